import Testing

@testable import Encoding

/// What RFC 8259 accepts and refuses, a table a kind, in bytes where text cannot say it.
@Suite struct JSONAcceptanceTests {
  struct Accepted: CustomTestStringConvertible {
    var text: String
    var value: JSON
    var testDescription: String { text.debugDescription }

    init(_ text: String, _ value: JSON) {
      self.text = text
      self.value = value
    }
  }

  @Test(arguments: [
    Accepted("null", nil), Accepted("true", true), Accepted("false", false),
    Accepted("\"\"", ""), Accepted("[]", []), Accepted("{}", [:]),
    Accepted(" \t\n\r[ \t\n\r] \t\n\r", []), Accepted(" { } ", [:]),
    Accepted("[null,true,false,0,\"\",[],{}]", [nil, true, false, 0, "", [], [:]]),
    Accepted("[ 1 , 2 ]", [1, 2]),
    Accepted("{\"a\":1,\"b\":[{\"c\":null}]}", ["a": 1, "b": [["c": nil]]]),
    Accepted(" { \"a\" : 1 , \"b\" : 2 } ", ["a": 1, "b": 2]),
    Accepted("{\"\":0}", ["": 0]),
    Accepted("{\"a\":1,\"a\":2}", ["a": 2]),
    Accepted("{\"a\":1,\"\\u0061\":[2]}", ["a": [2]]),
    Accepted("[[[[]]],[{}]]", [[[[]]], [[:]]]),
    Accepted("\"plain text of more than eight bytes\"", "plain text of more than eight bytes"),
    Accepted("\"é € 😀 \u{7F} \u{2028} \u{10FFFF}\"", "é € 😀 \u{7F} \u{2028} \u{10FFFF}"),
    Accepted("\"\u{FEFF}\"", "\u{FEFF}"),
    Accepted(#""a\u0000b""#, "a\u{0000}b"),
  ])
  func accepts(_ item: Accepted) throws {
    #expect(try JSON(parsing: item.text.utf8) == item.value)
  }

  @Test(arguments: [
    "0", "-0", "1", "-1", "10", "1234567890", "0.0", "-0.0", "1.0", "0.10", "1e3", "1E3", "1e+3",
    "1e-3", "0e0", "0E+00", "1.5e300", "1e400", "-1e-400", "18446744073709551616",
    "0.1000000000000000055511151231257827021181583404541015625",
  ])
  func keepsNumbersAsWritten(_ text: String) throws {
    let value = try JSON(parsing: text.utf8)
    #expect(value == .number(text))
    #expect(value.canonicalBytes == Array(text.utf8))
    #expect(try JSON(parsing: "[\(text)]".utf8) == [value])
    #expect(try JSON(parsing: "{\"n\":\(text) }".utf8) == ["n": value])
  }

  @Test(arguments: [
    Accepted(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{08}\u{0C}\n\r\t"),
    Accepted(#""\u0041\u00e9\u20AC""#, "Aé€"),
    Accepted(#""\u0000\u001f\u007f""#, "\u{0000}\u{001F}\u{007F}"),
    Accepted(#""\ud83d\ude00""#, "😀"), Accepted(#""\uD800\uDC00""#, "\u{10000}"),
    Accepted(#""\uDBFF\uDFFF""#, "\u{10FFFF}"), Accepted(#""\uffff""#, "\u{FFFF}"),
    Accepted(#""\ud800""#, "\u{FFFD}"), Accepted(#""\udc00""#, "\u{FFFD}"),
    Accepted(#""\ud800x""#, "\u{FFFD}x"), Accepted(#""\ud800\n""#, "\u{FFFD}\n"),
    Accepted(#""\ud800\u0041""#, "\u{FFFD}A"), Accepted(#""\udc00\ud800""#, "\u{FFFD}\u{FFFD}"),
    Accepted(#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"), Accepted(#""a\u0062c""#, "abc"),
    Accepted(#""\\u0041""#, #"\u0041"#), Accepted(#""\\\\""#, #"\\"#),
    Accepted(#""1234567\"9abcdef\\""#, #"1234567"9abcdef\"#),
  ])
  func decodesEscapes(_ item: Accepted) throws {
    let text = try JSON(parsing: item.text.utf8).string
    #expect(text.map { Array($0.utf8) } == item.value.string.map { Array($0.utf8) })
  }

  struct Refused: CustomTestStringConvertible {
    var bytes: [UInt8]
    var error: JSONError
    var testDescription: String { String(decoding: bytes, as: UTF8.self).debugDescription }

    init(_ text: String, _ error: JSONError) {
      self.init(Array(text.utf8), error)
    }

    init(_ bytes: [UInt8], _ error: JSONError) {
      self.bytes = bytes
      self.error = error
    }
  }

  static func at(_ offset: Int, _ character: Unicode.Scalar) -> JSONError {
    .unexpectedByte(UInt8(ascii: character), offset: offset)
  }

  @Test(arguments: [
    Refused("", .endsEarly(offset: 0)), Refused("  ", .endsEarly(offset: 2)),
    Refused("[", .endsEarly(offset: 1)), Refused("{", .endsEarly(offset: 1)),
    Refused("[1", .endsEarly(offset: 2)), Refused("[1,", .endsEarly(offset: 3)),
    Refused("{\"a\"", .endsEarly(offset: 4)), Refused("{\"a\":", .endsEarly(offset: 5)),
    Refused("{\"a\":1", .endsEarly(offset: 6)), Refused("{\"a\":1,", .endsEarly(offset: 7)),
    Refused("[[]", .endsEarly(offset: 3)), Refused("[{}", .endsEarly(offset: 3)),
    Refused("]", at(0, "]")), Refused("}", at(0, "}")), Refused(",", at(0, ",")),
    Refused("[1,]", at(3, "]")), Refused("[,1]", at(1, ",")), Refused("[1,,2]", at(3, ",")),
    Refused("[1 2]", at(3, "2")), Refused("[1:2]", at(2, ":")), Refused("[1}", at(2, "}")),
    Refused("{\"a\":1]", at(6, "]")), Refused("{\"a\":1,}", at(7, "}")),
    Refused("{,\"a\":1}", at(1, ",")), Refused("{\"a\",1}", at(4, ",")),
    Refused("{\"a\" 1}", at(5, "1")), Refused("{\"a\"::1}", at(5, ":")),
    Refused("{a:1}", at(1, "a")), Refused("{'a':1}", at(1, "'")), Refused("{1:1}", at(1, "1")),
    Refused("{null:1}", at(1, "n")), Refused("{\"a\":1 \"b\":2}", at(7, "\"")),
    Refused("{[]:1}", at(1, "[")), Refused("{\"a\":}", at(5, "}")),
    Refused("[] []", at(3, "[")), Refused("{}}", at(2, "}")), Refused("1 2", at(2, "2")),
    Refused("nullx", at(4, "x")), Refused("[]#", at(2, "#")), Refused("\"a\"b", at(3, "b")),
    Refused("// a\n1", at(0, "/")), Refused("[1/**/]", at(2, "/")), Refused("'a'", at(0, "'")),
    Refused("undefined", at(0, "u")), Refused("[*]", at(1, "*")),
  ])
  func refusesStructure(_ item: Refused) {
    expectError(item)
  }

  @Test(arguments: [
    Refused("nul", .endsEarly(offset: 3)), Refused("t", .endsEarly(offset: 1)),
    Refused("Null", at(0, "N")), Refused("TRUE", at(0, "T")), Refused("trux", at(3, "x")),
    Refused("fals3", at(4, "3")), Refused("NaN", at(0, "N")), Refused("Infinity", at(0, "I")),
    Refused("-Infinity", at(1, "I")), Refused("-", .endsEarly(offset: 1)),
    Refused("+1", at(0, "+")), Refused("01", at(1, "1")), Refused("-01", at(2, "1")),
    Refused("00", at(1, "0")), Refused("1.", .endsEarly(offset: 2)), Refused(".5", at(0, ".")),
    Refused("-.5", at(1, ".")), Refused("1.e3", at(2, "e")), Refused("1e", .endsEarly(offset: 2)),
    Refused("1e+", .endsEarly(offset: 3)), Refused("[1e-]", at(4, "]")),
    Refused("1ee1", at(2, "e")),
    Refused("1e1.5", at(3, ".")), Refused("1.2.3", at(3, ".")), Refused("0x1F", at(1, "x")),
    Refused("1_000", at(1, "_")), Refused("--1", at(1, "-")), Refused("1-", at(1, "-")),
    Refused("- 1", at(1, " ")), Refused("1 000", at(2, "0")), Refused("[-]", at(2, "]")),
    Refused("１", .unexpectedByte(0xEF, offset: 0)),
  ])
  func refusesLiteralsAndNumbers(_ item: Refused) {
    expectError(item)
  }

  @Test(arguments: [
    Refused("\"", .endsEarly(offset: 1)), Refused("\"abcdefghijk", .endsEarly(offset: 12)),
    Refused("\"\\\"", .endsEarly(offset: 3)), Refused("\"\\", .endsEarly(offset: 2)),
    Refused(#""\a""#, .invalidEscape(offset: 1)), Refused(#""\'""#, .invalidEscape(offset: 1)),
    Refused(#""\x41""#, .invalidEscape(offset: 1)),
    Refused(#""\U0041""#, .invalidEscape(offset: 1)),
    Refused(#""\0""#, .invalidEscape(offset: 1)), Refused(#""ab\é""#, .invalidEscape(offset: 3)),
    Refused(#""\u""#, .invalidEscape(offset: 1)), Refused(#""\u004""#, .invalidEscape(offset: 1)),
    Refused(#""\u00g1""#, .invalidEscape(offset: 1)),
    Refused(#""\u+041""#, .invalidEscape(offset: 1)),
    Refused(#""\u00"#, .endsEarly(offset: 5)), Refused(#""\u{41}""#, .invalidEscape(offset: 1)),
    Refused("\"\u{00}\"", .controlCharacter(0x00, offset: 1)),
    Refused("\"a\nb\"", .controlCharacter(0x0A, offset: 2)),
    Refused("\"a\tb\"", .controlCharacter(0x09, offset: 2)),
    Refused("\"123456789\u{1F}\"", .controlCharacter(0x1F, offset: 10)),
    Refused("\"a\r\n\"", .controlCharacter(0x0D, offset: 2)),
    Refused("\"\\\n\"", .invalidEscape(offset: 1)),
  ])
  func refusesStrings(_ item: Refused) {
    expectError(item)
  }

  @Test(arguments: [
    Refused([0xEF, 0xBB, 0xBF, 0x31], .unexpectedByte(0xEF, offset: 0)),
    Refused([0x31, 0x00], .unexpectedByte(0x00, offset: 1)),
    Refused([0x5B, 0x0B, 0x5D], .unexpectedByte(0x0B, offset: 1)),
    Refused([0x5B, 0x0C, 0x5D], .unexpectedByte(0x0C, offset: 1)),
    Refused([0x5B, 0xC2, 0xA0, 0x5D], .unexpectedByte(0xC2, offset: 1)),
    Refused([0x5B, 0x7F, 0x5D], .unexpectedByte(0x7F, offset: 1)),
    Refused([0x31, 0xFF], .unexpectedByte(0xFF, offset: 1)),
    Refused([0xFF, 0xFE, 0x31, 0x00], .unexpectedByte(0xFF, offset: 0)),
  ])
  func refusesBytesOutsideStrings(_ item: Refused) {
    expectError(item)
  }

  struct Sequence: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      testDescription = name
      self.bytes = bytes
    }
  }

  @Test(arguments: [
    Sequence("lone continuation", [0x80]), Sequence("last continuation", [0xBF]),
    Sequence("long form of slash", [0xC0, 0xAF]), Sequence("long form in C1", [0xC1, 0xBF]),
    Sequence("two bytes cut", [0xC3]), Sequence("two bytes broken", [0xC3, 0x41]),
    Sequence("long form in three", [0xE0, 0x9F, 0xBF]), Sequence("three cut", [0xE2, 0x82]),
    Sequence("first surrogate", [0xED, 0xA0, 0x80]),
    Sequence("last surrogate", [0xED, 0xBF, 0xBF]),
    Sequence("three broken", [0xE2, 0x82, 0x41]),
    Sequence("long form in four", [0xF0, 0x8F, 0xBF, 0xBF]),
    Sequence("four cut", [0xF0, 0x9F, 0x98]), Sequence("past the last", [0xF4, 0x90, 0x80, 0x80]),
    Sequence("F5", [0xF5, 0x80, 0x80, 0x80]), Sequence("FE", [0xFE]), Sequence("FF", [0xFF]),
    Sequence("four broken", [0xF0, 0x9F, 0x98, 0x22]), Sequence("Latin-1", [0xE9, 0x74, 0xE9]),
  ])
  func refusesWhatIsNotUTF8(_ sequence: Sequence) {
    // In front of the sequence, text of every length that one step over eight bytes can meet.
    for length in 0...9 {
      let text = [UInt8](repeating: 0x61, count: length)
      let error = JSONError.invalidUTF8(offset: length + 1)
      expectError(Refused([0x22] + text + sequence.bytes + [0x22], error))
      expectError(Refused([0x22] + text + sequence.bytes + [0x22] + text, error))
      let name = JSONError.invalidUTF8(offset: length + 2)
      expectError(Refused([0x7B, 0x22] + text + sequence.bytes + Array("\":1}".utf8), name))
    }
  }

  @Test(arguments: [
    Sequence("U+0080", [0xC2, 0x80]), Sequence("U+07FF", [0xDF, 0xBF]),
    Sequence("U+0800", [0xE0, 0xA0, 0x80]), Sequence("U+D7FF", [0xED, 0x9F, 0xBF]),
    Sequence("U+E000", [0xEE, 0x80, 0x80]), Sequence("U+FFFF", [0xEF, 0xBF, 0xBF]),
    Sequence("U+10000", [0xF0, 0x90, 0x80, 0x80]), Sequence("U+10FFFF", [0xF4, 0x8F, 0xBF, 0xBF]),
  ])
  func acceptsTheEdgesOfUTF8(_ sequence: Sequence) throws {
    for length in 0...9 {
      let text = [UInt8](repeating: 0x61, count: length) + sequence.bytes
      #expect(try JSON(parsing: [0x22] + text + [0x22]).string.map { Array($0.utf8) } == text)
    }
  }

  @Test func findsTheEndOfAStringAtEveryPlaceOfAWord() throws {
    for length in 0...24 {
      for special in ["", "\\n", "\\\"", "\\\\", "é", "😀"] {
        let text = String(repeating: "x", count: length)
        let bytes = "[\"\(text)\(special)\",\"\(text)\"]".utf8
        let decoded = ["\\n": "\n", "\\\"": "\"", "\\\\": "\\"][special] ?? special
        #expect(try JSON(parsing: bytes) == [.string(text + decoded), .string(text)])
      }
    }
  }

  @Test func boundsTheDepth() throws {
    let limit = JSONGrammar.maximumDepth
    for (opening, closing) in [("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")] {
      let levels = opening.hasPrefix("[{") ? limit / 2 : limit
      let good =
        String(repeating: opening, count: levels) + "1" + String(repeating: closing, count: levels)
      #expect(throws: Never.self) { try JSON(parsing: good.utf8) }
      let bad = "[" + good + "]"
      #expect(throws: JSONError.self) { try JSON(parsing: bad.utf8) }
    }
    let open = String(repeating: "[", count: 1_000_000)
    #expect(throws: JSONError.tooDeep(offset: limit)) { try JSON(parsing: open.utf8) }
  }

  @Test func boundsTheSize() throws {
    #expect(try JSON(parsing: "1234".utf8, limit: 4) == 1234)
    #expect(throws: JSONError.tooLarge(limit: 3)) { try JSON(parsing: "1234".utf8, limit: 3) }
  }

  @Test func readsCollectionsWithoutStorage() throws {
    #expect(try JSON(parsing: Array("[1]".utf8)) == [1])
    #expect(try JSON(parsing: Array("x[1]x".utf8)[1...3]) == [1])
    #expect(try JSON(parsing: "]1[".utf8.reversed()) == [1])
    #expect(throws: JSONError.endsEarly(offset: 1)) {
      try JSON(parsing: "1[".utf8.reversed().prefix(1))
    }
  }

  func expectError(_ item: Refused) {
    #expect(throws: item.error) { try JSON(parsing: item.bytes) }
    // The scan of a line refuses what the value refuses, and at the same byte.
    guard item.bytes.first == 0x7B else { return }
    #expect(throws: item.error) { try JSONMembers(item.bytes[...]) }
  }
}
