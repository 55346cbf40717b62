import TestSupport
import Testing

@testable import TerminalUI

/// Anything that can arrive from a terminal, and after each piece the screen is what the state says.
@Suite struct EditorFuzzTests {
  static let pieces: [[UInt8]] =
    [
      "a", "bcd", "日本", "👨‍👩‍👦", "e\u{301}", "\u{301}", "⚠\u{FE0F}", "\u{200D}", "🇫", "\u{202E}",
      "\u{200B}", " ", "/d", "\u{1}", "\u{5}", "\u{2}", "\u{2}", "\u{6}", "\u{7F}", "\u{4}",
      "\u{17}",
      "\u{19}", "\u{B}", "\u{14}", "\u{1F}", "\u{12}", "\u{13}", "\u{7}", "\t", "\t", "\u{1B}[Z",
      "\u{10}", "\u{E}", "\u{16}\t", "\u{18}\u{15}", "\u{1B}b", "\u{1B}f", "\u{1B}t", "\u{1B}u",
      "\u{1B}.", "\u{1B}y", "\u{1B}p", "\u{1B}r", "\u{1B}3", "\u{1B}-", "\u{1B}\r", "\u{1B}[5~",
      "\u{1B}[1;5D",
      "\u{1B}[97;5u",
      "\u{1B}", "\u{1B}[", "\u{1B}[200~x\ry\u{1B}[201~", "\u{1B}]0;", "\u{9B}",
    ].map { Array($0.utf8) } + [[0xFF], [0xE6], [0x97], [0xA5], [0x1B, 0x9B]]

  static let completions = [
    Completion("/decide", meaning: "日本"), Completion("/declare", meaning: "what it is"),
    Completion("/d\u{1B}[2J", meaning: "\u{202E}"),
  ]

  @Test(arguments: Array(1...12) as [UInt64])
  func theScreenIsWhatTheStateSays(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<12 {
      var run = Run(columns: 14 + random.next(below: 60))
      for _ in 0..<40 {
        if random.next(below: 12) == 0 {
          run.resize(to: 14 + random.next(below: 60))
        } else if random.next(below: 16) == 0 {
          run.takeNews()
        } else if random.next(below: 6) == 0 {
          run.type((0...random.next(below: 6)).map { _ in UInt8(random.next(below: 256)) })
        } else {
          run.type(Self.pieces[random.next(below: Self.pieces.count)])
        }
        if let problem = run.problem {
          Issue.record("seed \(seed), \(run.columns) columns: \(problem) after \(run.story)")
          return
        }
      }
    }
  }

  /// One editor, its view and the screen in front of it.
  struct Run {
    private(set) var columns: Int
    private var screen: Screen
    private var editor: LineEditor
    private var view = EditorView(style: .plain, reflows: false)
    private var decoder = KeyDecoder()
    private(set) var story = ""

    init(columns: Int) {
      self.columns = columns
      screen = Screen(columns: columns)
      var history = History()
      for line in ["e\u{301} 日", "🇫🇷🇩🇪 x\u{1B}", "a\nb", "/decide this"] { history.add(line) }
      editor = LineEditor(history: history)
      draw()
    }

    mutating func type(_ bytes: [UInt8]) {
      story += " " + String(decoding: bytes, as: UTF8.self).debugDescription
      for key in decoder.decode(bytes) {
        switch editor.handle(key) {
        case .complete: _ = editor.apply(EditorFuzzTests.completions)
        case .submit, .cancel, .endOfInput:
          // What is sent may fill many rows, which are not the editor's any more.
          _ = view.finish(editor, prompt: "P> ")
          screen = Screen(columns: columns)
          editor.begin()
        default: break
        }
      }
      draw()
    }

    mutating func takeNews() {
      story += " news"
      screen.write(view.clear() + "news\n")
      draw()
    }

    /// A terminal that does not wrap anew cuts its rows.
    mutating func resize(to columns: Int) {
      story += " \(columns) columns"
      self.columns = columns
      screen = Screen(columns: columns, cutting: screen)
      screen.write(view.resize(to: columns))
      draw()
    }

    private var size: TerminalSize { TerminalSize(columns: columns, rows: 24) }

    private var list: [StyledText] {
      editor.menu.map { CompletionList.lines($0, size: size, isASCII: false) } ?? []
    }

    private mutating func draw() {
      screen.write(view.draw(editor, prompt: "P> ", columns: columns, list: list))
    }

    /// What is on the screen that should not be there, or the other way round.
    var problem: String? {
      if let first = screen.problems.first { return first }
      let below = (screen.row + 1..<max(screen.rows.count, screen.row + 1)).map { screen.text($0) }
        .filter { !$0.isEmpty }
      let wanted = list.map { String($0.text.reversed().drop { $0 == " " }.reversed()) }
      if below != wanted { return "below the row stands \(below)" }
      let row = screen.cutAtCursor
      var prompt = editor.count.map { "(arg: \($0.text)) " } ?? "P> "
      if let search = editor.search {
        let label = search.hasFailed ? "no match" : "search"
        prompt = "\(label) '\(Sanitizer.visible(search.query, .escaped))': "
        // A long query is told above the row.
        if DisplayWidth.of(prompt) > max(columns - 1 - min(20, columns / 2), 1) { return nil }
      }
      guard row.hasPrefix(prompt) else { return "the row is \(row)" }
      let inner = row.dropFirst(prompt.count)
      let isCutLeft = inner.hasPrefix("<")
      let isCutRight = inner.hasSuffix("+")
      let middle = String(inner.dropFirst(isCutLeft ? 1 : 0).dropLast(isCutRight ? 1 : 0))
      let text = Self.glyphs(editor.line.before) + "|" + Self.glyphs(editor.line.after)
      let shown = String(text.reversed().drop { $0 == " " }.reversed())
      guard text.contains(middle), isCutLeft || text.hasPrefix(middle),
        isCutRight || text.hasSuffix(middle) || shown.hasSuffix(middle)
      else { return "the row is \(row), the line \(text)" }
      // What looks like the mark of a cut may have been typed.
      if inner == text || inner == shown { return nil }
      let room = columns - 1 - DisplayWidth.of(prompt)
      let fits = DisplayWidth.of(text) - 1 <= room - 1
      return fits && middle != text && middle != shown ? "cut without need: \(row)" : nil
    }

    private static func glyphs(_ text: String) -> String {
      text.map { character in
        switch character {
        case "\n": "⏎"
        case "\t": " "
        default:
          switch Sanitizer.visible(String(character), .escaped) {
          case let safe where DisplayWidth.of(safe) > 0: safe
          case let safe: Sanitizer.escaped(safe)
          }
        }
      }.joined()
    }
  }
}
