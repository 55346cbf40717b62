import Testing

@testable import Encoding

@Suite struct JSONMembersTests {
  static let line =
    #"{"at":"2026-11-20T23:55:34.123Z","clock":12,"data":{"a":[1, 2],"at":"no"},"#
    + #""esc\u0061ped":"x\ny","flag":true,"none":null,"off":false,"text":"né\"","z":-1.50e2}"#

  func members(_ text: String) throws -> JSONMembers {
    try JSONMembers(Array(text.utf8)[...])
  }

  func text(_ members: JSONMembers, _ name: String) -> String? {
    members.bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func givesTheBytesOfValues() throws {
    let found = try members(Self.line)
    #expect(found.count == 9)
    #expect(
      found.names == ["at", "clock", "data", "escaped", "flag", "none", "off", "text", "z"])
    #expect(text(found, "at") == #""2026-11-20T23:55:34.123Z""#)
    #expect(text(found, "clock") == "12")
    #expect(text(found, "data") == #"{"a":[1, 2],"at":"no"}"#)
    #expect(text(found, "escaped") == #""x\ny""#)
    #expect(text(found, "flag") == "true")
    #expect(text(found, "none") == "null")
    #expect(text(found, "text") == #""né\"""#)
    #expect(text(found, "z") == "-1.50e2")
    #expect(text(found, "a") == nil)
    #expect(text(found, "") == nil)
    #expect(text(found, "esc\\u0061ped") == nil)
  }

  @Test func decodesWhatIsAskedFor() throws {
    let found = try members(Self.line)
    #expect(found.instant("at")?.rfc3339 == "2026-11-20T23:55:34.123Z")
    #expect(found.instant("text") == nil)
    #expect(found.instant("clock") == nil)
    #expect(found.string("at") == "2026-11-20T23:55:34.123Z")
    #expect(found.string("escaped") == "x\ny")
    #expect(found.string("text") == "né\"")
    #expect(found.string("clock") == nil)
    #expect(found.string("missing") == nil)
    #expect(found.int("clock") == 12)
    #expect(found.int("z") == nil)
    #expect(found.int("at") == nil)
    #expect(found.bool("flag") == true)
    #expect(found.bool("off") == false)
    #expect(found.bool("none") == nil)
    #expect(found.bool("clock") == nil)
    #expect(found["data"] == ["a": [1, 2], "at": "no"])
    #expect(found["none"] == JSON.null)
    #expect(found["missing"] == nil)
  }

  @Test func comparesTextWithoutDecoding() throws {
    let found = try members(#"{"kind":"note","esc":"no\u0074e","n":1,"é":"é"}"#)
    #expect(found.isString("kind", "note"))
    #expect(!found.isString("kind", "not"))
    #expect(!found.isString("kind", "notes"))
    #expect(!found.isString("kind", ""))
    #expect(found.isString("esc", "note"))
    #expect(!found.isString("n", "1"))
    #expect(!found.isString("missing", ""))
    #expect(found.isString("é", "é"))
    // The same to a reader, other bytes.
    #expect(!found.isString("é", "e\u{301}"))
    #expect(found.bytes(of: "e\u{301}") == nil)
  }

  @Test func readsAnEscapedInstant() throws {
    let found = try members(#"{"at":"2026-11-20\u005423:55:34Z"}"#)
    #expect(found.instant("at")?.milliseconds == 1_795_218_934_000)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("7", 7), ("-7", -7), ("9223372036854775807", Int.max),
      ("-9223372036854775808", Int.min), ("9223372036854775808", nil),
      ("-9223372036854775809", nil),
      ("92233720368547758070", nil), ("1.0", nil), ("1e2", nil), ("-1E2", nil),
    ] as [(String, Int?)])
  func readsIntegers(_ text: String, _ value: Int?) throws {
    #expect(try members("{\"n\":\(text)}").int("n") == value)
    #expect(try JSON(parsing: text.utf8).int == value)
  }

  @Test func takesTheLastOfTwo() throws {
    let found = try members(#"{"a":1,"b":2,"a":3,"\u0062":4}"#)
    #expect(found.int("a") == 3)
    #expect(found.int("b") == 4)
    #expect(found.count == 4)
  }

  @Test func givesIndexesOfASliceInAFile() throws {
    let file = Array("{\"a\":1}\n {\"a\" : [ 2 ] }\n{\"a\":3}".utf8)
    let lines = file.split(separator: 0x0A)
    var found = JSONMembers()
    #expect(found.count == 0)
    try found.scan(lines[1])
    let range = try #require(found.range(of: "a"))
    #expect(file[range].elementsEqual("[ 2 ]".utf8))
    try found.scan(lines[2])
    #expect(found.int("a") == 3)
    #expect(found.range(of: "a") == file.count - 2..<file.count - 1)
    #expect(found.line == lines[2])
  }

  @Test func forgetsTheLineBeforeAfterAnError() throws {
    var found = try members(#"{"a":1}"#)
    #expect(throws: JSONError.endsEarly(offset: 7)) { try found.scan(Array("{\"b\":12".utf8)[...]) }
    #expect(found.count == 0)
    #expect(found.int("a") == nil)
    #expect(found.int("b") == nil)
  }

  @Test(arguments: [
    ("", JSONError.endsEarly(offset: 0)), ("[]", .notAnObject(offset: 0)),
    (" 1", .notAnObject(offset: 1)), ("null", .notAnObject(offset: 0)),
    ("\"a\"", .notAnObject(offset: 0)), ("{}{}", .unexpectedByte(0x7B, offset: 2)),
    ("{\"a\":1}x", .unexpectedByte(0x78, offset: 7)),
  ])
  func refuses(_ text: String, _ error: JSONError) {
    #expect(throws: error) { try JSONMembers(Array(text.utf8)[...]) }
  }

  @Test func refusesEveryCutLine() {
    let bytes = Array(Self.line.utf8)
    for count in 0..<bytes.count {
      #expect(throws: JSONError.self, "\(count) bytes") { try JSONMembers(bytes[..<count]) }
    }
  }

  @Test func countsOffsetsFromTheLine() {
    let file = Array("xxxx{\"a\":?}".utf8)
    #expect(throws: JSONError.unexpectedByte(0x3F, offset: 5)) { try JSONMembers(file[4...]) }
  }

  @Test func readsAnEmptyObject() throws {
    let found = try members(" { } ")
    #expect(found.count == 0)
    #expect(found["a"] == nil)
  }
}
