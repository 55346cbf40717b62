import Encoding
import Testing

/// Values that know their places say the same as values that do not.
@Suite("JSON with places")
struct LocatedJSONTests {
  static let texts = [
    "null", " true ", "-1.50e3", "\"a\\u00e9\\n\"", "[]", "{}", "[1, [2, {}], \"x\"]",
    "{\"a\": 1, \"b\": {\"c\": [null, false]}, \"\": \"\"}", "{\"a\": 1, \"a\": 2}",
  ]

  @Test("the value is that of JSON", arguments: texts)
  func isTheSame(_ text: String) throws {
    let bytes = Array(text.utf8)
    #expect(try LocatedJSON(parsing: bytes).value == JSON(parsing: bytes))
  }

  @Test(
    "what is no JSON is refused for the same reason",
    arguments: ["", "{", "{\"a\" 1}", "[1,]", "tru", "\"\u{1}\"", "{} x", "\"\\q\"", "{'a': 1}"])
  func isRefused(_ text: String) {
    let bytes = Array(text.utf8)
    var reasons: [JSONError] = []
    do throws(JSONError) { _ = try JSON(parsing: bytes) } catch { reasons.append(error) }
    do throws(JSONError) { _ = try LocatedJSON(parsing: bytes) } catch { reasons.append(error) }
    #expect(reasons.count == 2)
    #expect(reasons.first == reasons.last)
  }

  @Test("every value and name stands where it says")
  func knowsItsPlaces() throws {
    let text = "{ \"name\": [1, {\"in\" : true}],\n \"é\": \"x\" }"
    let bytes = Array(text.utf8)
    let root = try LocatedJSON(parsing: bytes)
    func from(_ offset: Int) -> String { String(decoding: bytes[offset...], as: UTF8.self) }
    #expect(root.offset == 0)
    guard case .object(let members) = root.content, members.count == 2,
      case .array(let list) = members[0].value.content, list.count == 2,
      case .object(let inner) = list[1].content
    else {
      Issue.record("read as \(root)")
      return
    }
    #expect(from(members[0].offset).hasPrefix("\"name\""))
    #expect(from(members[0].value.offset).hasPrefix("[1"))
    #expect(from(list[0].offset).hasPrefix("1, "))
    #expect(from(list[1].offset).hasPrefix("{\"in\""))
    #expect(from(inner[0].offset).hasPrefix("\"in\" :"))
    #expect(from(inner[0].value.offset).hasPrefix("true"))
    #expect(from(members[1].offset).hasPrefix("\"é\""))
    #expect(from(members[1].value.offset) == "\"x\" }")
  }

  @Test("a text over the limit is not read")
  func hasALimit() {
    #expect(throws: JSONError.tooLarge(limit: 3)) {
      try LocatedJSON(parsing: Array("null".utf8), limit: 3)
    }
  }
}
