/// Files and directories.
///
/// This module is the only one that reaches the operating system, besides the terminal. It has two
/// layers. `SystemCalls` is one closure a call, bare. `FileSystem` above it says what every caller
/// wants to know (which operation failed on what path) and holds the one policy on interrupts: a
/// call that a signal interrupted is made again, except `close`, whose descriptor is gone by then.
/// Compositions of calls, such as replacing a file whole, are in `FileSystem+….swift`.
public struct FileSystem: Sendable {
  /// The calls it is made of.
  public var calls: SystemCalls

  /// A file system that makes these calls.
  public init(calls: SystemCalls) {
    self.calls = calls
  }

  /// The machine's own.
  public static let live = FileSystem(calls: .live)

  /// Opens a file; a new one gets `permissions`, less the process's mask.
  public func open(
    _ path: String, _ flags: OpenFlags, permissions: UInt32 = 0o600
  ) throws(SystemError) -> Descriptor {
    try again(.open, path) { () throws(Errno) in try calls.open(path, flags, permissions) }
  }

  /// Reads what is there, up to the buffer's length; 0 at the end.
  public func read(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, path: String
  ) throws(SystemError) -> Int {
    try again(.read, path) { () throws(Errno) in try calls.read(file, buffer) }
  }

  /// Reads from an offset in bytes; 0 at the end.
  public func read(
    _ file: Descriptor, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64, path: String
  ) throws(SystemError) -> Int {
    try again(.read, path) { () throws(Errno) in try calls.readAt(file, buffer, offset) }
  }

  /// Writes some of the bytes and says how many.
  public func write(
    _ bytes: UnsafeRawBufferPointer, to file: Descriptor, path: String
  ) throws(SystemError) -> Int {
    try again(.write, path) { () throws(Errno) in try calls.write(file, bytes) }
  }

  /// Returns when the device has what was written.
  ///
  /// After a failure the system may have dropped the bytes and forgotten it: a second sync of the
  /// same descriptor would succeed and prove nothing.
  public func sync(_ file: Descriptor, path: String) throws(SystemError) {
    try again(.sync, path) { () throws(Errno) in try calls.sync(file) }
  }

  /// Sets the length of an open file, in bytes.
  public func truncate(_ file: Descriptor, to length: Int64, path: String) throws(SystemError) {
    try again(.truncate, path) { () throws(Errno) in try calls.truncate(file, length) }
  }

  /// Sets the permission bits of an open file, whatever the process's mask is.
  public func setPermissions(
    _ permissions: UInt32, of file: Descriptor, path: String
  ) throws(SystemError) {
    try again(.setPermissions, path) { () throws(Errno) in
      try calls.setPermissions(file, permissions)
    }
  }

  /// Closes a file; nothing useful can be done about a failure, so there is none.
  public func close(_ file: Descriptor) {
    do { try calls.close(file) } catch {}
  }

  /// Takes, or gives back, a lock without waiting; false when another holds it.
  public func lock(
    _ file: Descriptor, _ lock: FileLock, path: String
  ) throws(SystemError) -> Bool {
    do {
      try again(.lock, path) { () throws(Errno) in try calls.lock(file, lock) }
      return true
    } catch {
      guard error.code == .wouldBlock else { throw error }
      return false
    }
  }

  /// Makes one directory.
  public func makeDirectory(
    _ path: String, permissions: UInt32 = 0o700
  ) throws(SystemError) {
    try again(.makeDirectory, path) { () throws(Errno) in
      try calls.makeDirectory(path, permissions)
    }
  }

  /// Gives a file another name, at which it replaces what was there.
  public func rename(_ from: String, to: String) throws(SystemError) {
    try again(.rename, to) { () throws(Errno) in try calls.rename(from, to) }
  }

  /// Gives a file a second name, which must be free.
  public func link(_ from: String, to: String) throws(SystemError) {
    try again(.link, to) { () throws(Errno) in try calls.link(from, to) }
  }

  /// Takes a name away.
  public func unlink(_ path: String) throws(SystemError) {
    try again(.unlink, path) { () throws(Errno) in try calls.unlink(path) }
  }

  /// Takes an empty directory away.
  public func removeDirectory(_ path: String) throws(SystemError) {
    try again(.removeDirectory, path) { () throws(Errno) in try calls.removeDirectory(path) }
  }

  /// The names in a directory, in the order of their bytes, without `.` and `..`.
  public func entries(of path: String) throws(SystemError) -> [String] {
    try again(.entries, path) { () throws(Errno) in try calls.entries(path) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// What is known about a path; symbolic links are followed.
  public func status(_ path: String) throws(SystemError) -> FileStatus {
    try again(.status, path) { () throws(Errno) in try calls.status(path) }
  }

  /// What is known about a path; a symbolic link is one.
  public func linkStatus(_ path: String) throws(SystemError) -> FileStatus {
    try again(.status, path) { () throws(Errno) in try calls.linkStatus(path) }
  }

  /// What is known about an open file.
  public func status(of file: Descriptor, path: String) throws(SystemError) -> FileStatus {
    try again(.status, path) { () throws(Errno) in try calls.descriptorStatus(file) }
  }

  /// Where a symbolic link points.
  public func readLink(_ path: String) throws(SystemError) -> String {
    try again(.readLink, path) { () throws(Errno) in try calls.readLink(path) }
  }

  /// Makes a call until no signal interrupts it, and says what it was about when it fails.
  private func again<Answer>(
    _ operation: SystemOperation, _ path: String, _ call: () throws(Errno) -> Answer
  ) throws(SystemError) -> Answer {
    while true {
      do {
        return try call()
      } catch {
        guard error == .interrupted else {
          throw SystemError(operation: operation, path: path, code: error)
        }
      }
    }
  }
}
