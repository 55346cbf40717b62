#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Waiting for any of several descriptors.
public enum Poll {
  /// The descriptors that can be read without waiting, or whose other end is gone.
  ///
  /// Waits at most so many milliseconds, for ever when nil. A signal ends the wait with no
  /// descriptors, so that the caller looks at its inbox.
  public static func readable(
    _ descriptors: [Descriptor], milliseconds: Int?
  ) throws(SystemError) -> [Descriptor] {
    try wait(reading: descriptors, writing: [], milliseconds: milliseconds).readable
  }

  /// As `readable`, and which descriptors take bytes.
  public static func wait(
    reading: [Descriptor], writing: [Descriptor], milliseconds: Int?
  ) throws(SystemError) -> (readable: [Descriptor], writable: [Descriptor]) {
    #if canImport(Darwin)
      // `poll` does not serve terminals there.
      if (reading + writing).contains(where: \.isTerminal) {
        return try Select.wait(reading: reading, writing: writing, milliseconds: milliseconds)
      }
    #endif
    var table =
      reading.map { pollfd(fd: $0.rawValue, events: Int16(POLLIN), revents: 0) }
      + writing.map { pollfd(fd: $0.rawValue, events: Int16(POLLOUT), revents: 0) }
    let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard poll(&table, nfds_t(table.count), limit) >= 0 else {
      let code = Errno.current
      guard code == .interrupted else {
        throw SystemError(operation: .poll, path: "", code: code)
      }
      return ([], [])
    }
    let ready = table.map { $0.revents != 0 }
    return (
      zip(reading, ready).filter(\.1).map(\.0),
      zip(writing, ready.dropFirst(reading.count)).filter(\.1).map(\.0)
    )
  }
}
