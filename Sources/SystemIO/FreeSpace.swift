#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The room that is left where files are.
public enum FreeSpace {
  /// The bytes that this account may still write on the device that holds a path; nil where the
  /// system does not say.
  public static func bytes(at path: String) -> UInt64? {
    var found = statvfs()
    guard statvfs(path, &found) == 0 else { return nil }
    let size = found.f_frsize > 0 ? UInt64(found.f_frsize) : UInt64(found.f_bsize)
    let product = UInt64(found.f_bavail).multipliedReportingOverflow(by: size)
    return product.overflow ? .max : product.partialValue
  }
}
