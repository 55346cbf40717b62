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
  private var dispositions = Dispositions()

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
      if news.contains(SignalPipe.ends.read), let event = SignalPipe.next() { return event }
      if news.contains(input), let event = readInput() { return event }
      if let deadline, now >= deadline { return .timedOut }
    }
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
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON)
    raw.c_cflag |= tcflag_t(CS8)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    withUnsafeMutableBytes(of: &raw.c_cc) { control in
      control[Int(VMIN)] = 1
      control[Int(VTIME)] = 0
    }
    saved = settings
    TerminalGuard.hold(input: input, output: output, settings: settings)
    dispositions.install(TerminalGuard.restoreAndDie, for: TerminalGuard.crashes + endSignals)
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
    } else if isTerminal, isReading {
      dispositions.install(SignalPipe.handler, for: endSignals)
    } else {
      dispositions.restore()
    }
  }

  /// Gives the settings back.
  public func release() {
    guard let settings = saved else { return }
    saved = nil
    _ = setTerminal(input, settings)
    TerminalGuard.letGo()
    dispositions.restore()
  }

  /// Stops the whole process group, as the terminal would at Ctrl-Z.
  public func suspend() {
    kill(0, SIGTSTP)
  }

  private var endSignals: [Int32] { [SIGINT, SIGTERM, SIGHUP, SIGQUIT] }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

private func setTerminal(_ descriptor: Int32, _ settings: termios) -> Bool {
  var settings = settings
  while tcsetattr(descriptor, TCSANOW, &settings) != 0 {
    if errno != EINTR { return false }
  }
  return true
}

/// Which descriptors can be used without waiting; none at a signal or when the time is over.
private func ready(reading: [Int32], writing: [Int32], milliseconds: Int?) -> Set<Int32> {
  var readable = fd_set()
  var writable = fd_set()
  add(reading, to: &readable)
  add(writing, to: &writable)
  let count = ((reading + writing).max() ?? 0) + 1
  var limit = timeval()
  limit.tv_sec = .init((milliseconds ?? 0) / 1000)
  limit.tv_usec = .init((milliseconds ?? 0) % 1000 * 1000)
  let found = withUnsafeMutablePointer(to: &limit) {
    select(count, &readable, &writable, nil, milliseconds == nil ? nil : $0)
  }
  guard found > 0 else { return [] }
  return Set(reading.filter { has($0, in: readable) } + writing.filter { has($0, in: writable) })
}

/// Adds descriptors to a set, for the C macros are not imported.
///
/// A set is a row of bits; byte by byte it reads the same in words of
/// any size, because every machine that Swift runs on stores the low byte first.
private func add(_ descriptors: [Int32], to set: inout fd_set) {
  withUnsafeMutableBytes(of: &set) { bytes in
    for descriptor in descriptors {
      let index = Int(descriptor) / 8
      if bytes.indices.contains(index) { bytes[index] |= 1 << UInt8(descriptor % 8) }
    }
  }
}

private func has(_ descriptor: Int32, in set: fd_set) -> Bool {
  withUnsafeBytes(of: set) { bytes in
    let index = Int(descriptor) / 8
    return bytes.indices.contains(index) && bytes[index] & 1 << UInt8(descriptor % 8) != 0
  }
}

/// What signals did before, so that it can be put back.
private struct Dispositions {
  private var before: [Int32: sigaction] = [:]

  /// A signal that is ignored stays ignored: that is what `nohup` asks for.
  mutating func install(_ handler: @escaping @convention(c) (Int32) -> Void, for signals: [Int32]) {
    for number in signals where before[number] == nil {
      var old = sigaction()
      guard sigaction(number, nil, &old) == 0 else { continue }
      if let previous = signal(number, handler), isIgnoring(previous) {
        sigaction(number, &old, nil)
      } else {
        before[number] = old
      }
    }
  }

  func change(_ handler: @escaping @convention(c) (Int32) -> Void, _ signals: [Int32]) {
    for number in signals where before[number] != nil { signal(number, handler) }
  }

  mutating func restore() {
    for (number, action) in before {
      var action = action
      sigaction(number, &action, nil)
    }
    before = [:]
  }

  private func isIgnoring(_ handler: @escaping @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Turns signals into bytes that `select` sees, for a handler may do next to nothing.
private enum SignalPipe {
  /// Made at first use, which is before the first handler is installed.
  static let ends: (read: Int32, write: Int32) = {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { return (-1, -1) }
    for end in pair {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return (pair[0], pair[1])
  }()

  static var handler: @convention(c) (Int32) -> Void {
    _ = ends
    return { number in
      let code = errno
      withUnsafeBytes(of: UInt8(truncatingIfNeeded: number)) {
        _ = writeBytes(SignalPipe.ends.write, $0)
      }
      errno = code
    }
  }

  static func next() -> TerminalEvent? {
    var byte: UInt8 = 0
    guard withUnsafeMutableBytes(of: &byte, { readBytes(ends.read, $0) }) == 1 else { return nil }
    switch Int32(byte) {
    case SIGWINCH: return .resized
    case SIGCONT: return .continued
    case SIGTSTP: return .suspendRequested
    case SIGHUP: return .hungUp
    case let number: return .signal(number)
    }
  }
}

/// Gives the terminal back where no code of ours runs any more: at `exit`, at a signal that ends
/// the process between two lines, and at a crash.
private enum TerminalGuard {
  struct Held {
    var isHeld: Bool
    var input: Int32
    var output: Int32
    var settings: termios
  }

  static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

  /// Where the settings are for a signal handler, which is handed nothing; never freed.
  ///
  /// Written only
  /// by the thread that reads the terminal, before the handlers are installed.
  private static let address: UInt = {
    let place = UnsafeMutablePointer<Held>.allocate(capacity: 1)
    place.initialize(to: Held(isHeld: false, input: -1, output: -1, settings: termios()))
    atexit { TerminalGuard.giveBack() }
    return UInt(bitPattern: place)
  }()

  static var restoreAndDie: @convention(c) (Int32) -> Void {
    { number in
      TerminalGuard.giveBack()
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  static func hold(input: Int32, output: Int32, settings: termios) {
    UnsafeMutablePointer<Held>(bitPattern: address)?.pointee =
      Held(isHeld: true, input: input, output: output, settings: settings)
  }

  static func letGo() {
    UnsafeMutablePointer<Held>(bitPattern: address)?.pointee.isHeld = false
  }

  private static func giveBack() {
    guard let place = UnsafeMutablePointer<Held>(bitPattern: address), place.pointee.isHeld else {
      return
    }
    place.pointee.isHeld = false
    tcsetattr(place.pointee.input, TCSANOW, &place.pointee.settings)
    // The terminal itself was told to mark pastes.
    let pasteOff: StaticString = "\u{1B}[?2004l"
    _ = writeBytes(
      place.pointee.output,
      UnsafeRawBufferPointer(start: pasteOff.utf8Start, count: pasteOff.utf8CodeUnitCount))
  }
}
