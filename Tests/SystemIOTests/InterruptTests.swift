import SystemIO
import Testing

/// One operation of the file system, by its own name.
struct Operation: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var operation: SystemOperation
  /// Does it, and says whether it did what it should.
  var run: @Sendable (FileSystem, Descriptor, TemporaryDirectory) throws -> Bool

  static let all: [Operation] = [
    Operation("open", .open) { files, _, directory in
      files.close(try files.open(directory("file"), .read))
      return true
    },
    Operation("read", .read) { files, file, _ in
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
      defer { buffer.deallocate() }
      return try files.read(file, into: buffer, path: "") == 4
    },
    Operation("pread", .read) { files, file, _ in
      try files.readRange(file, from: 1, count: 2, path: "") == [2, 3]
    },
    Operation("write", .write) { files, file, _ in
      try files.writeAll([5], to: file, path: "")
      return true
    },
    Operation("fsync", .sync) { files, file, _ in
      try files.sync(file, path: "")
      return true
    },
    Operation("ftruncate", .truncate) { files, file, _ in
      try files.truncate(file, to: 2, path: "")
      return true
    },
    Operation("flock", .lock) { files, file, _ in
      try files.lock(file, .exclusive, path: "")
    },
    Operation("mkdir", .makeDirectory) { files, _, directory in
      try files.makeDirectory(directory("new"))
      return true
    },
    Operation("rename", .rename) { files, _, directory in
      try files.rename(directory("file"), to: directory("other"))
      return true
    },
    Operation("link", .link) { files, _, directory in
      try files.link(directory("file"), to: directory("other"))
      return true
    },
    Operation("unlink", .unlink) { files, _, directory in
      try files.unlink(directory("file"))
      return true
    },
    Operation("rmdir", .removeDirectory) { files, _, directory in
      try files.removeDirectory(directory("empty"))
      return true
    },
    Operation("readdir", .entries) { files, _, directory in
      try files.entries(of: directory.path) == ["empty", "file"]
    },
    Operation("stat", .status) { files, _, directory in
      try files.status(directory("file")).size == 4
    },
    Operation("lstat", .status) { files, _, directory in
      try files.linkStatus(directory("file")).kind == .regular
    },
    Operation("fstat", .status) { files, file, _ in
      try files.status(of: file, path: "").size == 4
    },
  ]

  init(
    _ name: String, _ operation: SystemOperation,
    _ run: @escaping @Sendable (FileSystem, Descriptor, TemporaryDirectory) throws -> Bool
  ) {
    testDescription = name
    self.operation = operation
    self.run = run
  }
}

@Suite struct InterruptTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try FileSystem.live.replaceFile(directory("file"), [1, 2, 3, 4])
    try FileSystem.live.createDirectories(directory("empty"))
  }

  @Test(arguments: Operation.all)
  func callsAreMadeAgainAfterASignal(_ operation: Operation) throws {
    let trace = CallTrace()
    let calls = SystemCalls.live.intercepted(trace) { number, _ in
      number < 3 ? .fail(.interrupted) : .proceed
    }
    let file = try FileSystem.live.open(directory("file"), [.read, .write])
    defer { FileSystem.live.close(file) }
    #expect(try operation.run(FileSystem(calls: calls), file, directory))
    #expect(
      trace.calls.prefix(4).map(\.operation) == Array(repeating: operation.operation, count: 4))
  }

  @Test(arguments: Operation.all)
  func failuresNameTheOperation(_ operation: Operation) throws {
    let calls = SystemCalls.live.intercepted { _, _ in .fail(.io) }
    let file = try FileSystem.live.open(directory("file"), [.read, .write])
    defer { FileSystem.live.close(file) }
    let error = #expect(throws: SystemError.self) {
      _ = try operation.run(FileSystem(calls: calls), file, directory)
    }
    #expect(error?.operation == operation.operation)
    #expect(error?.code == .io)
  }

  /// The descriptor is gone after an interrupted close; another may have its number already.
  @Test func closeIsNotMadeAgain() throws {
    let trace = CallTrace()
    let calls = SystemCalls.live.intercepted(trace) { _, _ in .failAfterwards(.interrupted) }
    FileSystem(calls: calls).close(try FileSystem.live.open(directory("file"), .read))
    #expect(trace.calls.count == 1)
  }
}
