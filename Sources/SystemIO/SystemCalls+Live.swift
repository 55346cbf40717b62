#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension SystemCalls {
  /// The operating system's own.
  ///
  /// From its first use on, a write past the limit on the size of files fails with `fileTooLarge`,
  /// where it would otherwise end the process by a signal and take the words with it.
  public static let live: SystemCalls = {
    _ = signal(SIGXFSZ, SIG_IGN)
    return bare
  }()

  private static let bare = SystemCalls(
    open: liveOpen, read: liveRead, readAt: liveReadAt, write: liveWrite, sync: liveSync,
    truncate: liveTruncate, setPermissions: liveSetPermissions, close: liveClose, lock: liveLock,
    makeDirectory: liveMakeDirectory,
    rename: liveRename, link: liveLink, unlink: liveUnlink, removeDirectory: liveRemoveDirectory,
    entries: liveEntries, status: liveStatus, linkStatus: liveLinkStatus,
    descriptorStatus: liveDescriptorStatus, readLink: liveReadLink)
}

// Functions at file level, because inside the type the C names would mean its closures.

/// The answer of a call in which -1 means that `errno` says why not.
@discardableResult
private func checked<Answer: BinaryInteger>(_ answer: Answer) throws(Errno) -> Answer {
  guard answer >= 0 else { throw Errno.current }
  return answer
}

@Sendable
private func liveOpen(
  _ path: String, _ flags: OpenFlags, _ permissions: UInt32
) throws(Errno) -> Descriptor {
  var bits = O_CLOEXEC
  switch (flags.contains(.read), flags.contains(.write) || flags.contains(.append)) {
  case (true, true): bits |= O_RDWR
  case (false, true): bits |= O_WRONLY
  default: bits |= O_RDONLY
  }
  let table: [(OpenFlags, Int32)] = [
    (.append, O_APPEND), (.create, O_CREAT), (.exclusive, O_EXCL), (.truncate, O_TRUNC),
    (.directory, O_DIRECTORY), (.noFollow, O_NOFOLLOW), (.nonBlocking, O_NONBLOCK),
  ]
  for (flag, bit) in table where flags.contains(flag) {
    bits |= bit
  }
  return Descriptor(rawValue: try checked(open(path, bits, mode_t(permissions))))
}

@Sendable
private func liveRead(
  _ file: Descriptor, _ buffer: UnsafeMutableRawBufferPointer
) throws(Errno) -> Int {
  try checked(read(file.rawValue, buffer.baseAddress, buffer.count))
}

@Sendable
private func liveReadAt(
  _ file: Descriptor, _ buffer: UnsafeMutableRawBufferPointer, _ offset: Int64
) throws(Errno) -> Int {
  try checked(pread(file.rawValue, buffer.baseAddress, buffer.count, off_t(offset)))
}

@Sendable
private func liveWrite(_ file: Descriptor, _ bytes: UnsafeRawBufferPointer) throws(Errno) -> Int {
  try checked(write(file.rawValue, bytes.baseAddress, bytes.count))
}

@Sendable
private func liveSync(_ file: Descriptor) throws(Errno) {
  #if canImport(Darwin)
    // Darwin's fsync hands the bytes to the drive, which may keep them in its cache.
    if fcntl(file.rawValue, F_FULLFSYNC) == 0 { return }
    guard errno == ENOTSUP || errno == EINVAL || errno == ENOTTY else { throw Errno.current }
  #endif
  try checked(fsync(file.rawValue))
}

@Sendable
private func liveTruncate(_ file: Descriptor, _ length: Int64) throws(Errno) {
  try checked(ftruncate(file.rawValue, off_t(length)))
}

@Sendable
private func liveSetPermissions(_ file: Descriptor, _ permissions: UInt32) throws(Errno) {
  try checked(fchmod(file.rawValue, mode_t(permissions)))
}

@Sendable
private func liveClose(_ file: Descriptor) throws(Errno) {
  try checked(close(file.rawValue))
}

@Sendable
private func liveLock(_ file: Descriptor, _ lock: FileLock) throws(Errno) {
  let how =
    switch lock {
    case .shared: LOCK_SH | LOCK_NB
    case .exclusive: LOCK_EX | LOCK_NB
    case .none: LOCK_UN
    }
  try checked(flock(file.rawValue, how))
}

@Sendable
private func liveMakeDirectory(_ path: String, _ permissions: UInt32) throws(Errno) {
  try checked(mkdir(path, mode_t(permissions)))
}

@Sendable
private func liveRename(_ from: String, _ to: String) throws(Errno) {
  try checked(rename(from, to))
}

@Sendable
private func liveLink(_ from: String, _ to: String) throws(Errno) {
  try checked(link(from, to))
}

@Sendable
private func liveUnlink(_ path: String) throws(Errno) {
  try checked(unlink(path))
}

@Sendable
private func liveRemoveDirectory(_ path: String) throws(Errno) {
  try checked(rmdir(path))
}

@Sendable
private func liveEntries(_ path: String) throws(Errno) -> [String] {
  guard let directory = opendir(path) else { throw Errno.current }
  defer { closedir(directory) }
  var names: [String] = []
  while true {
    // readdir answers nil at the end and at a failure; only errno tells them apart.
    errno = 0
    guard let entry = readdir(directory) else {
      guard errno == 0 else { throw Errno.current }
      return names
    }
    let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
      String(cString: UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
    }
    if name != ".", name != ".." { names.append(name) }
  }
}

@Sendable
private func liveStatus(_ path: String) throws(Errno) -> FileStatus {
  var found = stat()
  try checked(stat(path, &found))
  return FileStatus(found)
}

@Sendable
private func liveLinkStatus(_ path: String) throws(Errno) -> FileStatus {
  var found = stat()
  try checked(lstat(path, &found))
  return FileStatus(found)
}

@Sendable
private func liveDescriptorStatus(_ file: Descriptor) throws(Errno) -> FileStatus {
  var found = stat()
  try checked(fstat(file.rawValue, &found))
  return FileStatus(found)
}

@Sendable
private func liveReadLink(_ path: String) throws(Errno) -> String {
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
  defer { buffer.deallocate() }
  guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return "" }
  let count = try checked(readlink(path, start, buffer.count))
  return String(decoding: buffer[..<count], as: UTF8.self)
}

extension FileStatus {
  /// The facts of a C status.
  fileprivate init(_ found: stat) {
    let kind: Kind =
      switch found.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .symbolicLink
      default: .other
      }
    #if canImport(Darwin)
      let modified = found.st_mtimespec
    #else
      let modified = found.st_mtim
    #endif
    self.init(
      kind: kind, size: Int64(found.st_size), modifiedSeconds: Int64(modified.tv_sec),
      modifiedNanoseconds: Int64(modified.tv_nsec),
      device: UInt64(truncatingIfNeeded: found.st_dev),
      inode: UInt64(truncatingIfNeeded: found.st_ino),
      links: UInt64(truncatingIfNeeded: found.st_nlink), permissions: UInt32(found.st_mode & 0o7777)
    )
  }
}
