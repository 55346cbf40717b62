#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The number with which the operating system explains a failure.
///
/// Any number is representable, because a system may know more than the names below.
public struct Errno: RawRepresentable, Error, Hashable, Sendable {
  /// The number as the C library has it.
  public var rawValue: Int32

  /// An error of this number.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The error of the last failed call on this thread.
  static var current: Errno {
    Errno(rawValue: errno)
  }

  /// The system's own words for it, as `strerror` has them.
  public var text: String {
    guard let words = strerror(rawValue) else { return "error \(rawValue)" }
    return String(cString: words)
  }

  /// `ENOENT`: nothing has this name.
  public static let noSuchFile = Errno(rawValue: ENOENT)
  /// `EEXIST`: the name is taken.
  public static let exists = Errno(rawValue: EEXIST)
  /// `ENOSPC`: the disk is full.
  public static let noSpace = Errno(rawValue: ENOSPC)
  /// `EDQUOT`: the account's share of the disk is used up.
  public static let quotaExceeded = Errno(rawValue: EDQUOT)
  /// `EINTR`: a signal came first; nothing was done.
  public static let interrupted = Errno(rawValue: EINTR)
  /// `EIO`: the device failed.
  public static let io = Errno(rawValue: EIO)
  /// `EACCES`: the permissions of the file or of a directory above it forbid it.
  public static let permission = Errno(rawValue: EACCES)
  /// `EPERM`: the operation itself is forbidden.
  public static let notPermitted = Errno(rawValue: EPERM)
  /// `EROFS`: the file system can only be read.
  public static let readOnly = Errno(rawValue: EROFS)
  /// `ENOTDIR`: a part of the path is not a directory.
  public static let notDirectory = Errno(rawValue: ENOTDIR)
  /// `EISDIR`: a directory stands where a file was wanted.
  public static let isDirectory = Errno(rawValue: EISDIR)
  /// `ENOTEMPTY`: the directory still has entries.
  public static let notEmpty = Errno(rawValue: ENOTEMPTY)
  /// `EWOULDBLOCK`: it would have had to wait.
  public static let wouldBlock = Errno(rawValue: EWOULDBLOCK)
  /// `EFBIG`: the file would pass, or passes, a limit of size.
  public static let fileTooLarge = Errno(rawValue: EFBIG)
  /// `EPIPE`: nobody reads the other end.
  public static let brokenPipe = Errno(rawValue: EPIPE)
  /// `EINVAL`: the arguments make no sense to the system, or the file does not support the call.
  public static let invalid = Errno(rawValue: EINVAL)
  /// `EBADF`: the descriptor is not open.
  public static let badDescriptor = Errno(rawValue: EBADF)
  /// `ENAMETOOLONG`: a name is longer than the file system can hold.
  public static let nameTooLong = Errno(rawValue: ENAMETOOLONG)
  /// `EMFILE`: this process has too many files open.
  public static let tooManyOpenFiles = Errno(rawValue: EMFILE)
  /// `ELOOP`: too many symbolic links, or one where none may be.
  public static let tooManyLinks = Errno(rawValue: ELOOP)
  /// `ENOTSUP`: the file system does not know this call.
  public static let notSupported = Errno(rawValue: ENOTSUP)
  /// `ENOLCK`: no locks are left.
  public static let noLocks = Errno(rawValue: ENOLCK)
  /// `ESTALE`: the file went away on the server that held it.
  public static let stale = Errno(rawValue: ESTALE)
  /// `ECHILD`: there is no such child process.
  public static let noChild = Errno(rawValue: ECHILD)
  /// `ETIMEDOUT`: it took too long.
  public static let timedOut = Errno(rawValue: ETIMEDOUT)
}
