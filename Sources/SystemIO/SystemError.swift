/// What was asked of the operating system.
public enum SystemOperation: String, CaseIterable, Sendable {
  case open, read, write, sync, truncate, setPermissions, close, lock, makeDirectory, rename, link,
    unlink
  case removeDirectory, entries, status, readLink, spawn, wait, poll
}

/// A call to the operating system that failed: which, on what, and why.
public struct SystemError: Error, Hashable, Sendable {
  /// The call that failed.
  public var operation: SystemOperation
  /// The file, directory or program it was about.
  public var path: String
  /// The system's reason.
  public var code: Errno

  /// A failure of `operation` on `path`.
  public init(operation: SystemOperation, path: String, code: Errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}
