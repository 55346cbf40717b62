public import SystemIO

/// A terminal, or a pipe or file in its place, by its descriptors.
///
/// Settings, reading and waiting use one and the same descriptor. No query is ever sent. While the
/// terminal is held it is given back on every way out: at `release`, at `exit`, at a signal and at a
/// crash.
public final class TerminalDevice: TerminalPort {
  private let input: Descriptor
  private let output: Descriptor
  private let environment: [String: String]
  private let isTerminal: Bool
  private let keys: HeldTerminal
  private let unseen: HeldTerminal
  /// The signals that end a process, while a line is read.
  private var endings: SignalWatch?
  /// Those of the window and of job control, while the settings are not as they were.
  private var changes: SignalWatch?
  /// What has come and was not told yet.
  private var arrived: [Signal] = []
  private var isGone = false

  /// Makes a device.
  ///
  /// - Parameters:
  ///   - input: the descriptor that lines are read from.
  ///   - output: the descriptor that prompts are written to.
  ///   - environment: for `COLUMNS` and `LINES`, where the system does not know the size.
  public init(
    input: Descriptor = .standardInput, output: Descriptor = .standardError,
    environment: [String: String]
  ) {
    self.input = input
    self.output = output
    self.environment = environment
    isTerminal = input.isTerminal
    keys = HeldTerminal(input: input, output: output)
    unseen = HeldTerminal(input: input, output: output)
  }

  deinit {
    unseen.giveBack()
    release()
  }

  /// The window behind a descriptor, else `COLUMNS` and `LINES`, else 80×24; a 0 counts as unknown.
  public static func size(
    of descriptor: Descriptor, environment: [String: String]
  ) -> TerminalSize {
    let window = descriptor.windowSize
    func pick(_ value: Int?, _ name: String, _ usual: Int) -> Int {
      if let value, value > 0 { return value }
      if let text = environment[name], let number = Int(text), (1...100_000).contains(number) {
        return number
      }
      return usual
    }
    return TerminalSize(
      columns: pick(window?.columns, "COLUMNS", 80), rows: pick(window?.rows, "LINES", 24))
  }

  /// The window's size now.
  public var size: TerminalSize {
    Self.size(of: output, environment: environment)
  }

  /// Milliseconds of the system's monotonic clock.
  public var now: Int64 {
    Clock.live.monotonicMicroseconds() / 1000
  }

  /// Writes all bytes, waiting where the terminal is slow.
  public func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let taken = rest.withUnsafeBytes { buffer in
        Result { () throws(Errno) in try SystemCalls.live.write(output, buffer) }
      }
      switch taken {
      case .success(let count): rest = rest.dropFirst(count)
      case .failure(.interrupted): break
      case .failure(.wouldBlock):
        _ = try? Poll.wait(reading: [], writing: [output], milliseconds: 100)
      case .failure: return
      }
    }
  }

  /// Waits for a signal, for bytes, or for the time to pass.
  public func wait(milliseconds: Int?) -> TerminalEvent {
    let deadline = milliseconds.map { now &+ Int64($0) }
    while true {
      if let event = nextSignal() { return event }
      let left = deadline.map { Int(max(0, $0 &- now)) }
      let sources = [input, endings?.descriptor, changes?.descriptor].compactMap(\.self)
      // Where nothing can be waited for, reading waits.
      let ready = (try? Poll.readable(sources, milliseconds: left)) ?? [input]
      if let event = nextSignal() { return event }
      if ready.contains(input), let event = readInput() { return event }
      if let deadline, now >= deadline { return .timedOut }
    }
  }

  private func nextSignal() -> TerminalEvent? {
    collect()
    guard !arrived.isEmpty else { return nil }
    switch arrived.removeFirst() {
    case .windowChanged: return .resized
    case .resume: return .continued
    case .suspend: return .suspendRequested
    case .hangUp:
      isGone = true
      return .hungUp
    case let signal: return .signal(signal)
    }
  }

  private func collect() {
    arrived += (endings?.take() ?? []) + (changes?.take() ?? [])
  }

  /// Does not let a second signal end the process while what was typed is being saved.
  ///
  /// The shell and the system both tell of a terminal that is gone.
  private func keepOnWhenGone() {
    if isGone { Signal.hangUp.ignore() }
  }

  private func readInput() -> TerminalEvent? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let taken = bytes.withUnsafeMutableBytes { buffer in
      Result { () throws(Errno) in try SystemCalls.live.read(input, buffer) }
    }
    switch taken {
    case .success(0) where !keys.isHeld: return .endOfInput
    case .success(let count) where count > 0:
      bytes.removeLast(bytes.count - count)
      return .input(bytes)
    case .failure(.interrupted), .failure(.wouldBlock): return nil
    case .success, .failure: break
    }
    isGone = true
    return .hungUp
  }

  /// Takes the terminal.
  public func acquire() -> Bool {
    guard keys.takeKeys() else { return false }
    watchChanges()
    return true
  }

  private func watchChanges() {
    changes = changes ?? (try? SignalWatch([.windowChanged, .resume, .suspend]))
  }

  /// Chooses between an event and an end at once for the signals that end a process.
  public func setReading(_ isReading: Bool) {
    if isTerminal, isReading {
      endings = endings ?? (try? SignalWatch(HeldTerminal.endings))
    } else {
      ignoreEndings()
    }
    // While a line is read Ctrl-\ is a key like others; between lines it is the way out.
    keys.setQuitKey(endsProcess: !isReading)
    keepOnWhenGone()
  }

  /// Shows what is typed, or does not, on a terminal that is not held.
  public func setEcho(_ isEchoing: Bool, dropsTyped: Bool) {
    if isEchoing {
      unseen.giveBack(dropsTyped: dropsTyped)
      ignoreChanges()
    } else if isTerminal, unseen.hideTyping() {
      watchChanges()
    }
    keepOnWhenGone()
  }

  /// Gives the settings back.
  public func release() {
    guard keys.isHeld else { return }
    keys.giveBack()
    ignoreEndings()
    ignoreChanges()
    keepOnWhenGone()
  }

  /// What has come already is told at the next line.
  private func ignoreEndings() {
    collect()
    endings?.restore()
    endings = nil
  }

  private func ignoreChanges() {
    collect()
    changes?.restore()
    changes = nil
  }

  /// Stops the whole process group, as the terminal would at Ctrl-Z.
  public func suspend() {
    Signal.suspend.sendToGroup()
  }
}
