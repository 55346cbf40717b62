/// The calls on files, one closure each, as the operating system has them.
///
/// Nothing is retried and nothing is explained here: a closure makes one call and throws the
/// number. `FileSystem` is what the rest of the program uses. A test replaces closures, to see what
/// is asked of the system and to let any of it fail.
public struct SystemCalls: Sendable {
  /// `open`, with permissions for a new file.
  public var open: @Sendable (String, OpenFlags, UInt32) throws(Errno) -> Descriptor
  /// `read`: as many bytes as there are and fit; 0 at the end.
  public var read: @Sendable (Descriptor, UnsafeMutableRawBufferPointer) throws(Errno) -> Int
  /// `pread`: as `read`, from an offset in bytes.
  public var readAt:
    @Sendable (Descriptor, UnsafeMutableRawBufferPointer, Int64) throws(Errno) -> Int
  /// `write`: how many of the bytes were taken.
  public var write: @Sendable (Descriptor, UnsafeRawBufferPointer) throws(Errno) -> Int
  /// `fsync`, on Darwin `F_FULLFSYNC`: returns when the device has it.
  public var sync: @Sendable (Descriptor) throws(Errno) -> Void
  /// `ftruncate` to a length in bytes.
  public var truncate: @Sendable (Descriptor, Int64) throws(Errno) -> Void
  /// `fchmod`: the permission bits, whatever the process's mask is.
  public var setPermissions: @Sendable (Descriptor, UInt32) throws(Errno) -> Void
  /// `close`.
  public var close: @Sendable (Descriptor) throws(Errno) -> Void
  /// `flock`, which never waits: `wouldBlock` when another holds it.
  public var lock: @Sendable (Descriptor, FileLock) throws(Errno) -> Void
  /// `mkdir` with permissions.
  public var makeDirectory: @Sendable (String, UInt32) throws(Errno) -> Void
  /// `rename` of the first path to the second, which it replaces.
  public var rename: @Sendable (String, String) throws(Errno) -> Void
  /// `link`: a second name for the first path; fails with `exists`.
  public var link: @Sendable (String, String) throws(Errno) -> Void
  /// `unlink`.
  public var unlink: @Sendable (String) throws(Errno) -> Void
  /// `rmdir`.
  public var removeDirectory: @Sendable (String) throws(Errno) -> Void
  /// `opendir`, `readdir` to the end, `closedir`: the names, in no order, without `.` and `..`.
  public var entries: @Sendable (String) throws(Errno) -> [String]
  /// `stat`, which follows symbolic links.
  public var status: @Sendable (String) throws(Errno) -> FileStatus
  /// `lstat`, which does not.
  public var linkStatus: @Sendable (String) throws(Errno) -> FileStatus
  /// `fstat`.
  public var descriptorStatus: @Sendable (Descriptor) throws(Errno) -> FileStatus
  /// `readlink`: where a symbolic link points.
  public var readLink: @Sendable (String) throws(Errno) -> String
}
