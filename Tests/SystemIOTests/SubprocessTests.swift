import SystemIO
import Testing

@Suite struct SubprocessTests {
  private func shell(_ script: String) -> Subprocess.Request {
    Subprocess.Request(["/bin/sh", "-c", script])
  }

  private func run(_ request: Subprocess.Request) throws -> Subprocess.Outcome {
    try Subprocess.live.run(request)
  }

  private func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  @Test func keepsBothStreamsAndTheStatus() throws {
    let outcome = try run(shell("echo out; echo err >&2; exit 3"))
    #expect(outcome.exit == .status(3))
    #expect(text(outcome.output) == "out\n")
    #expect(text(outcome.errors) == "err\n")
  }

  @Test func saysWhichSignalEndedIt() throws {
    #expect(try run(shell("kill -9 $$")).exit == .signal(.kill))
  }

  @Test func passesArgumentsAsTheyAre() throws {
    let request = Subprocess.Request(["printf", "%s|", "a b", "$HOME", "'", ""])
    #expect(text(try run(request).output) == "a b|$HOME|'||")
  }

  /// More than a pipe holds, both ways at once.
  @Test func feedsAndReadsWhileItRuns() throws {
    var request = Subprocess.Request(["cat"])
    request.input = (0..<400_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try run(request).output == request.input)
  }

  @Test func outlivesAProgramThatDoesNotRead() throws {
    var request = shell("exec 0<&-; exit 0")
    request.input = [UInt8](repeating: 65, count: 1 << 20)
    #expect(try run(request).exit == .status(0))
  }

  @Test func givesNothingToReadByDefault() throws {
    #expect(try run(Subprocess.Request(["cat"])).output.isEmpty)
  }

  @Test func addsToTheEnvironmentAndTakesFromIt() throws {
    var request = shell("echo $ADDED-${HOME-none}-${PATH:+path}")
    request.environment = ["ADDED": "yes", "HOME": nil]
    #expect(text(try run(request).output) == "yes-none-path\n")
  }

  @Test func startsInADirectory() throws {
    let directory = try TemporaryDirectory()
    try FileSystem.live.createDirectories(directory("- a 'b'"))
    var request = Subprocess.Request(["pwd"])
    request.workingDirectory = directory("- a 'b'")
    #expect(text(try run(request).output).hasSuffix("/- a 'b'\n"))
    request.workingDirectory = directory("none")
    let error = SystemError(operation: .spawn, path: directory("none"), code: .noSuchFile)
    #expect(throws: error) { try run(request) }
  }

  @Test(arguments: [[], [""], ["/no/such/program"], ["no-such-program-anywhere"]])
  func saysThatThereIsNoSuchProgram(_ arguments: [String]) {
    let error = #expect(throws: SystemError.self) { try run(Subprocess.Request(arguments)) }
    #expect(error?.operation == .spawn)
    #expect(error?.code == .noSuchFile)
  }

  @Test func endsTheWholeGroupWhenTheTimeIsOver() throws {
    let directory = try TemporaryDirectory()
    var request = shell("trap '' TERM; sleep 60 & echo $! > \(directory("child")); wait; sleep 60")
    request.timeoutSeconds = 0.05
    #expect(try run(request).exit == .timedOut)
  }

  @Test("what ignores the end of its group is ended too")
  func endsWhatIgnoresIt() throws {
    let directory = try TemporaryDirectory()
    let file = directory("child")
    var request = shell("(trap '' TERM; exec >/dev/null 2>&1; sleep 600) & echo $! > \(file); wait")
    request.timeoutSeconds = 0.5
    #expect(try run(request).exit == .timedOut)
    // A child that nobody waits for may stay as a name in the table; it is dead all the same.
    let gone = try run(
      shell(
        """
        read -r child < \(file)
        for i in 1 2 3 4 5 6 7 8 9 10; do
          case $(ps -o stat= -p "$child" 2>/dev/null || cut -d' ' -f3 "/proc/$child/stat") in
            [ZX]*|'') exit 0;;
          esac
        done
        exit 1
        """))
    #expect(gone.exit == .status(0))
  }

  @Test("what asks at the terminal fails at once")
  func hasNoTerminal() throws {
    #expect(try run(shell("(: </dev/tty) 2>/dev/null && exit 3; exit 4")).exit == .status(4))
  }

  @Test func endsWhenTheCallerSaysSo() throws {
    let observer = Subprocess.Observer(shouldStop: { true })
    let outcome = try Subprocess.live.observe(shell("sleep 60"), observer)
    #expect(outcome.exit == .cancelled)
  }

  @Test func tellsOfBytesAsTheyCome() throws {
    var pieces: [String] = []
    let observer = Subprocess.Observer(received: { bytes, isError in
      pieces.append((isError ? "2:" : "1:") + text(bytes))
    })
    _ = try Subprocess.live.observe(shell("echo a; echo b >&2"), observer)
    #expect(Set(pieces) == ["1:a\n", "2:b\n"])
  }

  @Test func doesNotWaitForWhatItLeavesBehind() throws {
    var request = shell("sleep 60 & echo done")
    request.timeoutSeconds = 30
    let outcome = try run(request)
    #expect(outcome.exit == .status(0))
    #expect(text(outcome.output) == "done\n")
  }

  @Test func keepsOnlySoMuch() throws {
    var request = shell("echo 1234567890")
    request.outputLimit = 4
    #expect(text(try run(request).output) == "1234")
  }
}
