import SystemIO
import Testing

@Suite struct FileSystemTests {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
  }

  private func files(_ judge: @escaping @Sendable (Int, CallTrace.Call) -> Interception)
    -> FileSystem
  {
    FileSystem(calls: SystemCalls.live.intercepted(by: judge))
  }

  private func put(_ name: String, _ text: String) throws {
    try FileSystem.live.replaceFile(directory(name), Array(text.utf8))
  }

  private func text(_ name: String) throws -> String {
    String(decoding: try FileSystem.live.readFile(directory(name)), as: UTF8.self)
  }

  @Test func replacesAFileWhole() throws {
    try put("a", "one")
    try put("a", "two")
    #expect(try text("a") == "two")
    #expect(try FileSystem.live.status(directory("a")).permissions == 0o600)
    #expect(try FileSystem.live.entries(of: directory.path) == ["a"])
  }

  @Test func syncsTheFileBeforeItsNameAndTheNameAfterwards() throws {
    let trace = CallTrace()
    let files = FileSystem(calls: SystemCalls.live.intercepted(trace) { _, _ in .proceed })
    try files.replaceFile(directory("a"), [1, 2, 3])
    let operations = trace.calls.map(\.operation)
    #expect(operations == [.open, .write, .sync, .rename, .close, .open, .sync, .close])
  }

  @Test(arguments: [Errno.io, .noSpace, .quotaExceeded, .readOnly])
  func leavesTheOldFileWhereTheNewOneFails(_ code: Errno) throws {
    try put("a", "old")
    for number in 0..<8 {
      let faulty = files { call, _ in call == number ? .fail(code) : .proceed }
      do throws(SystemError) {
        try faulty.replaceFile(directory("a"), Array("new".utf8))
      } catch {
        #expect(error.code == code)
      }
      #expect(["old", "new"].contains(try text("a")), "call \(number)")
      #expect(try FileSystem.live.entries(of: directory.path) == ["a"], "call \(number)")
      try put("a", "old")
    }
  }

  @Test func makesAFileWhereThereAreNoSecondNames() throws {
    let faulty = files { _, call in call.operation == .link ? .fail(.notPermitted) : .proceed }
    try faulty.createFile(directory("a"), [1])
    let error = #expect(throws: SystemError.self) { try faulty.createFile(directory("a"), [2]) }
    #expect(error?.code == .exists)
    #expect(try FileSystem.live.readFile(directory("a")) == [1])
    #expect(try FileSystem.live.entries(of: directory.path) == ["a"])
  }

  @Test func makesAFileOnlyWhereThereIsNone() throws {
    try FileSystem.live.createFile(directory("a"), [1])
    let error = #expect(throws: SystemError.self) {
      try FileSystem.live.createFile(directory("a"), [2])
    }
    #expect(error?.code == .exists)
    #expect(try FileSystem.live.readFile(directory("a")) == [1])
    #expect(try FileSystem.live.entries(of: directory.path) == ["a"])
  }

  @Test(arguments: [1, 2, 7])
  func writesOnAfterShortWrites(_ size: Int) throws {
    let faulty = files { _, call in call.operation == .write ? .atMost(size) : .proceed }
    try faulty.replaceFile(directory("a"), Array("a few more bytes".utf8))
    #expect(try text("a") == "a few more bytes")
  }

  @Test func takesAWriteOfNothingAsAFailure() throws {
    let faulty = files { _, call in call.operation == .write ? .atMost(0) : .proceed }
    let error = #expect(throws: SystemError.self) { try faulty.replaceFile(directory("a"), [1]) }
    #expect(error?.operation == .write)
    #expect(error?.code == .io)
  }

  @Test func takesAReadOfNothingAsAFailure() throws {
    try put("a", "something")
    let faulty = files { _, call in call.operation == .read ? .atMost(0) : .proceed }
    #expect(throws: SystemError(operation: .read, path: directory("a"), code: .io)) {
      try faulty.readFile(directory("a"))
    }
  }

  @Test func readsOnAfterShortReads() throws {
    try put("a", "a few more bytes")
    let faulty = files { _, call in call.operation == .read ? .atMost(3) : .proceed }
    #expect(try faulty.readFile(directory("a")) == FileSystem.live.readFile(directory("a")))
    let range = try faulty.withFile(directory("a"), .read) { file throws(SystemError) in
      try faulty.readRange(file, from: 2, count: 8, path: directory("a"))
    }
    #expect(range == Array("few more".utf8))
  }

  @Test func readsFilesThatDoNotKnowTheirSize() throws {
    let bytes = try FileSystem.live.readFile("/dev/null")
    #expect(bytes.isEmpty)
  }

  @Test func refusesToReadMoreThanTheLimit() throws {
    try put("a", "12345")
    #expect(try FileSystem.live.readFile(directory("a"), limit: 5).count == 5)
    #expect(throws: SystemError(operation: .read, path: directory("a"), code: .fileTooLarge)) {
      try FileSystem.live.readFile(directory("a"), limit: 4)
    }
  }

  @Test func makesDirectoriesAndTheirNamesDurable() throws {
    let trace = CallTrace()
    let files = FileSystem(calls: SystemCalls.live.intercepted(trace) { _, _ in .proceed })
    #expect(try files.createDirectories(directory("a/b/c")) == 3)
    #expect(trace.calls.filter { $0.operation == .sync }.count == 3)
    #expect(try FileSystem.live.status(directory("a/b")).permissions == 0o700)
    #expect(try files.createDirectories(directory("a/b/c")) == 0)
    try put("file", "")
    let error = #expect(throws: SystemError.self) { try files.createDirectories(directory("file")) }
    #expect(error?.code == .notDirectory)
  }

  @Test func givesUpWhereNothingCanBeMade() {
    let above = directory("")
    let calls = SystemCalls.live.intercepted { _, call in
      call.operation == .makeDirectory && call.path != above ? .fail(.noSuchFile) : .proceed
    }
    let error = #expect(throws: SystemError.self) {
      try FileSystem(calls: calls).createDirectories(above + "a/b")
    }
    #expect(error?.code == .noSuchFile)
  }

  @Test func locksOutOthers() throws {
    try put("a", "")
    let files = FileSystem.live
    let path = directory("a")
    let one = try files.open(path, .read)
    let other = try files.open(path, .read)
    defer { [one, other].forEach(files.close) }
    #expect(try files.lock(one, .exclusive, path: path))
    #expect(try !files.lock(other, .exclusive, path: path))
    #expect(try !files.lock(other, .shared, path: path))
    #expect(try files.lock(one, .none, path: path))
    #expect(try files.lock(other, .exclusive, path: path))
  }

  @Test func saysWhatFailedOnWhatPath() {
    let path = directory("none/a")
    #expect(throws: SystemError(operation: .open, path: path, code: .noSuchFile)) {
      try FileSystem.live.open(path, .read)
    }
    #expect(Errno.noSuchFile.text == "No such file or directory")
  }

  @Test func removesATreeButNotWhatItPointsTo() throws {
    try FileSystem.live.createDirectories(directory("keep"))
    try put("keep/a", "kept")
    try FileSystem.live.createDirectories(directory("tree/b"))
    try put("tree/b/c", "gone")
    let link = Subprocess.Request(["ln", "-s", directory("keep"), directory("tree/link")])
    #expect(try Subprocess.live.run(link).exit.isSuccess)
    #expect(try FileSystem.live.readLink(directory("tree/link")) == directory("keep"))
    try FileSystem.live.removeTree(directory("tree"))
    #expect(!FileSystem.live.exists(directory("tree")))
    #expect(try text("keep/a") == "kept")
  }

  @Test(arguments: [
    ("/a/b", "/a", "b"), ("/a/b/", "/a", "b"), ("a", ".", "a"), ("/a", "/", "a"), ("/", "/", "/"),
    ("a//b", "a", "b"), ("//a", "/", "a"), ("é/ü", "é", "ü"),
  ])
  func takesPathsApart(_ path: String, _ parent: String, _ name: String) {
    #expect(FileSystem.parent(of: path) == parent)
    #expect(FileSystem.name(of: path) == name)
  }

  @Test func putsPathsTogether() {
    #expect(FileSystem.join("a", "b") == "a/b")
    #expect(FileSystem.join("a/", "b") == "a/b")
    #expect(FileSystem.join("a", "/b") == "/b")
    #expect(FileSystem.join("", "b") == "b")
  }
}
