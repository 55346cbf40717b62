import Testing

@testable import TerminalUI

/// Readline's numeric argument, held against bash.
@Suite struct KeyCountTests {
  typealias Row = LineEditorTests.Row

  static let words = "one two  three.four five_six 7"

  /// The cursor stands before `five`.
  static let inside = words + "\u{1B}b\u{1B}b\u{1B}b"

  @Test(arguments: [
    Row("^B", inside + "\u{1B}3\u{2}", "one two  three.fo|ur five_six 7"),
    Row("Right", inside + "\u{1B}3\u{1B}[C", "one two  three.four fiv|e_six 7"),
    Row("^D", inside + "\u{1B}3\u{4}", "one two  three.four |e_six 7"),
    Row("Backspace", inside + "\u{1B}3\u{7F}", "one two  three.fo|five_six 7"),
    Row("Alt-b", inside + "\u{1B}3\u{1B}b", "one |two  three.four five_six 7"),
    Row("Alt-d", inside + "\u{1B}2\u{1B}d", "one two  three.four | 7"),
    Row(
      "^W is one kill", words + "\u{1B}3\u{17}\u{19}\u{19}",
      "one two  three.four five_six 7three.four five_six 7|"),
    Row(
      "a kill before it joins", words + "\u{17}\u{1B}2\u{17}\u{19}",
      "one two  three.four five_six 7|"),
    Row("a letter", inside + "\u{1B}3x", "one two  three.four xxx|five_six 7"),
    Row("letters", "\u{1B}3xy", "xxxy|"),
    Row("Alt-u", inside + "\u{1B}3\u{1B}u", "one two  three.four FIVE_SIX 7|"),
    Row("Alt-u back", inside + "\u{1B}-2\u{1B}u", "one two  THREE.FOUR |five_six 7"),
    Row("Alt-c once back", inside + "\u{1B}-\u{1B}c", "one two  three.Four |five_six 7"),
    Row("^T drags", "abcd\u{1}\u{6}\u{1B}2\u{14}", "bca|d"),
    Row("^T not back again", "abcd\u{1}\u{6}\u{1B}9\u{14}", "bcda|"),
    Row("^P", "\u{1B}2\u{10}", "one|", history: ["one", "two"]),
    Row("^P beyond the oldest", "\u{1B}9\u{10}", "one|", history: ["one", "two"]),
    Row("^B beyond the start", "abc\u{1B}9\u{2}", "|abc"),
    Row("two digits", "0123456789ab\u{1B}1\u{1B}0\u{2}", "01|23456789ab"),
    Row("two digits, Alt once", "0123456789ab\u{1B}10\u{2}", "01|23456789ab"),
    Row("the other direction", inside + "\u{1B}-2\u{2}", "one two  three.four fi|ve_six 7"),
    Row("^D the other way", inside + "\u{1B}-2\u{4}", "one two  three.fou|five_six 7"),
    Row("a sign alone", inside + "\u{1B}-\u{4}", "one two  three.four|five_six 7"),
    Row("none", inside + "\u{1B}0\u{4}", "one two  three.four |five_six 7"),
    Row("^K is done once", "ab\u{1}\u{1B}3\u{B}\u{19}", "ab|"),
    Row("^K the other way", "abc\u{2}\u{1B}-\u{B}", "|c"),
    Row("^U the other way", "abc\u{2}\u{1B}-\u{15}", "ab|"),
    Row("Alt-. by its place", "\u{1B}0\u{1B}.", "c|", history: ["a b", "c d"]),
    Row("Alt-. by a place that is not there", "\u{1B}7\u{1B}.", "|", history: ["a b"]),
    Row("^G drops it", "abc\u{1B}3\u{7}\u{2}", "ab|c"),
    Row("undo takes it at once", "abcdef\u{1B}3\u{7F}\u{1F}", "abcdef|"),
    Row("^_ so often", "a\u{5} \u{5}b\u{5}\u{1B}2\u{1F}", "a|"),
    Row("^D to the last letter leaves nobody", "a\u{1}\u{1B}5\u{4}", "|"),
    Row("text with a sign is text", "\u{1B}-12m ago", "-12m ago|"),
    Row("so many that it must end", "\u{1B}99999999\u{2}", "|"),
    Row("Esc closed a search and a digit followed", "x\u{12}on\u{1B}4", "x4|", history: ["one"]),
  ])
  func counts(_ row: Row) {
    #expect(
      LineEditorTests.shown(LineEditorTests.type(row.typed, history: row.history)) == row.line)
  }

  @Test func whatWasTypedBeforeEnterIsSent() {
    var editor = LineEditor()
    #expect(LineEditorTests.type("\u{1B}42\r", into: &editor).last == .submit("42"))
  }

  @Test func itStandsInThePlaceOfThePrompt() {
    var editor = LineEditor(draft: "abc")
    LineEditorTests.type("\u{1B}-12", into: &editor)
    var view = EditorView(style: .plain)
    #expect(view.draw(editor, prompt: "P1> ", columns: 40).contains("(arg: -12) abc"))
  }
}
