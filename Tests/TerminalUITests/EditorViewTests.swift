import TerminalUI
import TestSupport
import Testing

@Suite struct EditorViewTests {
  /// Draws after every key and gives what each drawing sent.
  static func draw(
    _ typed: [String], prompt: StyledText = "> ", columns: Int = 80
  ) -> [String] {
    var editor = LineEditor()
    var view = EditorView(style: .plain)
    var sent = [view.draw(editor, prompt: prompt, columns: columns)]
    for text in typed {
      LineEditorTests.type(text, into: &editor)
      sent.append(view.draw(editor, prompt: prompt, columns: columns))
    }
    return sent
  }

  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let typed: [String]
    let sent: String
    var testDescription: String { name }

    init(_ name: String, _ typed: [String], _ sent: String) {
      self.name = name
      self.typed = typed
      self.sent = sent
    }
  }

  @Test(arguments: [
    Row("the prompt", [], "\r> \u{1B}[K"),
    Row("a letter at the end", ["a", "b"], "b"),
    Row("a wide letter at the end", ["a", "日"], "日"),
    Row("a combining accent", ["e", "\u{301}"], "\u{8}e\u{301}"),
    Row("nothing changed", ["a", "\u{6}"], ""),
    Row("left", ["ab", "\u{2}"], "\u{8}"),
    Row("left over a wide letter", ["日", "\u{2}"], "\u{8}\u{8}"),
    Row("to the start", ["abcdefgh", "\u{1}"], "\u{1B}[8D"),
    Row("to the end", ["ab", "\u{1}", "\u{5}"], "\u{1B}[2C"),
    Row("a letter in the middle", ["ac", "\u{2}", "b"], "bc\u{8}"),
    Row("Backspace at the end", ["ab", "\u{7F}"], "\u{8}\u{1B}[K"),
    Row("Backspace over a family", ["👨‍👩‍👦", "\u{7F}"], "\u{8}\u{8}\u{1B}[K"),
    Row("kill the line", ["abc", "\u{15}"], "\u{8}\u{8}\u{8}\u{1B}[K"),
    Row("a bidi control is seen", ["\u{202E}"], #"\u{202E}"#),
    Row("an accent without a letter is seen", ["\u{301}"], #"\u{301}"#),
    Row("a joiner without a letter is seen", ["\u{200D}"], #"\u{200D}"#),
    Row("what has no width is seen", ["a\u{2060}"], #"a\u{2060}"#),
    Row("a pasted break and a tab", ["\u{1B}[200~a\rb\tc\u{1B}[201~"], "a⏎b c"),
  ])
  func sends(_ row: Row) {
    #expect(Self.draw(row.typed).last == row.sent)
  }

  @Test func aLongLineScrollsSideways() {
    var screen = Screen(columns: 20)
    for output in Self.draw("abcdefghijklmnopqrstuvwxyz".map(String.init), columns: 20) {
      screen.write(output)
    }
    #expect(screen.line.hasPrefix("> <"))
    #expect(screen.line.hasSuffix("xyz"))
    #expect(screen.problems.isEmpty)
    #expect(screen.rows.count == 1)
  }

  @Test func whatIsHiddenOnTheRightIsMarked() {
    var screen = Screen(columns: 12)
    for output in Self.draw(["abcdefghijklmnop", "\u{1}"], columns: 12) { screen.write(output) }
    #expect(screen.line == "> abcdefgh+")
    #expect(screen.column == 2)
  }

  @Test func theWholeLineComesBackWhenItFitsAgain() {
    var screen = Screen(columns: 12)
    for output in Self.draw(["abcdefghijkl", "\u{7F}\u{7F}\u{7F}\u{7F}"], columns: 12) {
      screen.write(output)
    }
    #expect(screen.line == "> abcdefgh")
  }

  @Test func aLongPromptLeavesRoomToType() {
    let prompt: StyledText = "Decision by ana: make db-2 primary. Why? (Enter: later)? "
    var screen = Screen(columns: 40)
    for output in Self.draw(["because"], prompt: prompt, columns: 40) { screen.write(output) }
    #expect(screen.text(screen.row).hasSuffix("? because"))
    #expect(screen.rows.count > 1)
    #expect(screen.problems.isEmpty)
  }

  @Test func linesOfAPromptStandAboveTheRowOnce() {
    let sent = Self.draw(["a"], prompt: "1 ana\n2 bo\nwho? ")
    #expect(sent == ["1 ana\n2 bo\n\rwho? \u{1B}[K", "a"])
  }

  @Test func aQuestionIsDrawnWholeAgainInAnotherWindow() {
    let question: StyledText = "Why not that, in a sentence? "
    let editor = LineEditor(draft: "it")
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: question, columns: 80)
    #expect(view.resize(to: 40) == "\r\u{1B}[J")
    let sent = view.draw(editor, prompt: question, columns: 40)
    #expect(sent == "Why not that, in a\n\rsentence? it\u{1B}[K")
    #expect(view.resize(to: 10) == "\u{1B}[3A\r\u{1B}[J")
    _ = view.draw(editor, prompt: question, columns: 40)
    #expect(view.resize(to: 80) == "\u{1B}[1A\r\u{1B}[J")
    #expect(view.draw(editor, prompt: question, columns: 80).contains("\(question.text)it"))
  }

  @Test func aShortLineIsNotPrintedAgainWhenDone() {
    var editor = LineEditor(draft: "abc")
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: "> ", columns: 80)
    #expect(view.finish(editor, prompt: "> ") == "\n")
    editor.begin(draft: "abc")
    _ = editor.handle(.home)
    _ = view.draw(editor, prompt: "> ", columns: 80)
    #expect(view.finish(editor, prompt: "> ", mark: "^C") == "\u{1B}[3C^C\n")
  }

  @Test func aLongLineIsPrintedOnceWhenDone() {
    let editor = LineEditor(draft: "abcdefghijklmnopqrstuvwxyz\u{202E}")
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: "> ", columns: 20)
    #expect(
      view.finish(editor, prompt: "> ") == "\r\u{1B}[K> abcdefghijklmnopqrstuvwxyz\\u{202E}\n")
  }

  @Test func aPasteIsPrintedWithItsLinesWhenDone() {
    let editor = LineEditor(draft: "a\nb")
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: "> ", columns: 20)
    #expect(view.finish(editor, prompt: "> ") == "\r\u{1B}[K> a\nb\n")
  }

  @Test func ofALongPasteTheBeginningIsPrintedWhenDone() {
    let editor = LineEditor(draft: (1...1000).map { "line \($0)" }.joined(separator: "\n"))
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: "> ", columns: 80)
    let lines = view.finish(editor, prompt: "> ").split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines.last == "… +991")
  }

  @Test func aPasteOfAThousandLinesCostsLittle() {
    let text = (1...1000).map { "\tat org.example.Checkout.pay(Checkout.java:\($0))" }
    var editor = LineEditor()
    var view = EditorView(style: .plain)
    var decoder = KeyDecoder()
    let bytes = Array("\u{1B}[200~\(text.joined(separator: "\r"))\u{1B}[201~".utf8)
    for key in decoder.decode(bytes) { _ = editor.handle(key) }
    var sent = view.draw(editor, prompt: "> ", columns: 80).utf8.count
    for _ in 0..<100 {
      _ = editor.handle(.text("x"))
      sent += view.draw(editor, prompt: "> ", columns: 80).utf8.count
    }
    #expect(editor.line.text.utf8.count > 40_000)
    #expect(sent < 10_000)
  }

  @Test func aListStandsBelowAndGoes() {
    var screen = Screen(columns: 40)
    var editor = LineEditor(draft: "/d")
    var view = EditorView(style: .plain)
    screen.write(view.draw(editor, prompt: "> ", columns: 40, list: ["one", "two"]))
    #expect(screen.text(1) == "one")
    #expect(screen.text(2) == "two")
    #expect(screen.row == 0 && screen.column == 4)
    _ = editor.handle(.text("e"))
    screen.write(view.draw(editor, prompt: "> ", columns: 40))
    #expect(screen.line == "> /de")
    #expect(screen.text(1) == "" && screen.text(2) == "")
  }

  @Test func aNarrowerWindowEndsWithOneRow() {
    let editor = LineEditor(draft: String(repeating: "w", count: 60))
    var view = EditorView(style: .plain)
    _ = view.draw(editor, prompt: "> ", columns: 80)
    #expect(view.resize(to: 80) == "")
    #expect(view.resize(to: 30) == "\u{1B}[2A\r\u{1B}[J")
    var other = EditorView(style: .plain, reflows: false)
    _ = other.draw(editor, prompt: "> ", columns: 80)
    #expect(other.resize(to: 30) == "\r\u{1B}[J")
  }

  @Test func aSearchIsOneRowAndTheLineComesBack() {
    var history = History()
    history.add("abc")
    var editor = LineEditor(history: history, draft: "x")
    var view = EditorView(style: .plain)
    var screen = Screen(columns: 40)
    for keys in ["", "\u{12}", "a", "b"] {
      LineEditorTests.type(keys, into: &editor)
      screen.write(view.draw(editor, prompt: "> ", columns: 40))
    }
    #expect(screen.line == "search 'ab': abc")
    LineEditorTests.type("z", into: &editor)
    screen.write(view.draw(editor, prompt: "> ", columns: 40))
    #expect(screen.line == "no match 'abz': abc")
    LineEditorTests.type("\u{7}", into: &editor)
    screen.write(view.draw(editor, prompt: "> ", columns: 40))
    #expect(screen.line == "> x")
    #expect(screen.rows.count == 1)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func theScreenAlwaysShowsTheCursorsSurroundings(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces = [
      "a", "bcd", "日本", "👨‍👩‍👦", "e\u{301}", "⚠\u{FE0F}", " ", "\u{1}", "\u{5}", "\u{2}", "\u{2}",
      "\u{6}", "\u{7F}",
      "\u{4}", "\u{17}", "\u{19}", "\u{1B}b", "\u{1B}f", "\u{B}", "\u{14}", "\u{1F}",
      "\u{1B}[200~x\ry\u{1B}[201~",
    ]
    for _ in 0..<20 {
      let columns = 12 + random.next(below: 40)
      var screen = Screen(columns: columns)
      var editor = LineEditor()
      var view = EditorView(style: .plain)
      var typed = ""
      for _ in 0..<40 {
        let piece = pieces[random.next(below: pieces.count)]
        typed += piece
        LineEditorTests.type(piece, into: &editor)
        screen.write(view.draw(editor, prompt: "P> ", columns: columns))
        let story: Comment = "seed \(seed), \(columns): \(typed.debugDescription)"
        #expect(screen.problems.isEmpty, story)
        #expect(screen.rows.count == 1, story)
        let shown = Self.glyphs(editor.line.before) + "|" + Self.glyphs(editor.line.after)
        let row = screen.cutAtCursor
        #expect(row.hasPrefix("P> "), story)
        let inner = row.dropFirst(3)
        let isCutLeft = inner.hasPrefix("<")
        let isCutRight = inner.hasSuffix("+")
        let middle = String(inner.dropFirst(isCutLeft ? 1 : 0).dropLast(isCutRight ? 1 : 0))
        #expect(isCutLeft || shown.hasPrefix(middle), story)
        #expect(isCutRight || shown.hasSuffix(middle), story)
        #expect(shown.contains(middle), story)
        if DisplayWidth.of(shown) <= columns - 4 { #expect(middle == shown, story) }
      }
    }
  }

  private static func glyphs(_ text: String) -> String {
    String(text.map { $0 == "\n" ? "⏎" : $0 })
  }
}
