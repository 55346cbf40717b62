import TestSupport
import Testing

@testable import TerminalUI

@Suite struct LineEditorTests {
  /// What is typed, in bytes, and what the line then is, `|` where the cursor stands.
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let typed: String
    let line: String
    let history: [String]
    var testDescription: String { name }

    init(_ name: String, _ typed: String, _ line: String, history: [String] = []) {
      self.name = name
      self.typed = typed
      self.line = line
      self.history = history
    }
  }

  static func type(_ typed: String, history: [String] = []) -> LineEditor {
    var past = History()
    for entry in history { past.add(entry) }
    var editor = LineEditor(history: past)
    type(typed, into: &editor)
    return editor
  }

  @discardableResult
  static func type(_ typed: String, into editor: inout LineEditor) -> [LineEditor.Outcome] {
    var decoder = KeyDecoder()
    return (decoder.decode(Array(typed.utf8)) + decoder.timeOut()).map { editor.handle($0) }
  }

  static func shown(_ editor: LineEditor) -> String {
    editor.line.before + "|" + editor.line.after
  }

  @Test(arguments: [
    Row("typing", "ab", "ab|"),
    Row("^A ^E", "world\u{1}hello \u{5}!", "hello world!|"),
    Row("Home and End", "b\u{1B}[Ha\u{1B}[Fc", "abc|"),
    Row("^B ^F", "abc\u{2}\u{2}\u{6}X", "abX|c"),
    Row("left at the start", "a\u{2}\u{2}\u{2}b", "b|a"),
    Row("right at the end", "a\u{6}b", "ab|"),
    Row("Backspace", "abc\u{2}\u{7F}", "a|c"),
    Row("^H", "ab\u{8}", "a|"),
    Row("^D deletes forward", "abc\u{1}\u{4}", "|bc"),
    Row("Delete", "abc\u{1}\u{1B}[3~", "|bc"),
    Row("^K", "abc\u{2}\u{2}\u{B}", "a|"),
    Row("^U kills to the start only", "abc\u{2}\u{15}X\u{19}", "Xab|c"),
    Row("^W is by spaces", "roll back/now  \u{17}", "roll |"),
    Row("^W and ^Y", "one two\u{17}\u{19}\u{19}", "one twotwo|"),
    Row("kills join backward", "a b c\u{17}\u{17}\u{19}", "a b c|"),
    Row("kills join forward", "a b\u{1}\u{1B}d\u{1B}d\u{19}", "a b|"),
    Row("a key between parts kills", "a b\u{17}\u{2}\u{17}\u{19}", "a| "),
    Row("Alt-y", "one two\u{17}\u{2}\u{6}\u{17}\u{19}\u{1B}y", "two|"),
    Row("Alt-y without a yank", "ab\u{17}c\u{1B}y", "c|"),
    Row("Alt-b Alt-f", "one two\u{1B}b\u{1B}bX\u{1B}fY", "XoneY| two"),
    Row("words end at signs", "db-2.local\u{1B}b\u{1B}b|", "db-||2.local"),
    Row("Ctrl-Left", "one two\u{1B}[1;5DX", "one X|two"),
    Row("Alt-d", "one two\u{1}\u{1B}d", "| two"),
    Row("Alt-Backspace", "db-2\u{1B}\u{7F}", "db-|"),
    Row("^T at the end", "ab\u{14}", "ba|"),
    Row("^T in the middle", "abc\u{2}\u{14}", "acb|"),
    Row("^T on one letter", "a\u{14}", "a|"),
    Row("^T on two wide letters", "日本\u{14}", "本日|"),
    Row("Alt-u", "one two\u{1}\u{1B}u", "ONE| two"),
    Row("Alt-l", "ONE\u{1}\u{1B}l", "one|"),
    Row("Alt-c", "one two\u{1}\u{1B}c\u{1B}c", "One Two|"),
    Row("Alt-t at the end", "one two\u{1B}t", "two one|"),
    Row("Alt-t between words", "one two three\u{1}\u{1B}f\u{1B}t", "two one| three"),
    Row("Alt-t in a word", "one  two, x\u{1B}b\u{1B}b\u{6}\u{1B}t", "two  one|, x"),
    Row("Alt-t with one word", "one\u{1B}t", "one|"),
    Row("Alt-t with nothing", "\u{1B}t", "|"),
    Row("Alt-t by graphemes", "e\u{301}a 日本\u{1B}t", "日本 e\u{301}a|"),
    Row("Alt-\\", "one   two\u{1B}b\u{2}\u{1B}\\", "one|two"),
    Row("Alt-Enter", "one\u{1B}\rtwo", "one\ntwo|"),
    Row("^V Tab", "a\u{16}\tb", "a\tb|"),
    Row("^V Enter", "a\u{16}\rb", "a\nb|"),
    Row("^V and a letter", "a\u{16}b", "ab|"),
    Row("^V and a control key", "ab\u{16}\u{1}c", "abc|"),
    Row("^X Backspace", "one two\u{1B}b\u{18}\u{7F}", "|two"),
    Row("^] goes to a letter", "one two\u{1}\u{1D}o", "one tw|o"),
    Row("^] and a letter that is not there", "one\u{1}\u{1D}x", "|one"),
    Row("^] and more letters", "one two\u{1}\u{1D}tX", "one X|two"),
    Row("Alt-^] goes back to a letter", "one two\u{1B}\u{1D}n", "o|ne two"),
    Row("Alt-^] and a letter that is not there", "one\u{1B}\u{1D}x", "one|"),
    Row("^T at the start", "abc\u{1}\u{14}", "|abc"),
    Row("^X ^U", "one\u{18}\u{15}", "|"),
    Row("^X and a letter", "one\u{18}u", "oneu|"),
    Row("Alt-y twice", "1\u{15}2\u{15}3\u{15}\u{19}\u{1B}y\u{1B}y", "1|"),
    Row("Alt-y beyond the oldest", "1\u{15}2\u{15}\u{19}\u{1B}y\u{1B}y", "2|"),
    Row("undo of a yank-pop", "1\u{15}2\u{15}\u{19}\u{1B}y\u{1F}", "|"),
    Row("undo step by step", "a b\u{17}\u{17}\u{1F}\u{1F}", "a b|"),
    Row("Ctrl-Delete", "one two\u{1}\u{1B}[3;5~", "| two"),
    Row("Ctrl-Right", "one two\u{1}\u{1B}[1;5CX", "oneX| two"),
    Row("Ctrl-Home and Ctrl-End", "ab\u{1B}[1;5Hx\u{1B}[1;5Fy", "xaby|"),
    Row("Alt-r takes all back", "one\u{17}two\u{1B}r", "|"),
    Row("Alt-r in an entry", "\u{10}x\u{1B}r", "two|", history: ["one", "two"]),
    Row("Alt-.", "x \u{1B}.", "x d|", history: ["a b", "c d"]),
    Row("Alt-. again", "x \u{1B}.\u{1B}.", "x b|", history: ["a b", "c d"]),
    Row("Alt-_", "\u{1B}_", "d|", history: ["a b", "c d"]),
    Row("Alt-. beyond the oldest", "\u{1B}.\u{1B}.\u{1B}.", "b|", history: ["a b", "c d"]),
    Row("Alt-. and undo", "x\u{1B}.\u{1B}.\u{1F}", "x|", history: ["a b", "c d"]),
    Row("Page Up by what was typed", "o\u{1B}[5~", "o|ne", history: ["one", "two"]),
    Row("Page Up again", "/d\u{1B}[5~\u{1B}[5~", "/d|one", history: ["/done", "x", "/do"]),
    Row(
      "Page Down comes back", "/d\u{1B}[5~\u{1B}[5~\u{1B}[6~\u{1B}[6~", "/d|",
      history: ["/done", "x", "/do"]),
    Row("Alt-p with nothing like it", "zz\u{1B}p", "zz|", history: ["one"]),
    Row("Alt-p with nothing typed", "\u{1B}p", "one|", history: ["one"]),
    Row("undo takes a word typed in one go", "one\u{1F}", "|"),
    Row("undo takes the last word", "a\u{5}one\u{5} \u{5}two\u{5}\u{1F}\u{1F}", "aone|"),
    Row("undo a kill", "one two\u{17}\u{1F}", "one two|"),
    Row("undo with nothing to undo", "\u{1F}a", "a|"),
    Row("unbound Ctrl keys", "a\u{0}\u{F}\u{18}\u{1C}b", "ab|"),
    Row("unbound Alt key is Esc and a letter", "x\u{1B}SELECT", "xSELECT|"),
    Row("unknown sequences", "a\u{1B}[99;5~b", "ab|"),
    Row("family", "a👨‍👩‍👦\u{7F}b", "ab|"),
    Row("combining accent", "ae\u{301}\u{7F}b", "ab|"),
    Row("flag", "a🇫🇷\u{7F}b", "ab|"),
    Row("one flag of two", "🇫🇷🇩🇪\u{2}\u{7F}", "|🇩🇪"),
    Row("movement over a family", "a👨‍👩‍👦b\u{2}\u{2}X", "aX|👨‍👩‍👦b"),
    Row("an accent typed before a letter joins what is left of it", "ab\u{2}\u{301}", "a\u{301}|b"),
    Row("half a flag put before the other", "🇷\u{1}🇫", "🇫🇷|"),
    Row("paste keeps its lines", "a\u{1B}[200~1\r\n2\t3\u{1B}[201~b", "a1\n2\t3b|"),
    Row("paste is undone at once", "\u{1B}[200~1\r2\u{1B}[201~\u{1F}", "|"),
    Row("Up", "\u{1B}[A", "two|", history: ["one", "two"]),
    Row("Up and Up", "\u{10}\u{10}", "one|", history: ["one", "two"]),
    Row("Up beyond the oldest", "\u{10}\u{10}\u{10}", "one|", history: ["one", "two"]),
    Row(
      "Down restores the draft", "draft\u{1B}[A\u{1B}[A\u{1B}[B\u{1B}[B!", "draft!|",
      history: ["one", "two"]),
    Row("Down below the draft", "draft\u{1B}[B", "draft|", history: ["one"]),
    Row("an edited entry stays edited", "\u{10}!\u{10}\u{E}", "two!|", history: ["one", "two"]),
    Row("Alt-< and Alt->", "d\u{1B}<\u{1B}>", "d|", history: ["one", "two"]),
    Row("Alt-<", "\u{1B}<", "one|", history: ["one", "two"]),
    Row("an entry of several lines", "\u{10}", "a\nb|", history: ["a\nb"]),
    Row("^R finds the newest", "\u{12}o", "tw|o", history: ["one", "two"]),
    Row("^R again", "\u{12}o\u{12}", "|one", history: ["one", "two"]),
    Row("^S goes forward", "\u{12}o\u{12}\u{13}", "tw|o", history: ["one", "two"]),
    Row(
      "^R ^R looks for the same again", "\u{12}o\u{7}\u{12}\u{12}", "tw|o", history: ["one", "two"]),
    Row("^S begins forward", "\u{10}\u{10}\u{13}w", "t|wo", history: ["one", "two", "owe"]),
    Row("^S at the newest stops nothing", "x\u{13}o", "xo|", history: ["one"]),
    Row("^R ignores case for lower case", "\u{12}err", "|ERROR", history: ["ERROR"]),
    Row("^R heeds case for upper case", "\u{12}Er", "|Error", history: ["Error", "ERR"]),
    Row("^R keeps the last fit", "\u{12}onx", "|one", history: ["one"]),
    Row("^R and Backspace", "\u{12}onx\u{7F}", "|one", history: ["one"]),
    Row("^R and ^G", "abc\u{2}\u{12}on\u{7}", "ab|c", history: ["one"]),
    Row("^R and Esc", "abc\u{12}on\u{1B}", "abc|", history: ["one"]),
    Row(
      "^R and an arrow accepts", "\u{12}wo\u{1B}[C!",
      "tw!|o", history: ["one", "two"]),
    Row(
      "Up after a search goes on from there", "\u{12}two\u{5}\u{10}", "one|",
      history: ["one", "two", "three"]),
    Row(
      "Down after a search comes back to the draft", "d\u{12}thr\u{5}\u{E}", "d|",
      history: ["one", "three"]),
  ])
  func lines(_ row: Row) {
    #expect(Self.shown(Self.type(row.typed, history: row.history)) == row.line)
  }

  @Test(arguments: [
    (typed: "a\r", outcome: LineEditor.Outcome.submit("a")),
    (typed: "a\n", outcome: .submit("a")),
    (typed: "\r", outcome: .submit("")),
    (typed: "a\u{3}", outcome: .cancel),
    (typed: "\u{4}", outcome: .endOfInput),
    (typed: "a\u{4}", outcome: .ignored),
    (typed: "a\u{1A}", outcome: .suspend),
    (typed: "a\t", outcome: .complete),
    (typed: "a\u{C}", outcome: .clearScreen),
    (typed: "\u{7F}", outcome: .ignored),
    (typed: "\u{12}x\u{3}", outcome: .cancel),
    (typed: "\u{12}tw\r", outcome: .submit("two")),
  ])
  func outcomes(_ typed: String, _ outcome: LineEditor.Outcome) {
    var history = History()
    history.add("two")
    var editor = LineEditor(history: history)
    #expect(Self.type(typed, into: &editor).last == outcome)
  }

  @Test func aDraftIsInTheLineAndUnsent() {
    var editor = LineEditor(draft: "/decide")
    #expect(Self.shown(editor) == "/decide|")
    #expect(Self.type("!\r", into: &editor) == [.edited, .submit("/decide!")])
  }

  @Test func undoKeepsSoManyBytesOfALongLine() {
    var editor = LineEditor(draft: String(repeating: "y", count: 1 << 20))
    for _ in 0..<50 { _ = editor.handle(.backspace) }
    #expect(editor.undo.bytes <= UndoStack.mostBytes)
    #expect(editor.undo.bytes == editor.undo.states.map(\.size).reduce(0, +))
    for _ in 0..<3 { _ = editor.handle(.control("_")) }
    #expect(editor.line.size == 1 << 20 - 47)
  }

  @Test func oneStateIsKeptAtAnyLength() {
    let long = String(repeating: "y", count: UndoStack.mostBytes + 1)
    var editor = LineEditor(draft: long)
    _ = editor.handle(.control("u"))
    _ = editor.handle(.control("_"))
    #expect(editor.line.text == long)
  }

  @Test func undoGoesBackSoManySteps() {
    var editor = LineEditor()
    for _ in 0...UndoStack.mostStates { _ = editor.handle(.paste("x")) }
    for _ in 0...UndoStack.mostStates { _ = editor.handle(.control("_")) }
    #expect(editor.line.text == "x")
    #expect(editor.undo.bytes == 0)
  }

  @Test func whatWasKilledOutlivesTheLine() {
    var editor = Self.type("one\u{15}")
    editor.begin()
    Self.type("\u{19}", into: &editor)
    #expect(Self.shown(editor) == "one|")
  }

  struct Tab: CustomTestStringConvertible, Sendable {
    let name: String
    let typed: String
    let completions: [Completion]
    let line: String
    var testDescription: String { name }

    init(_ name: String, _ typed: String, _ completions: [Completion], _ line: String) {
      self.name = name
      self.typed = typed
      self.completions = completions
      self.line = line
    }
  }

  @Test(arguments: [
    Tab("none", "/x", [], "/x|"),
    Tab("the only one", "/dec", [Completion("/decide")], "/decide |"),
    Tab("the only one, case corrected", "ask AN", [Completion("ana")], "ask ana |"),
    Tab("without a space", "a", [Completion("a/", endsWord: false)], "a/|"),
    Tab("before a space", "ab c\u{1B}b\u{2}", [Completion("abc")], "abc |c"),
    Tab("shared beginning", "/d", [Completion("/decide"), Completion("/declare")], "/dec|"),
    Tab("nothing shared", "", [Completion("a"), Completion("b")], "|"),
    Tab("shared is shorter than typed", "AB", [Completion("a"), Completion("b")], "AB|"),
    Tab(
      "several words replaced", "go roll b", [Completion("roll back", replacing: 6)],
      "go roll back |"),
    Tab("different places", "a b", [Completion("a bc", replacing: 3), Completion("bd")], "a b|"),
    Tab("more replaced than there is", "a", [Completion("b", replacing: 9)], "b |"),
  ])
  func completion(_ row: Tab) {
    var editor = Self.type(row.typed)
    let effect = editor.apply(row.completions)
    #expect(Self.shown(editor) == row.line)
    switch row.completions.count {
    case 0: #expect(effect == .nothing)
    case 1: #expect(effect == .completed)
    default: #expect(effect == .several(row.completions))
    }
  }

  @Test(arguments: [
    Row("Tab", "/d\t\t", "/decide |"),
    Row("Tab Tab", "/d\t\t\t", "/declare |"),
    Row("beyond the last is what was typed", "/d\t\t\t\t", "/dec|"),
    Row("Shift-Tab begins with the last", "/d\t\u{1B}[Z", "/declare |"),
    Row("Down and Up", "/d\t\t\u{1B}[B\u{1B}[A", "/decide |"),
    Row("Esc gives back what was typed", "/d\t\t\u{1B}", "/dec|"),
    Row("typing takes what stands there", "/d\t\tx", "/decide x|"),
    Row("undo", "/d\t\t\u{1F}", "/dec|"),
    Row("Up without a choice is history", "/d\t\u{10}", "old|", history: ["old"]),
  ])
  func menu(_ row: Row) {
    var past = History()
    for entry in row.history { past.add(entry) }
    var editor = LineEditor(history: past)
    var decoder = KeyDecoder()
    for key in decoder.decode(Array(row.typed.utf8)) + decoder.timeOut() {
      guard editor.handle(key) == .complete else { continue }
      _ = editor.apply([Completion("/decide"), Completion("/declare")])
    }
    #expect(Self.shown(editor) == row.line)
  }

  @Test(arguments: [
    (typed: "/call -\t\t", line: "/call --role |"),
    (typed: "/call -\t\t\t", line: "/call --phone |"),
    (typed: "/call -\t\t\u{1B}", line: "/call --|"),
  ])
  func aMenuOverASharedBeginning(_ typed: String, _ line: String) {
    var editor = LineEditor()
    var decoder = KeyDecoder()
    for key in decoder.decode(Array(typed.utf8)) + decoder.timeOut() {
      guard editor.handle(key) == .complete else { continue }
      _ = editor.apply([
        Completion("--role", replacing: 1), Completion("--phone", replacing: 1),
      ])
    }
    #expect(Self.shown(editor) == line)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func cursorStaysOnAGraphemeBoundary(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "e", "\u{301}", "日", "👨", "\u{200D}", "👩", "👦", "\u{FE0F}", "🇫", "🇷", "🏽", " ", "क",
      "\u{94D}",
      "ष", "\u{1112}", "\u{1161}", "\u{11AB}", "\u{1}", "\u{5}", "\u{2}", "\u{6}", "\u{7F}",
      "\u{4}", "\u{B}",
      "\u{15}", "\u{17}", "\u{19}", "\u{14}", "\u{1B}b", "\u{1B}f", "\u{1B}d", "\u{1B}y", "\u{1F}",
      "\u{10}",
      "\u{E}", "\u{12}", "\u{7}", "\u{1B}[200~x\r\u{301}y\u{1B}[201~",
    ]
    for _ in 0..<40 {
      var editor = Self.type("", history: ["e\u{301} 日", "🇫🇷🇩🇪 x", "a\nb"])
      var typed = ""
      for _ in 0..<30 {
        let piece = pieces[random.next(below: pieces.count)]
        typed += piece
        Self.type(piece, into: &editor)
        let text = editor.line.text
        let cursor = text.utf8.index(text.startIndex, offsetBy: editor.line.before.utf8.count)
        let boundaries = Array(text.indices) + [text.endIndex]
        #expect(boundaries.contains(cursor), "seed \(seed): \(typed.debugDescription)")
      }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func randomBytesNeverTrap(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<50 {
      var editor = LineEditor()
      var decoder = KeyDecoder()
      var view = EditorView(style: .plain)
      for _ in 0..<20 {
        let bytes = (0..<random.next(below: 9)).map { _ in UInt8(random.next(below: 256)) }
        for key in decoder.decode(bytes) { _ = editor.handle(key) }
        _ = view.draw(editor, prompt: "> ", columns: 1 + random.next(below: 30))
      }
    }
  }
}
