#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Turns signals into bytes that `select` sees, for a handler may do next to nothing.
enum SignalPipe {
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
