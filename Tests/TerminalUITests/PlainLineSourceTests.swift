import SystemIO
import TerminalUI
import Testing

@Suite struct PlainLineSourceTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let reads: [[UInt8]]
    let results: [LineResult]
    var testDescription: String { name }

    init(_ name: String, _ reads: [String], _ results: [LineResult]) {
      self.name = name
      self.reads = reads.map { Array($0.utf8) }
      self.results = results
    }
  }

  @Test(arguments: [
    Row("nothing", [], [.endOfInput, .endOfInput]),
    Row("one line", ["hello\n"], [.line("hello"), .endOfInput]),
    Row("no line end", ["hello"], [.line("hello"), .endOfInput]),
    Row(
      "several in one read", ["a\nb\n\nc"],
      [.line("a"), .line("b"), .line(""), .line("c"), .endOfInput]),
    Row(
      "one in several reads", ["he", "llo", "\nx\n"], [.line("hello"), .line("x"), .endOfInput]),
    Row("CR LF", ["a\r\nb\r", "\n"], [.line("a"), .line("b"), .endOfInput]),
    Row("character over two reads", ["日"], [.line("日"), .endOfInput]),
  ])
  func lines(_ row: Row) {
    let source = PlainLineSource(
      port: FakeTerminal(row.reads.map(TerminalEvent.input) + [.endOfInput]), showsPrompt: false)
    for result in row.results { #expect(source.readLine(prompt: Prompt("> ")) == result) }
  }

  @Test func invalidBytesAreRepaired() {
    let port = FakeTerminal([.input([0x61, 0xFF]), .input([0x62, 0x0A])])
    #expect(
      PlainLineSource(port: port, showsPrompt: false).readLine(prompt: "x") == .line("a\u{FFFD}b"))
  }

  @Test func aCharacterSplitOverReadsIsWhole() {
    let port = FakeTerminal([.input([0xE6, 0x97]), .input([0xA5, 0x0A])])
    #expect(PlainLineSource(port: port, showsPrompt: false).readLine(prompt: "x") == .line("日"))
  }

  @Test func theEndIsARowOfItsOwnWhereAPersonTypes() {
    let port = FakeTerminal([.endOfInput])
    #expect(PlainLineSource(port: port, showsPrompt: true).readLine(prompt: "> ") == .endOfInput)
    #expect(port.output() == "> \n")
  }

  @Test func aMegabyteIsOneLine() {
    let long = String(repeating: "y", count: 1_000_000)
    let port = FakeTerminal([.input(Array(long.utf8)), .input(Array("\nnext\n".utf8)), .endOfInput])
    let source = PlainLineSource(port: port, showsPrompt: false)
    #expect(source.readLine(prompt: "x") == .line(long))
    #expect(source.readLine(prompt: "x") == .line("next"))
  }

  @Test func promptOnlyWhereAPersonSeesIt() {
    let port = FakeTerminal(reads: ["a\n", "b\n"])
    let source = PlainLineSource(port: port, showsPrompt: true)
    _ = source.readLine(prompt: Prompt(StyledText("who\u{1B}? ", .strong)))
    #expect(port.output() == #"who\x1B? "#)
    let silent = PlainLineSource(port: port, showsPrompt: false)
    _ = silent.readLine(prompt: "who? ")
    #expect(port.output() == "")
  }

  @Test func tickSpeaksOnceASecond() {
    let port = FakeTerminal([.timedOut, .input([0x61]), .timedOut, .input([0x0A])])
    let source = PlainLineSource(port: port, showsPrompt: true)
    var ticks = 0
    let result = source.readLine(prompt: "1> ", draft: "", complete: nil) {
      ticks += 1
      return Tick(lines: [StyledText("news \(ticks)")], prompt: "2> ")
    }
    #expect(result == .line("a"))
    #expect(port.output() == "1> \nnews 1\n2> \nnews 2\n2> ")
    #expect(port.log == ["reading", "idle"])
  }

  @Test func signals() {
    let hung = PlainLineSource(port: FakeTerminal([.input([0x61]), .hungUp]), showsPrompt: true)
    #expect(hung.readLine(prompt: "> ") == .hangup(draft: "a"))
    let ended = PlainLineSource(
      port: FakeTerminal([.signal(Signal.terminate)]), showsPrompt: true)
    #expect(ended.readLine(prompt: "> ") == .ended(signal: Signal.terminate, draft: ""))
    let cancelled = PlainLineSource(
      port: FakeTerminal([.input([0x61]), .signal(Signal.interrupt), .input([0x62, 0x0A])]),
      showsPrompt: true)
    #expect(cancelled.readLine(prompt: "> ") == .interrupted)
    #expect(cancelled.readLine(prompt: "> ") == .line("b"))
  }

  static let secret = Prompt("token? ", keepsHistory: false, isHidden: true)

  @Test func aSecretIsNotShownWhileItIsTyped() {
    let port = FakeTerminal(reads: ["hun", "ter2\r", "seen\r"])
    port.isTerminal = true
    let source = PlainLineSource(port: port, showsPrompt: true)
    #expect(source.readLine(prompt: Self.secret) == .line("hunter2"))
    #expect(port.output() == "token? \n")
    #expect(source.readLine(prompt: "> ") == .line("seen"))
    #expect(port.output() == "> seen\n")
    #expect(port.log == ["unseen", "reading", "seen", "idle", "reading", "idle"])
  }

  @Test(
    "a secret that was not sent is given to nobody",
    arguments: [
      TerminalEvent.hungUp, .signal(.terminate), .signal(.interrupt),
    ])
  func halfASecret(_ event: TerminalEvent) {
    let port = FakeTerminal([.input(Array("hun".utf8)), event])
    switch PlainLineSource(port: port, showsPrompt: true).readLine(prompt: Self.secret) {
    case .hangup(let draft), .ended(_, let draft): #expect(draft == "")
    case let other: #expect(other == .interrupted)
    }
    #expect(port.isEchoing)
    #expect(port.log.contains("seen, typed dropped"), "what is left in the terminal is half of it")
  }

  @Test func theShellNeverGetsTheTerminalUnseen() {
    let port = FakeTerminal([.suspendRequested, .continued, .input([0x61, 0x0A])])
    let source = PlainLineSource(port: port, showsPrompt: true)
    #expect(source.readLine(prompt: Self.secret) == .line("a"))
    #expect(
      port.log == [
        "unseen", "reading", "seen, typed dropped", "suspend", "unseen", "seen", "unseen", "seen",
        "idle",
      ])
    #expect(port.output() == "token? \ntoken? token? \n")
  }

  @Test func aFileNeedsNoRowAfterASecret() {
    let port = FakeTerminal(reads: ["a\n"])
    #expect(
      PlainLineSource(port: port, showsPrompt: false).readLine(prompt: Self.secret) == .line("a"))
    #expect(port.output() == "")
  }

  @Test func whatEnterSendsStaysBehindThePrompt() {
    let port = FakeTerminal([.timedOut, .timedOut, .input([0x0A])])
    let source = PlainLineSource(port: port, showsPrompt: true)
    var news = [[], [StyledText("ana joined")]]
    let result = source.readLine(prompt: "1> ", draft: "/close", complete: nil) {
      Tick(lines: news.isEmpty ? [] : news.removeFirst(), prompt: "2> ")
    }
    #expect(result == .line("/close"))
    #expect(port.output() == "1> [/close] \nana joined\n2> [/close] ")
  }

  @Test func scriptedSourceRecordsWhatItWasAsked() {
    let source = ScriptedLineSource(lines: ["one"])
    #expect(source.readLine(prompt: "> ", draft: "d", complete: nil, tick: nil) == .line("one"))
    #expect(source.unread.isEmpty)
    #expect(source.readLine(prompt: "? ") == .endOfInput)
    #expect(source.readsPastEnd == 1)
    #expect(source.requests.map(\.prompt) == ["> ", "? "])
    #expect(source.requests.map(\.draft) == ["d", ""])
  }
}
