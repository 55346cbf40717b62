import SystemIO
import Testing

@testable import TerminalUI

@Suite struct TerminalLineSourceTests {
  static func source(
    _ port: FakeTerminal, environment: [String: String] = ["TERM": "xterm"]
  ) -> TerminalLineSource {
    TerminalLineSource(port: port, environment: environment, style: .plain)
  }

  @Test func aLine() {
    let port = FakeTerminal(reads: ["a", "b", "\r"])
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .line("ab"))
    #expect(port.output() == "\u{1B}[?2004h\r> \u{1B}[Kab\n")
    #expect(port.log == ["acquire", "reading", "idle"])
    #expect(source.history.entries == ["ab"])
    source.release()
    source.release()
    #expect(port.output() == "\u{1B}[?2004l")
    #expect(port.log.last == "release" && !port.isHeld)
  }

  @Test("a secret is neither shown, nor kept, nor given back", arguments: ["xterm", "dumb"])
  func aSecret(terminal: String) {
    let port = FakeTerminal(reads: ["hun", "\u{7F}", "ter2\r", "seen\r", "x\u{3}", "half"])
    port.isTerminal = true
    let source = Self.source(port, environment: ["TERM": terminal])
    let prompt = Prompt("token? ", keepsHistory: false, isHidden: true)
    #expect(source.readLine(prompt: prompt) == .line("huter2"))
    let shown = port.output()
    #expect(shown.contains("token? \n") && !shown.contains("hu") && !shown.contains("ter2"))
    #expect(source.readLine(prompt: Prompt("> ", keepsHistory: false)) == .line("seen"))
    #expect(port.output().contains("seen"))
    #expect(source.readLine(prompt: prompt) == .interrupted)
    #expect(source.readLine(prompt: prompt) == .hangup(draft: ""))
    #expect(source.history.entries.isEmpty)
    #expect(port.waitsPastEnd == 1)
    source.release()
    #expect(!port.isHeld && port.isEchoing)
    #expect(terminal == "xterm" || !shown.contains("\u{1B}"))
  }

  @Test func whatCameInABurstIsForTheSecretToo() {
    let port = FakeTerminal([.input(Array("one\r".utf8)), .signal(.terminate)])
    let source = Self.source(port, environment: ["TERM": "linux"])
    let prompt = Prompt("token? ", keepsHistory: false, isHidden: true)
    #expect(source.readLine(prompt: "> ") == .line("one"))
    #expect(source.readLine(prompt: prompt) == .ended(signal: .terminate, draft: ""))
    #expect(port.waitsPastEnd == 0)
  }

  @Test func whatIsTypedAheadIsNotLost() {
    let port = FakeTerminal(reads: ["one\rtwo\r\u{4}"])
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .line("one"))
    #expect(source.readLine(prompt: "? ") == .line("two"))
    #expect(source.readLine(prompt: "> ") == .endOfInput)
    #expect(port.waitsPastEnd == 0)
  }

  @Test func aSequenceOverTwoReadsIsOneKey() {
    let port = FakeTerminal(reads: ["ac\u{1B}", "[D", "b\r"])
    #expect(Self.source(port).readLine(prompt: "> ") == .line("abc"))
  }

  @Test func aLoneEscEatsNothing() {
    let port = FakeTerminal([.input([0x61, 0x1B]), .timedOut, .input([0x64, 0x0D])])
    #expect(Self.source(port).readLine(prompt: "> ") == .line("ad"))
    #expect(port.now == 500)
  }

  @Test func ctrlCGetsOutOfAPasteThatNeverEnds() {
    let port = FakeTerminal([
      .input(Array("\u{1B}[200~half".utf8)), .timedOut, .timedOut, .input([0x03]),
    ])
    let result = Self.source(port).readLine(prompt: "> ", draft: "", complete: nil) { Tick() }
    #expect(result == .interrupted)
    #expect(port.output().contains("half^C"))
  }

  @Test func ctrlCDropsTheLine() {
    let port = FakeTerminal(reads: ["half\u{3}"])
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .interrupted)
    #expect(port.output().hasSuffix("half^C\n"))
    #expect(source.history.entries.isEmpty)
  }

  @Test func aDraftIsThereToBeSent() {
    let port = FakeTerminal(reads: ["\r"])
    #expect(
      Self.source(port).readLine(prompt: "> ", draft: "/decide", complete: nil, tick: nil)
        == .line("/decide"))
    #expect(port.output().contains("> /decide"))
  }

  @Test func whatTheHistoryTakesIsGivenToBeKept() {
    var kept: [String] = []
    let port = FakeTerminal(reads: ["one\rone\r two\rno\rthree\r"])
    let source = TerminalLineSource(
      port: port, environment: ["TERM": "xterm"], style: .plain,
      history: History(encoded: Array("zero\n".utf8)), keep: { kept.append($0) })
    for prompt in ["> ", "> ", "> "] { _ = source.readLine(prompt: Prompt(StyledText(prompt))) }
    _ = source.readLine(prompt: Prompt("sure? ", keepsHistory: false))
    _ = source.readLine(prompt: "> ")
    #expect(kept == ["one", "three"])
    #expect(source.history.entries == ["zero", "one", "three"])
  }

  @Test func anAnswerIsNoHistory() {
    let port = FakeTerminal(reads: ["y\r"])
    let source = Self.source(port)
    _ = source.readLine(prompt: Prompt("sure? ", keepsHistory: false))
    #expect(source.history.entries.isEmpty)
  }

  @Test func newsStandsAboveTheLine() {
    let port = FakeTerminal([.input(Array("dra".utf8)), .timedOut, .input(Array("ft\r".utf8))])
    let source = Self.source(port)
    var screen = Screen(columns: 80)
    let result = source.readLine(prompt: "1m> ", draft: "", complete: nil) {
      Tick(lines: [StyledText("ana joined\u{1B}[2J")], prompt: "2m> ")
    }
    #expect(result == .line("draft"))
    screen.write(port.output())
    #expect(screen.text(0) == #"ana joined\x1B[2J"#)
    #expect(screen.text(1) == "2m> draft")
    #expect(screen.problems.isEmpty)
  }

  @Test func newsStandsAboveTheWholeQuestion() {
    let port = FakeTerminal([.input(Array("be".utf8)), .timedOut, .input(Array("cause\r".utf8))])
    port.size = TerminalSize(columns: 40, rows: 24)
    let source = Self.source(port)
    var screen = Screen(columns: 40)
    let prompt = Prompt("One is open.\nWhy not that, in a sentence? ", keepsHistory: false)
    let result = source.readLine(prompt: prompt, draft: "", complete: nil) {
      Tick(lines: ["ana joined"])
    }
    #expect(result == .line("because"))
    screen.write(port.output())
    let rows = (0..<4).map(screen.text)
    #expect(
      rows == ["ana joined", "One is open.", "Why not that, in a", "sentence? because"])
    #expect(screen.problems.isEmpty)
  }

  @Test func nothingIsSentWhenNothingHappened() {
    let port = FakeTerminal([.timedOut, .timedOut, .timedOut, .input([0x0D])])
    let source = Self.source(port)
    var ticks = 0
    _ = source.readLine(prompt: "> ", draft: "", complete: nil) {
      ticks += 1
      return Tick()
    }
    #expect(ticks == 3)
    #expect(port.output() == "\u{1B}[?2004h\r> \u{1B}[K\n")
  }

  @Sendable static func verbs(_ line: String, _ cursor: Int) -> [Completion] {
    ["/decide", "/declare", "/note"].filter { $0.hasPrefix(String(line.prefix(cursor))) }.map {
      Completion($0, meaning: "what \($0) does")
    }
  }

  @Test func tabFillsAndLists() {
    let port = FakeTerminal(reads: ["/n\t", "\u{15}/d\t", "i", "\t", "\r"])
    var screen = Screen(columns: 80)
    var screens: [String] = []
    port.onWait = { port in
      screen.write(port.output())
      let rows = (0..<screen.rows.count).map { screen.text($0) }
      screens.append(rows.filter { !$0.isEmpty }.joined(separator: "\n"))
    }
    let result = Self.source(port).readLine(
      prompt: "> ", draft: "", complete: Self.verbs, tick: nil)
    #expect(result == .line("/decide "))
    #expect(
      screens == [
        ">", "> /note", "> /dec\n  /decide   what /decide does\n  /declare  what /declare does",
        "> /deci", "> /decide",
      ])
  }

  @Test func escClosesTheList() {
    let port = FakeTerminal([.input(Array("/d\t".utf8)), .input([0x1B]), .timedOut, .input([0x0D])])
    var screen = Screen(columns: 80)
    _ = Self.source(port).readLine(prompt: "> ", draft: "", complete: Self.verbs, tick: nil)
    screen.write(port.output())
    #expect(screen.text(0) == "> /dec")
    #expect(screen.text(1) == "")
  }

  @Test func manyCompletionsFitTheScreen() {
    let many = (0..<40).map { Completion("name-\($0)", meaning: String(repeating: "日", count: 60)) }
    var menu = CompletionMenu(many, typed: LineBuffer())
    func lines() -> [StyledText] {
      CompletionList.lines(menu, size: TerminalSize(columns: 30, rows: 10), isASCII: false)
    }
    #expect(lines().count == 7)
    #expect(lines().allSatisfy { $0.width <= 29 })
    #expect(lines().last?.text == "  … +34")
    for _ in 0..<9 { menu.move(by: 1) }
    #expect(lines().count == 7)
    #expect(lines().filter { $0.text.hasPrefix("* ") }.map { $0.text.prefix(8) } == ["* name-8"])
  }

  @Test func tabGoesThroughTheList() {
    let port = FakeTerminal(reads: ["/d\t", "\t", "\t", "\t", "\u{1B}[Z", "\r"])
    var screen = Screen(columns: 40)
    var screens: [String] = []
    port.size.columns = 40
    port.onWait = { port in
      screen.write(port.output())
      screens.append((0..<3).map { screen.text($0) }.joined(separator: "\n"))
    }
    let result = Self.source(port).readLine(
      prompt: "> ", draft: "", complete: Self.verbs, tick: nil)
    #expect(result == .line("/declare "))
    func shown(_ line: String, _ one: String, _ two: String) -> String {
      "> \(line)\n\(one) /decide   what /decide does\n\(two) /declare  what /declare does"
    }
    #expect(
      screens.dropFirst() == [
        shown("/dec", " ", " "), shown("/decide", "*", " "), shown("/declare", " ", "*"),
        shown("/dec", " ", " "), shown("/declare", " ", "*"),
      ])
    #expect(screen.problems.isEmpty)
  }

  @Test func theListStaysWhileTimePassesAndNothingIsSentAgain() {
    let port = FakeTerminal([.input(Array("/d\t".utf8)), .timedOut, .timedOut, .input([0x0D])])
    var sent: [String] = []
    port.onWait = { sent.append($0.output()) }
    _ = Self.source(port).readLine(prompt: "> ", draft: "", complete: Self.verbs) {
      Tick(prompt: "> ")
    }
    #expect(sent[1].contains("what /decide does"))
    #expect(sent[2] == "" && sent[3] == "")
  }

  @Test func aPasteThatIsNotMarkedIsOneText() {
    let trace = (0..<1000).map { "at Checkout.pay(Checkout.java:\($0))" }.joined(separator: "\r")
    let bytes = Array("Exception\r\(trace)\r".utf8)
    let chunks = stride(from: 0, to: bytes.count, by: 999).map {
      TerminalEvent.input(Array(bytes[$0..<min($0 + 999, bytes.count)]))
    }
    let port = FakeTerminal(chunks + [.timedOut, .input([0x0D])])
    let result = Self.source(port, environment: ["TERM": "linux"]).readLine(prompt: "> ")
    #expect(
      result == .line("Exception\n" + trace.replacing("\r", with: "\n") + "\n"))
  }

  @Test(arguments: [
    (term: "xterm", typed: "one\rtwo\rthree\r"), (term: "linux", typed: "one\rtwo\r"),
    (term: "linux", typed: "/note a\r/note b\r/next\r"), (term: "vt100", typed: "1\r1\r2\r"),
    (term: "linux", typed: "one\rtwo\rthree\r\u{4}"),
  ])
  func whatIsTypedAheadIsNoPaste(_ term: String, _ typed: String) {
    let port = FakeTerminal([.input(Array(typed.utf8)), .timedOut])
    let source = Self.source(port, environment: ["TERM": term])
    let lines = typed.split(separator: "\r").filter { $0 != "\u{4}" }
    for line in lines { #expect(source.readLine(prompt: "> ") == .line(String(line))) }
  }

  @Test func suspendGivesTheTerminalBackAndRedraws() {
    let port = FakeTerminal(reads: ["dra\u{1A}", "ft\r"])
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .line("draft"))
    #expect(port.log == ["acquire", "reading", "release", "suspend", "acquire", "reading", "idle"])
    #expect(port.output().hasSuffix("\n\u{1B}[?2004l\u{1B}[?2004h\r> dra\u{1B}[Kft\n"))
    source.release()
  }

  @Test func continuedTakesTheTerminalAnew() {
    let port = FakeTerminal([.input([0x61]), .continued, .input([0x0D])])
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .line("a"))
    #expect(port.log == ["acquire", "reading", "release", "acquire", "reading", "idle"])
  }

  @Test func resizeMeasuresAgain() {
    let port = FakeTerminal([
      .input(Array("abcdefghijklmnopqrstuvwxyz".utf8)), .resized, .input([0x0D]),
    ])
    port.onWait = { if $0.events.count == 2 { $0.size.columns = 20 } }
    #expect(Self.source(port).readLine(prompt: "> ") == .line("abcdefghijklmnopqrstuvwxyz"))
    #expect(port.output().contains("\u{1B}[1A\r\u{1B}[J\r> <"))
  }

  @Test func aHangUpKeepsTheDraft() {
    let port = FakeTerminal([.input(Array("half a no".utf8)), .hungUp])
    #expect(Self.source(port).readLine(prompt: "> ") == .hangup(draft: "half a no"))
    #expect(!port.isHeld)
  }

  @Test func aSignalGivesTheTerminalBack() {
    let port = FakeTerminal([.input([0x61]), .signal(Signal.terminate)])
    #expect(
      Self.source(port).readLine(prompt: "> ")
        == .ended(signal: Signal.terminate, draft: "a"))
    #expect(!port.isHeld)
    #expect(port.output().hasSuffix("\u{1B}[?2004l"))
  }

  @Test(arguments: [["TERM": "dumb"], [:]])
  func aDumbTerminalGetsNoEscape(_ environment: [String: String]) {
    let port = FakeTerminal(reads: ["a\n"])
    let source = Self.source(port, environment: environment)
    #expect(source.readLine(prompt: "> ") == .line("a"))
    source.release()
    #expect(port.output() == "> ")
    #expect(!port.log.contains("acquire"))
  }

  @Test func whatIsNoTerminalIsReadPlainly() {
    let port = FakeTerminal(reads: ["a\nb\n"])
    port.canAcquire = false
    let source = Self.source(port)
    #expect(source.readLine(prompt: "> ") == .line("a"))
    #expect(source.readLine(prompt: "> ") == .line("b"))
    #expect(!port.output().contains("\u{1B}"))
  }

  @Test(arguments: [
    (environment: ["TERM": "xterm-256color"], reflows: true, marks: true),
    (environment: ["TERM": "xterm", "XTERM_VERSION": "XTerm(390)"], reflows: false, marks: true),
    (
      environment: ["TERM": "tmux", "TMUX": "x", "XTERM_VERSION": "XTerm(390)"], reflows: true,
      marks: true
    ),
    (environment: ["TERM": "screen", "STY": "1.a"], reflows: false, marks: false),
    (environment: ["TERM": "screen", "TMUX": "x", "STY": "1.a"], reflows: true, marks: true),
    (environment: ["TERM": "linux"], reflows: false, marks: false),
    (environment: ["TERM": "vt220"], reflows: true, marks: false),
    (environment: ["TERM": "dumb"], reflows: true, marks: false),
  ])
  func whatTheEnvironmentTells(_ environment: [String: String], _ reflows: Bool, _ marks: Bool) {
    let traits = TerminalTraits(environment: environment)
    #expect(traits.reflows == reflows)
    #expect(traits.marksPastes == marks)
  }

  @Test func noQueryIsEverSent() {
    let port = FakeTerminal(reads: ["/d\t", "\u{12}x\u{7}", "日\u{C}", "\u{1A}", "\r"])
    _ = Self.source(port).readLine(prompt: "> ", draft: "", complete: Self.verbs, tick: nil)
    let output = port.output()
    for query in ["[6n", "[c", "[>c", "[14t", "[18t", "[?u", "]10;?", "]11;?", "[?1049h", "[?25"] {
      #expect(!output.contains(query))
    }
  }
}
