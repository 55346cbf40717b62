#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The directory that relative paths of this process, and of those it starts, begin in.
public enum WorkingDirectory {
  /// Goes into a directory.
  ///
  /// - Throws: what failed.
  public static func enter(_ path: String) throws(SystemError) {
    guard chdir(path) == 0 else {
      throw SystemError(operation: .open, path: path, code: .current)
    }
  }
}
