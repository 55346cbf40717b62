extension FileSystem {
  /// Opens a file for as long as `body` runs.
  public func withFile<Answer>(
    _ path: String, _ flags: OpenFlags, permissions: UInt32 = 0o600,
    _ body: (Descriptor) throws(SystemError) -> Answer
  ) throws(SystemError) -> Answer {
    let file = try open(path, flags, permissions: permissions)
    defer { close(file) }
    return try body(file)
  }

  /// The whole of a file.
  ///
  /// Throws `fileTooLarge` for one of more than `limit` bytes, before its body is read.
  public func readFile(_ path: String, limit: Int = 1 << 30) throws(SystemError) -> [UInt8] {
    try withFile(path, .read) { file throws(SystemError) in
      let size = try status(of: file, path: path).size
      guard size <= limit else {
        throw SystemError(operation: .read, path: path, code: .fileTooLarge)
      }
      // One more than the size, so that a file of the size that it says is read to its end at once.
      var bytes: [UInt8] = []
      var room = Int(max(0, size)) + 1
      while true {
        let chunk = try collect(room) { rest, _ throws(SystemError) in
          try read(file, into: rest, path: path)
        }
        let ended = chunk.count < room
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        guard bytes.count <= limit else {
          throw SystemError(operation: .read, path: path, code: .fileTooLarge)
        }
        guard ended else {
          room = 1 << 16
          continue
        }
        // Less than there is would pass for a shorter file.
        guard bytes.count >= size else {
          throw SystemError(operation: .read, path: path, code: .io)
        }
        return bytes
      }
    }
  }

  /// The bytes of an open file from `offset`, at most `count`; fewer only where the file ends.
  public func readRange(
    _ file: Descriptor, from offset: Int64, count: Int, path: String
  ) throws(SystemError) -> [UInt8] {
    try collect(count) { rest, filled throws(SystemError) in
      try read(file, into: rest, at: offset + Int64(filled), path: path)
    }
  }

  /// Reads until there are `count` bytes or the file has ended.
  private func collect(
    _ count: Int, _ read: (UnsafeMutableRawBufferPointer, Int) throws(SystemError) -> Int
  ) throws(SystemError) -> [UInt8] {
    guard count > 0 else { return [] }
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = 0
      let all = UnsafeMutableRawBufferPointer(buffer)
      do throws(SystemError) {
        while filled < count {
          let got = try read(UnsafeMutableRawBufferPointer(rebasing: all[filled...]), filled)
          guard got > 0 else { return }
          filled += got
        }
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Writes all of the bytes, in as many calls as the system needs.
  ///
  /// A write that takes nothing is a failure (`io`), or this would go on for ever.
  public func writeAll(
    _ bytes: [UInt8], to file: Descriptor, path: String
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      // The standard library's closure here cannot throw a typed error, but it can return one.
      let attempt = bytes.withUnsafeBytes { all in
        Result { () throws(SystemError) in
          try write(UnsafeRawBufferPointer(rebasing: all[written...]), to: file, path: path)
        }
      }
      let taken = try attempt.get()
      guard taken > 0 else { throw SystemError(operation: .write, path: path, code: .io) }
      written += taken
    }
  }

  /// Where a name leads if it is a symbolic link, or several in a row; else the name.
  public func followingLinks(_ path: String) throws(SystemError) -> String {
    var path = path
    for _ in 0..<8 {
      guard (try? linkStatus(path))?.kind == .symbolicLink else { return path }
      let link = try readLink(path)
      path = link.hasPrefix("/") ? link : Self.join(Self.parent(of: path), link)
    }
    return path
  }

  /// Puts a file in the place of another, whole or not at all, and durably.
  ///
  /// The bytes go to a file beside it, which is synced and renamed; then the directory is synced.
  /// A reader sees the old or the new file, also after a power cut. A new file gets `permissions`
  /// less the process's mask; where `isKeepingPermissions`, one that is there keeps those it has.
  public func replaceFile(
    _ path: String, _ bytes: [UInt8], permissions: UInt32 = 0o600,
    isKeepingPermissions: Bool = false
  ) throws(SystemError) {
    let kept = isKeepingPermissions ? try? status(path).permissions : nil
    let (temporary, file) = try openBeside(path, permissions: permissions)
    do throws(SystemError) {
      defer { close(file) }
      // A file system without permissions says no to it; the bytes matter more.
      if let kept { try? setPermissions(kept, of: file, path: temporary) }
      try writeAll(bytes, to: file, path: temporary)
      try sync(file, path: temporary)
      try rename(temporary, to: path)
    } catch {
      removeIfThere(temporary)
      throw error
    }
    try syncDirectory(Self.parent(of: path))
  }

  /// Makes a file that nobody else has, whole or not at all; `exists` when the name is taken.
  public func createFile(
    _ path: String, _ bytes: [UInt8], permissions: UInt32 = 0o600
  ) throws(SystemError) {
    let (temporary, file) = try openBeside(path, permissions: permissions)
    defer {
      close(file)
      removeIfThere(temporary)
    }
    try writeAll(bytes, to: file, path: temporary)
    try sync(file, path: temporary)
    do throws(SystemError) {
      try link(temporary, to: path)
    } catch {
      // A file system without second names: of two who come at once, the later one has the name.
      guard [.notPermitted, .notSupported].contains(error.code) else { throw error }
      guard !exists(path) else {
        throw SystemError(operation: .link, path: path, code: .exists)
      }
      try rename(temporary, to: path)
    }
    try syncDirectory(Self.parent(of: path))
  }

  /// A new file in the directory of `path`, whose name starts with a dot.
  private func openBeside(
    _ path: String, permissions: UInt32
  ) throws(SystemError) -> (path: String, file: Descriptor) {
    let name = Self.name(of: path)
    var attempt = 0
    while true {
      let tag = UInt32.random(in: .min ... .max)
      let temporary = Self.join(Self.parent(of: path), ".\(name).\(String(tag, radix: 36)).new")
      do throws(SystemError) {
        let file = try open(
          temporary, [.write, .create, .exclusive], permissions: permissions)
        return (temporary, file)
      } catch {
        attempt += 1
        guard error.code == .exists, attempt < 16 else { throw error }
      }
    }
  }

  /// Makes the names in a directory durable.
  ///
  /// A file system that cannot sync directories says so with `invalid`, and keeps them itself. A
  /// directory that may be entered but not read, such as one above a home, cannot be synced by those
  /// who use it; then the sync of the file itself has to do.
  public func syncDirectory(_ path: String) throws(SystemError) {
    let file: Descriptor
    do throws(SystemError) {
      file = try open(path, [.read, .directory])
    } catch {
      guard error.code == .permission else { throw error }
      return
    }
    defer { close(file) }
    do throws(SystemError) {
      try sync(file, path: path)
    } catch {
      guard error.code == .invalid || error.code == .notSupported else { throw error }
    }
  }

  /// Makes a directory and those above it that are not there, durably.
  ///
  /// Answers how many had to be made.
  @discardableResult
  public func createDirectories(
    _ path: String, permissions: UInt32 = 0o700
  ) throws(SystemError) -> Int {
    do throws(SystemError) {
      try makeDirectory(path, permissions: permissions)
    } catch {
      switch error.code {
      case .exists:
        guard try status(path).kind == .directory else {
          throw SystemError(operation: .makeDirectory, path: path, code: .notDirectory)
        }
        return 0
      case .noSuchFile:
        let above = Self.parent(of: path)
        guard above != path else { throw error }
        let made = try createDirectories(above, permissions: permissions)
        // Where nothing can be made below a directory that is there, trying again would never end.
        do throws(SystemError) {
          try makeDirectory(path, permissions: permissions)
        } catch {
          guard isDirectory(path) else { throw error }
          return made
        }
        try syncDirectory(above)
        return made + 1
      default:
        // A system that can only be read says that before it says that the directory exists.
        guard isDirectory(path) else { throw error }
        return 0
      }
    }
    try syncDirectory(Self.parent(of: path))
    return 1
  }

  /// Whether anything, also a broken symbolic link, has this name.
  public func exists(_ path: String) -> Bool {
    (try? linkStatus(path)) != nil
  }

  /// Whether this is a directory, or a symbolic link to one.
  public func isDirectory(_ path: String) -> Bool {
    (try? status(path))?.kind == .directory
  }

  /// Takes a file away; that there is none is as good.
  public func removeIfThere(_ path: String) {
    do { try calls.unlink(path) } catch {}
  }

  /// Takes away a file, or a directory with all that is in it; symbolic links are not followed.
  public func removeTree(_ path: String) throws(SystemError) {
    guard try linkStatus(path).kind == .directory else { return try unlink(path) }
    for name in try entries(of: path) {
      try removeTree(Self.join(path, name))
    }
    try removeDirectory(path)
  }
}

extension FileSystem {
  /// Everything that comes from a descriptor until its end: a pipe, a terminal, a file.
  public func readToEnd(_ file: Descriptor, path: String) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let chunk = try collect(65536) { rest, filled throws(SystemError) in
        filled > 0 ? 0 : try read(file, into: rest, path: path)
      }
      guard !chunk.isEmpty else { return bytes }
      bytes += chunk
    }
  }
}
