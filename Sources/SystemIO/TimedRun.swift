#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What whole processes cost: the time from before their start until after their end, and memory.
public struct TimedRun: Equatable, Sendable {
  /// A program to be run with nothing at its streams but a file to read.
  public struct Request: Equatable, Sendable {
    /// The program, looked up in `PATH`, and its arguments.
    public var arguments: [String]
    /// Changes to this process's environment; nil takes a variable away.
    public var environment: [String: String?]
    /// The file at standard input.
    public var input: String

    /// A request; by default standard input is empty.
    public init(
      _ arguments: [String], environment: [String: String?] = [:], input: String = "/dev/null"
    ) {
      self.arguments = arguments
      self.environment = environment
      self.input = input
    }

    private var launch: Subprocess.Request {
      Subprocess.Request(arguments, environment: environment)
    }

    fileprivate func start(_ streams: [Descriptor]) throws(SystemError) -> pid_t {
      try ProgramLaunch(request: launch, streams: streams, ownSession: true).start()
    }
  }

  /// Seconds of real time.
  public var seconds: Double
  /// The most memory that one of the processes held, in bytes.
  public var peakBytes: Int
  /// Whether all of them ended with status 0.
  public var isSuccess: Bool

  /// Runs programs, all at once, and waits until the last has ended.
  ///
  /// - Throws: what failed, when one cannot be started.
  public static func of(_ requests: [Request]) throws(SystemError) -> TimedRun {
    let files = FileSystem.live
    let nowhere = try files.open("/dev/null", [.write])
    defer { files.close(nowhere) }
    var inputs: [Descriptor] = []
    defer { inputs.forEach(files.close) }
    for request in requests { inputs.append(try files.open(request.input, [.read])) }
    let start = Clock.live.monotonicMicroseconds()
    var children: [pid_t] = []
    do throws(SystemError) {
      for (request, input) in zip(requests, inputs) {
        children.append(try request.start([input, nowhere, nowhere]))
      }
    } catch {
      children.forEach { _ = end($0) }
      throw error
    }
    let ends = children.map(end)
    return TimedRun(
      seconds: Double(Clock.live.monotonicMicroseconds() - start) / 1e6,
      peakBytes: ends.map(\.peakBytes).max() ?? 0, isSuccess: ends.allSatisfy(\.isSuccess))
  }

  /// Runs a program at a terminal of its own until a text appears there, and ends it.
  ///
  /// `isSuccess` says whether the text appeared within the limit.
  ///
  /// - Throws: what failed, when there is no terminal or the program cannot be started.
  public static func of(
    _ request: Request, until text: String, limitSeconds: Int = 20
  ) throws(SystemError) -> TimedRun {
    let files = FileSystem.live
    let (master, terminal) = try openTerminal()
    defer { files.close(master) }
    let start = Clock.live.monotonicMicroseconds()
    let child: pid_t
    do throws(SystemError) {
      child = try request.start([terminal, terminal, terminal])
    } catch {
      files.close(terminal)
      throw error
    }
    files.close(terminal)
    var shown: [UInt8] = []
    var hasAppeared = false
    let deadline = start &+ Int64(limitSeconds) &* 1_000_000
    while !hasAppeared, Clock.live.monotonicMicroseconds() < deadline {
      guard try Poll.readable([master], milliseconds: 100).first == master else { continue }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = try? chunk.withUnsafeMutableBytes { buffer throws(SystemError) in
        try files.read(master, into: buffer, path: "terminal")
      }
      guard let count, count > 0 else { break }
      shown += chunk.prefix(count)
      hasAppeared = String(decoding: shown, as: UTF8.self).contains(text)
    }
    let seconds = Double(Clock.live.monotonicMicroseconds() - start) / 1e6
    kill(child, SIGKILL)
    return TimedRun(seconds: seconds, peakBytes: end(child).peakBytes, isSuccess: hasAppeared)
  }

  /// A new terminal of 80×24 that is nobody's own, and the other end of it.
  static func openTerminal() throws(SystemError) -> (Descriptor, Descriptor) {
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard master >= 0, let name = terminalName(master) else {
      throw SystemError(operation: .open, path: "/dev/ptmx", code: .current)
    }
    let terminal = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else {
      let code = Errno.current
      close(master)
      throw SystemError(operation: .open, path: name, code: code)
    }
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    return (Descriptor(rawValue: master), Descriptor(rawValue: terminal))
  }

  /// The name of the terminal of a master, unlocked.
  private static func terminalName(_ master: Int32) -> String? {
    #if canImport(Darwin)
      guard grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
        return nil
      }
      return String(cString: name)
    #else
      // What unlockpt(3) and ptsname(3) do; Swift does not see those functions here. The numbers are
      // TIOCSPTLCK and TIOCGPTN of ioctl_tty(2).
      var number: Int32 = 0
      guard ioctl(master, 0x4004_5431, &number) == 0, ioctl(master, 0x8004_5430, &number) == 0
      else { return nil }
      return "/dev/pts/\(number)"
    #endif
  }

  /// Waits for a child's end.
  private static func end(_ child: pid_t) -> TimedRun {
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) == -1, Errno.current == .interrupted {}
    // Linux counts in kilobytes, Darwin in bytes.
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return TimedRun(
      seconds: 0, peakBytes: Int(usage.ru_maxrss) * unit, isSuccess: status == 0)
  }
}
