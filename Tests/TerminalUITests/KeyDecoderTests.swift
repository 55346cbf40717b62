import TerminalUI
import TestSupport
import Testing

@Suite struct KeyDecoderTests {
  struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let bytes: String
    let keys: [Key]
    var testDescription: String { name }

    init(_ name: String, _ bytes: String, _ keys: [Key]) {
      self.name = name
      self.bytes = bytes
      self.keys = keys
    }
  }

  static let rows = [
    Row("text", "abc", [.text("abc")]),
    Row("text of several bytes", "é日👨‍👩‍👦", [.text("é日👨‍👩‍👦")]),
    Row("controls", "\u{1}\u{1A}\u{1F}", [.control("a"), .control("z"), .control("_")]),
    Row("Enter in both spellings", "\r\n", [.enter, .enter]),
    Row("Tab and Backspace", "\t\u{7F}\u{8}", [.tab, .backspace, .backspace]),
    Row("arrows", "\u{1B}[A\u{1B}[B\u{1B}[C\u{1B}[D", [.up, .down, .right, .left]),
    Row(
      "arrows, application mode", "\u{1B}OA\u{1B}OB\u{1B}OC\u{1B}OD", [.up, .down, .right, .left]),
    Row("Home", "\u{1B}[H\u{1B}OH\u{1B}[1~\u{1B}[7~", [.home, .home, .home, .home]),
    Row("End", "\u{1B}[F\u{1B}OF\u{1B}[4~\u{1B}[8~", [.end, .end, .end, .end]),
    Row("Delete and pages", "\u{1B}[3~\u{1B}[5~\u{1B}[6~", [.delete, .pageUp, .pageDown]),
    Row(
      "Ctrl and arrows", "\u{1B}[1;5D\u{1B}[1;5C\u{1B}[5D\u{1B}Od",
      [.wordLeft, .wordRight, .wordLeft, .wordLeft]),
    Row("Alt and arrows", "\u{1B}[1;3D\u{1B}[1;3C", [.wordLeft, .wordRight]),
    Row("Shift and arrow", "\u{1B}[1;2D\u{1B}[d", [.left, .left]),
    Row("Ctrl-Delete", "\u{1B}[3;5~\u{1B}[3^", [.deleteWord, .deleteWord]),
    Row("rxvt, shifted Delete", "\u{1B}[3$x", [.delete, .text("x")]),
    Row("Shift-Tab", "\u{1B}[Z", [.backTab]),
    Row("Alt and letters", "\u{1B}b\u{1B}\u{7F}", [.alt("b"), .altBackspace]),
    Row(
      "keypad in application mode", "\u{1B}Op\u{1B}Oy\u{1B}OM", [.text("0"), .text("9"), .enter]),
    Row("unknown sequence", "a\u{1B}[99;5~b", [.text("a"), .text("b")]),
    Row("function keys", "\u{1B}OP\u{1B}[15~\u{1B}[[Ax", [.text("x")]),
    Row(
      "focus, mouse, answers", "\u{1B}[I\u{1B}[<0;3;4M\u{1B}[M !!\u{1B}[24;1R\u{1B}[?62;cx",
      [.text("x")]),
    Row("colour answer, BEL", "\u{1B}]11;rgb:0000/0000/0000\u{7}x", [.text("x")]),
    Row("colour answer, ST", "\u{1B}]11;rgb:0/0/0\u{1B}\\x", [.text("x")]),
    Row(
      "Esc and a word with a bracket", "\u{1B}]var is full\r",
      [.escape, .text("]var is full"), .enter]),
    Row("Esc and a word", "\u{1B}PROD\r", [.escape, .text("PROD"), .enter]),
    Row("Alt and arrows, rxvt and PuTTY", "\u{1B}\u{1B}[D\u{1B}\u{1B}OC", [.wordLeft, .wordRight]),
    Row("Alt and Delete, rxvt", "\u{1B}\u{1B}[3~x", [.deleteWord, .text("x")]),
    Row("two Esc and a paste", "\u{1B}\u{1B}[200~a\u{1B}[201~\u{1B}[D", [.paste("a"), .left]),
    Row("two Esc and a function key", "\u{1B}\u{1B}[[A\u{1B}[D", [.left]),
    Row("two Esc and a mouse", "\u{1B}\u{1B}[M !!\u{1B}[C", [.right]),
    Row("two Esc and half a sequence", "\u{1B}\u{1B}[1\r\u{1B}[D", [.enter, .left]),
    Row("two Esc and half a shift", "\u{1B}\u{1B}O\r\u{1B}[D", [.enter, .left]),
    Row("two Esc and a letter", "\u{1B}\u{1B}x", [.escape, .alt("x")]),
    Row("three Esc and an arrow", "\u{1B}\u{1B}\u{1B}[D", [.escape, .wordLeft]),
    Row("Alt-Enter", "a\u{1B}\rb\u{1B}\n", [.text("a"), .lineBreak, .text("b"), .lineBreak]),
    Row(
      "Shift-Enter, kitty and xterm", "\u{1B}[13;2u\u{1B}[27;2;13~\u{1B}[13u",
      [.lineBreak, .lineBreak, .enter]),
    Row(
      "Ctrl and letters, kitty and xterm", "\u{1B}[97;5u\u{1B}[27;5;119~\u{1B}[65;6u",
      [.control("a"), .control("w"), .control("a")]),
    Row(
      "what Ctrl spells otherwise",
      "\u{1B}[104;5u\u{1B}[105;5u\u{1B}[109;5u\u{1B}[91;5u\u{1B}[47;5u",
      [.backspace, .tab, .enter, .escape, .control("_")]),
    Row("Alt and letters, kitty", "\u{1B}[98;3u\u{1B}[27;3;102~", [.alt("b"), .alt("f")]),
    Row(
      "Shift and keys, kitty", "\u{1B}[97;2u\u{1B}[32;2u\u{1B}[9;2u\u{1B}[233u",
      [.text("A"), .text(" "), .backTab, .text("é")]),
    Row(
      "locks are no modifiers, kitty", "\u{1B}[97;65u\u{1B}[97;133u", [.text("a"), .control("a")]),
    Row("Ctrl-Backspace, kitty", "\u{1B}[127;5u\u{1B}[127u", [.altBackspace, .backspace]),
    Row("keys of the window system", "\u{1B}[97;9u\u{1B}[57441u\u{1B}[1114112ux", [.text("x")]),
    Row("Esc within a sequence", "\u{1B}[1;\u{1B}[Dx", [.left, .text("x")]),
    Row("8-bit CSI is no text", "a\u{9B}b", [.text("ab")]),
    Row("paste", "\u{1B}[200~one\r\ntwo\rthree\n\u{1B}[201~", [.paste("one\ntwo\nthree\n")]),
    Row(
      "controls in a paste are no keys", "\u{1B}[200~a\tb\u{3}c\u{1B}[Dd\u{1B}[201~e",
      [.paste("a\tbc[Dd"), .text("e")]),
    Row("empty paste", "\u{1B}[200~\u{1B}[201~", []),
    Row("end of a paste that never began", "\u{1B}[201~a", [.text("a")]),
  ]

  @Test(arguments: rows)
  func keys(_ row: Row) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array(row.bytes.utf8)) == row.keys)
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: rows)
  func sameKeysByteByByte(_ row: Row) {
    var decoder = KeyDecoder()
    var keys: [Key] = []
    for byte in row.bytes.utf8 { keys += decoder.decode([byte]) }
    #expect(Self.joined(keys) == Self.joined(row.keys))
  }

  /// Text in one piece, however many keys it came as.
  private static func joined(_ keys: [Key]) -> [Key] {
    keys.reduce(into: []) { result, key in
      if case .text(let new) = key, case .text(let old)? = result.last {
        result[result.count - 1] = .text(old + new)
      } else {
        result.append(key)
      }
    }
  }

  @Test(arguments: [
    Row("lone Esc", "\u{1B}", [.escape]),
    Row("Esc and a bracket", "\u{1B}[", [.escape, .text("[")]),
    Row("Esc and O", "\u{1B}O", [.escape, .text("O")]),
    Row("two Esc", "\u{1B}\u{1B}", [.escape, .escape]),
    Row("two Esc and a bracket", "\u{1B}\u{1B}[", [.escape, .escape, .text("[")]),
    Row("Esc and ]", "\u{1B}]x", [.escape, .text("]x")]),
    Row("half a sequence", "\u{1B}[1;5", []),
    Row("nothing", "", []),
  ])
  func timeOut(_ row: Row) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array(row.bytes.utf8)) == [])
    #expect(decoder.isWaiting == !row.bytes.isEmpty)
    #expect(decoder.timeOut() == row.keys)
    #expect(decoder.decode([0x61]) == [.text("a")])
  }

  @Test(arguments: [
    (bytes: [0x61, 0xFF, 0x62] as [UInt8], text: "a\u{FFFD}b"),
    (bytes: [0xE6, 0x97, 0x62], text: "\u{FFFD}b"),
    (bytes: [0xC3, 0xC3, 0xA9], text: "\u{FFFD}é"),
  ])
  func invalidBytes(_ bytes: [UInt8], _ text: String) {
    var decoder = KeyDecoder()
    #expect(decoder.decode(bytes) == [.text(text)])
  }

  @Test func halfACharacterWaitsAndThenIsReplaced() {
    var decoder = KeyDecoder()
    #expect(decoder.decode([0x61, 0xE6, 0x97]) == [.text("a")])
    #expect(decoder.isWaiting)
    #expect(decoder.timeOut() == [.text("\u{FFFD}")])
  }

  @Test func aPasteThatNeverEndsCanBeAbandoned() {
    var decoder = KeyDecoder()
    #expect(decoder.decode(Array("\u{1B}[200~half".utf8)) == [])
    #expect(decoder.timeOut() == [])
    #expect(decoder.isPasting)
    #expect(decoder.abandonPaste() == [.paste("half")])
    #expect(decoder.decode([0x03]) == [.control("c")])
  }

  @Test func aPasteOfAThousandLinesIsOneKey() {
    let text = Array(repeating: "at Checkout.pay(Checkout.java:42)", count: 1000)
    var decoder = KeyDecoder()
    let keys = decoder.decode(Array("\u{1B}[200~\(text.joined(separator: "\r"))\u{1B}[201~".utf8))
    #expect(keys == [.paste(text.joined(separator: "\n"))])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func randomBytesNeverLeaveControlsInText(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces: [[UInt8]] = [
      [0x1B], [0x5B], [0x4F], Array("200~".utf8), Array("\u{1B}[201~".utf8), [0xE2, 0x80], [0x3B],
    ]
    for _ in 0..<200 {
      var decoder = KeyDecoder()
      var keys: [Key] = []
      for _ in 0..<random.next(below: 12) {
        let piece =
          random.next(below: 2) == 0
          ? pieces[random.next(below: pieces.count)] : [UInt8(random.next(below: 256))]
        keys += decoder.decode(piece)
      }
      keys += decoder.timeOut()
      for key in keys {
        if case .text(let text) = key {
          #expect(
            !text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) },
            "seed \(seed)")
        }
      }
    }
  }
}
