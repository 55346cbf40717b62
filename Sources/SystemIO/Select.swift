#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Waiting by `select`, for what `poll` does not serve: the terminals of macOS.
enum Select {
  /// As `Poll.wait`; descriptors that a set has no room for never become ready.
  static func wait(
    reading: [Descriptor], writing: [Descriptor], milliseconds: Int?
  ) throws(SystemError) -> (readable: [Descriptor], writable: [Descriptor]) {
    let room = 0..<Int32(MemoryLayout<fd_set>.size * 8)
    let reading = reading.filter { room.contains($0.rawValue) }
    let writing = writing.filter { room.contains($0.rawValue) }
    var readable = fd_set()
    var writable = fd_set()
    add(reading, to: &readable)
    add(writing, to: &writable)
    let count = ((reading + writing).map(\.rawValue).max() ?? -1) + 1
    let wait = max(0, milliseconds ?? 0)
    var limit = timeval()
    limit.tv_sec = .init(wait / 1000)
    limit.tv_usec = .init(wait % 1000 * 1000)
    let found = withUnsafeMutablePointer(to: &limit) {
      select(count, &readable, &writable, nil, milliseconds == nil ? nil : $0)
    }
    guard found >= 0 else {
      let code = Errno.current
      guard code == .interrupted else {
        throw SystemError(operation: .poll, path: "", code: code)
      }
      return ([], [])
    }
    return (reading.filter { has($0, in: readable) }, writing.filter { has($0, in: writable) })
  }

  /// Adds descriptors to a set, for the C macros are not imported.
  ///
  /// A set is a row of bits; byte by byte it reads the same in words of
  /// any size, because every machine that Swift runs on stores the low byte first.
  private static func add(_ descriptors: [Descriptor], to set: inout fd_set) {
    withUnsafeMutableBytes(of: &set) { bytes in
      for descriptor in descriptors {
        bytes[Int(descriptor.rawValue) / 8] |= 1 << UInt8(descriptor.rawValue % 8)
      }
    }
  }

  private static func has(_ descriptor: Descriptor, in set: fd_set) -> Bool {
    withUnsafeBytes(of: set) { bytes in
      bytes[Int(descriptor.rawValue) / 8] & 1 << UInt8(descriptor.rawValue % 8) != 0
    }
  }
}
