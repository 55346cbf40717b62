import SystemIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The numbers of the signals that a caller may have to name.
public enum TerminalSignal {
  /// SIGINT.
  public static var interrupt: Int32 { SIGINT }
  /// SIGTERM.
  public static var terminate: Int32 { SIGTERM }
  /// SIGHUP.
  public static var hangup: Int32 { SIGHUP }
}

/// A terminal, or a pipe or file in its place, by its descriptors.
///
/// Settings, reading and waiting use one and the same descriptor, and waiting uses `select`: on
/// macOS `poll` does not serve terminals. No query is ever sent. Settings are changed without
/// flushing, so what was typed ahead stays. While the terminal is held it is given back on every
/// way out: at `release`, at `exit`, at a signal and at a crash.
public final class TerminalDevice: TerminalPort {
  private let input: Int32
  private let output: Int32
  private let environment: [String: String]
  private let isTerminal: Bool
  private var saved: termios?
  /// The settings while the terminal is held and a line is read.
  private var held = termios()
  private var dispositions = SignalDispositions()
  private var isGone = false

  /// Makes a device.
  ///
  /// - Parameters:
  ///   - input: the descriptor that lines are read from.
  ///   - output: the descriptor that prompts are written to.
  ///   - environment: for `COLUMNS` and `LINES`, where the system does not know the size.
  public init(
    input: Int32 = 0, output: Int32 = 2, environment: [String: String]
  ) {
    self.input = input
    self.output = output
    self.environment = environment
    isTerminal = Self.isTerminal(input)
  }

  deinit {
    release()
  }

  /// Whether a descriptor is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool {
    isatty(descriptor) == 1
  }

  /// The window behind a descriptor, else `COLUMNS` and `LINES`, else 80×24; a 0 counts as unknown.
  public static func size(of descriptor: Int32, environment: [String: String]) -> TerminalSize {
    var window = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0
    func pick(_ value: UInt16, _ name: String, _ usual: Int) -> Int {
      if isKnown, value > 0 { return Int(value) }
      if let text = environment[name], let number = Int(text), (1...100_000).contains(number) {
        return number
      }
      return usual
    }
    return TerminalSize(
      columns: pick(window.ws_col, "COLUMNS", 80), rows: pick(window.ws_row, "LINES", 24))
  }

  /// The window's size now.
  public var size: TerminalSize {
    Self.size(of: output, environment: environment)
  }

  /// Milliseconds of the system's monotonic clock.
  public var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1000 &+ Int64(time.tv_nsec) / 1_000_000
  }

  /// Writes all bytes, waiting where the terminal is slow.
  public func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(output, $0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        _ = ready(reading: [], writing: [output], milliseconds: 100)
      } else if errno != EINTR {
        return
      }
    }
  }

  /// Waits for a signal, for bytes, or for the time to pass.
  public func wait(milliseconds: Int?) -> TerminalEvent {
    let deadline = milliseconds.map { now &+ Int64($0) }
    while true {
      let left = deadline.map { Int(max(0, $0 &- now)) }
      let news = ready(reading: [input, SignalPipe.ends.read], writing: [], milliseconds: left)
      if news.contains(SignalPipe.ends.read), let event = SignalPipe.next() { return told(event) }
      if news.contains(input), let event = readInput() { return told(event) }
      if let deadline, now >= deadline { return .timedOut }
    }
  }

  /// Remembers that the terminal is gone.
  private func told(_ event: TerminalEvent) -> TerminalEvent {
    if event == .hungUp { isGone = true }
    return event
  }

  /// Does not let a second signal end the process while what was typed is being saved.
  ///
  /// The shell and the system both tell of a terminal that is gone.
  private func keepOnWhenGone() {
    if isGone { Signal.hangUp.ignore() }
  }

  private func readInput() -> TerminalEvent? {
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = bytes.withUnsafeMutableBytes { readBytes(input, $0) }
    if count > 0 {
      bytes.removeLast(bytes.count - count)
      return .input(bytes)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return nil }
    return count < 0 || saved != nil ? .hungUp : .endOfInput
  }

  /// Takes the terminal; IXON is off so that Ctrl-S cannot freeze it, and output stays as it was.
  public func acquire() -> Bool {
    guard saved == nil else { return true }
    var settings = termios()
    guard tcgetattr(input, &settings) == 0 else { return false }
    var raw = settings
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | IXON)
    // A serial line of seven bits and parity stays one.
    if settings.c_cflag & tcflag_t(CSIZE) == tcflag_t(CS8) {
      raw.c_iflag &= ~tcflag_t(INPCK | ISTRIP)
    }
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    let disabled = Self.disabledKey(of: input)
    withUnsafeMutableBytes(of: &raw.c_cc) { control in
      control[Int(VMIN)] = 1
      control[Int(VTIME)] = 0
      control[Int(VINTR)] = disabled
      control[Int(VSUSP)] = disabled
      #if canImport(Darwin)
        control[Int(VDSUSP)] = disabled
      #endif
    }
    held = raw
    saved = settings
    TerminalGuard.hold(input: input, output: output, settings: settings)
    dispositions.install(
      TerminalGuard.restoreAndDie, for: TerminalGuard.crashes, usesOwnStack: true)
    dispositions.install(TerminalGuard.restoreAndDie, for: endSignals)
    dispositions.install(SignalPipe.handler, for: [SIGWINCH, SIGCONT, SIGTSTP])
    guard setTerminal(input, raw) else {
      release()
      return false
    }
    return true
  }

  /// Chooses between an event and an end at once for the signals that end a process.
  public func setReading(_ isReading: Bool) {
    if saved != nil {
      dispositions.change(isReading ? SignalPipe.handler : TerminalGuard.restoreAndDie, endSignals)
      // While a line is read Ctrl-\ is a key like others; between lines it is the way out.
      var settings = held
      if !isReading { settings.c_lflag |= tcflag_t(ISIG) }
      _ = setTerminal(input, settings)
    } else if isTerminal, isReading {
      dispositions.install(SignalPipe.handler, for: endSignals)
    } else {
      dispositions.restore()
    }
    keepOnWhenGone()
  }

  /// Gives the settings back.
  public func release() {
    guard let settings = saved else { return }
    saved = nil
    _ = setTerminal(input, settings)
    TerminalGuard.letGo()
    dispositions.restore()
    keepOnWhenGone()
  }

  /// What stands in the settings for a key that does nothing.
  private static func disabledKey(of descriptor: Int32) -> cc_t {
    cc_t(truncatingIfNeeded: fpathconf(descriptor, Int32(_PC_VDISABLE)))
  }

  /// Stops the whole process group, as the terminal would at Ctrl-Z.
  public func suspend() {
    kill(0, SIGTSTP)
  }

  private var endSignals: [Int32] { [SIGINT, SIGTERM, SIGHUP, SIGQUIT] }
}

func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

func setTerminal(_ descriptor: Int32, _ settings: termios) -> Bool {
  var settings = settings
  while tcsetattr(descriptor, TCSANOW, &settings) != 0 {
    if errno != EINTR { return false }
  }
  return true
}
