import Testing

@testable import Encoding

@Suite struct JSONWritingTests {
  func canonical(_ value: JSON) -> String {
    String(decoding: value.canonicalBytes, as: UTF8.self)
  }

  @Test func writesWithoutSpace() throws {
    let value = try JSON(
      parsing: " { \"b\" : [ 1.0 , true , null ] , \"a\" : { } , \"c\" : [ ] } ".utf8)
    #expect(canonical(value) == #"{"a":{},"b":[1.0,true,null],"c":[]}"#)
  }

  @Test func sortsNamesByTheirScalars() {
    let value: JSON = [
      "z": 1, "a": 2, "Z": 3, "": 4, "é": 5, "aa": 6, "\u{FFFD}": 7, "😀": 8, "10": 9, "9": 10,
      "_": 11,
      // By UTF-16 or by normalized text these two would stand elsewhere.
      "e\u{301}x": 12, "\u{E000}": 13,
    ]
    let names = [
      "", "10", "9", "Z", "_", "a", "aa", "e\u{301}x", "z", "é", "\u{E000}", "\u{FFFD}", "😀",
    ]
    let numbers = [4, 9, 10, 3, 11, 2, 6, 12, 1, 5, 13, 7, 8]
    let expected = zip(names, numbers).map { "\"\($0)\":\($1)" }.joined(separator: ",")
    #expect(value.canonicalBytes == Array("{\(expected)}".utf8))
  }

  @Test func escapesOnlyWhatItMust() {
    #expect(canonical("\"\\/") == #""\"\\/""#)
    #expect(canonical("\u{08}\u{09}\u{0A}\u{0C}\u{0D}") == #""\b\t\n\f\r""#)
    #expect(canonical("\u{00}\u{01}\u{0B}\u{1B}\u{1F}") == #""\u0000\u0001\u000b\u001b\u001f""#)
    #expect(
      canonical("\u{7F}\u{80}\u{2028}\u{2029}é😀<>&'") == "\"\u{7F}\u{80}\u{2028}\u{2029}é😀<>&'\"")
    #expect(canonical(["a\"\n": "b"]) == #"{"a\"\n":"b"}"#)
    #expect(canonical("\r\n") == #""\r\n""#)
  }

  @Test func comesBackForEveryControlCharacterAndPlace() throws {
    for scalar in (0..<0x100).compactMap({ Unicode.Scalar($0) as Unicode.Scalar? }) {
      for text in ["\(scalar)", "before\(scalar)after", "\(scalar)\(scalar)x"] {
        let value = JSON.string(text)
        #expect(
          try JSON(parsing: value.canonicalBytes).string?.utf8.elementsEqual(text.utf8) == true)
      }
    }
  }

  @Test func writesPretty() {
    let value: JSON = ["b": [1, [], ["x": nil]], "a": [:], "c": "d\n"]
    let expected = """
      {
        "a": {},
        "b": [
          1,
          [],
          {
            "x": null
          }
        ],
        "c": "d\\n"
      }
      """
    #expect(String(decoding: value.prettyBytes(), as: UTF8.self) == expected)
    #expect(JSON(5).prettyBytes() == Array("5".utf8))
  }

  @Test func givesItsValues() throws {
    let value: JSON = [
      "s": "text", "i": -12, "d": .number("1.5"), "b": true, "n": nil, "a": [1], "o": ["x": 1],
    ]
    #expect(value["s"]?.string == "text")
    #expect(value["i"]?.int == -12)
    #expect(value["d"]?.int == nil)
    #expect(value["d"]?.double == 1.5)
    #expect(value["b"]?.bool == true)
    #expect(value["n"] == JSON.null)
    #expect(value["a"]?.array == [1])
    #expect(value["o"]?.object == ["x": 1])
    #expect(value["o"]?["x"]?.int == 1)
    #expect(value["missing"] == nil)
    #expect(JSON.null["s"] == nil)
    #expect(JSON.string("1").int == nil)
    #expect(JSON(1).string == nil)
    #expect(JSON(1).bool == nil)
    #expect(JSON(1).array == nil)
    #expect(JSON(Int.min).int == .min)
    #expect(JSON.number("9223372036854775808").int == nil)
    #expect(JSON.number("1e400").double == nil)
    #expect(JSON.number("-0").int == 0)
    #expect(JSON.string("\(1 + 1)") == "2")
  }
}
