#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The end of this process.
public enum ProcessEnd {
  /// Ends the process with a status.
  public static func with(status: Int32) -> Never {
    exit(status)
  }
}
