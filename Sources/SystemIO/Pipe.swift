#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The two ends of a pipe.
public struct Pipe: Sendable {
  /// Where what was written comes out.
  public var read: Descriptor
  /// Where it goes in.
  public var write: Descriptor

  /// A new pipe, which programs that this process starts do not inherit.
  public static func make() throws(SystemError) -> Pipe {
    var ends: (Int32, Int32) = (-1, -1)
    let answer = withUnsafeMutableBytes(of: &ends) { buffer in
      guard let start = buffer.bindMemory(to: Int32.self).baseAddress else { return Int32(-1) }
      return pipe(start)
    }
    guard answer == 0 else {
      throw SystemError(operation: .open, path: "pipe", code: .current)
    }
    for end in [ends.0, ends.1] {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    return Pipe(read: Descriptor(rawValue: ends.0), write: Descriptor(rawValue: ends.1))
  }
}
