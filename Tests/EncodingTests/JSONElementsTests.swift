import Testing

@testable import Encoding

@Suite struct JSONElementsTests {
  static let arrays: [(text: String, elements: [String])] = [
    ("[]", []),
    ("[1.0]", ["1.0"]),
    (
      #" [ "a,]" , {"b": [1, 2]} ,null, [ [] ] ] "#,
      [#""a,]""#, #"{"b": [1, 2]}"#, "null", "[ [] ]"]
    ),
    (#"["\u0041","é"]"#, [#""\u0041""#, #""é""#]),
    (#"{"a": [1]}"#, []),
    ("1", []),
  ]

  @Test(arguments: arrays)
  func standAsTheyAreWritten(text: String, elements: [String]) throws {
    // Behind something else, so that offsets are not taken for indexes.
    let bytes = Array("xx\(text)".utf8).dropFirst(2)
    let found = try JSONElements(bytes).elements
    #expect(found.map { String(decoding: $0, as: UTF8.self) } == elements)
  }

  @Test(arguments: ["", "[", "[1,]", "[1] 2", "[01]"])
  func refusesWhatIsNoJSON(text: String) {
    #expect(throws: JSONError.self) { try JSONElements(Array(text.utf8)[...]) }
  }
}
