import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct EventLineTests {
  @Test(arguments: Array(UInt64(1)...20))
  func givesBackWhatItWrote(_ seed: UInt64) throws {
    let entropy = Entropy.seeded(seed)
    func text() -> String {
      let scalars: [Unicode.Scalar] = [
        "a", "\"", "\\", "\n", "\u{0}", "\u{7F}", "é", "\u{2028}", "🧯",
      ]
      return String(
        String.UnicodeScalarView(entropy.bytes(12).map { scalars[Int($0) % scalars.count] }))
    }
    for number in 1...20 {
      let at = Instant(milliseconds: 1_795_218_934_000 + Int64(entropy.bytes(1)[0]))
      var event = Event(
        id: ULID.text(at: at, entropy: entropy.bytes(10)), kindName: "note", at: at,
        recorded: Instant(milliseconds: at.milliseconds + 1), by: text(),
        typedBy: number % 2 == 0 ? text() : nil, step: Step(rawValue: number % 9),
        data: [.text: text(), .why: text()], clock: number, writer: "ana-mbp-3f2a",
        sequence: number)
      event.data.members["new"] = .array([.number("1.0"), .null, .bool(true)])
      event.line = EventLine.bytes(of: event, previous: EventLine.noPrevious)
      #expect(!event.line.contains(UInt8(ascii: "\n")))
      #expect(try EventLine.event(event.line) == event)
    }
  }

  @Test(arguments: [
    ("no id", #"{"clock":1,"kind":"note","seq":1}"#),
    ("empty id", #"{"clock":1,"id":"","kind":"note","seq":1}"#),
    ("no kind", #"{"clock":1,"id":"E","seq":1}"#),
    ("no clock", #"{"id":"E","kind":"note","seq":1}"#),
    ("no number", #"{"clock":1,"id":"E","kind":"note"}"#),
    ("a clock of text", #"{"clock":"1","id":"E","kind":"note","seq":1}"#),
    ("a clock beyond belief", #"{"clock":9223372036854775807,"id":"E","kind":"note","seq":1}"#),
    ("a number below one", #"{"clock":1,"id":"E","kind":"note","seq":0}"#),
  ])
  func takesNoEventFrom(_ name: String, _ line: String) throws {
    #expect(try EventLine.event(Array(line.utf8)) == nil)
  }

  @Test(arguments: ["", "[]", "{", #"{"id":"E""#, "null", "\u{FEFF}{}"])
  func saysWhatIsNoObject(_ line: String) {
    #expect(throws: JSONError.self) { _ = try EventLine.event(Array(line.utf8)) }
  }

  @Test func doesWithoutWhatIsMissing() throws {
    let line = #"{"clock":1,"id":"E","kind":"note","seq":1,"data":7,"at":3,"by":null}"#
    let event = try #require(try EventLine.event(Array(line.utf8)))
    #expect(event.by == "")
    #expect(event.at == Instant(milliseconds: 0))
    #expect(event.data == EventData())
    #expect(event.step == nil)
  }

  @Test(arguments: [
    "timeline.ana-mbp-3f2a.jsonl", "timeline.ana-mbp-3f2a.2.jsonl", "timeline.x.jsonl",
  ])
  func knowsTheNamesOfFiles(_ text: String) throws {
    #expect(try #require(LogFileName(text)).text == text)
  }

  @Test(arguments: [
    "timeline.jsonl", "timeline..jsonl", "timeline.ana.json", "x.jsonl", ".timeline.a.jsonl",
  ])
  func knowsOtherNames(_ text: String) {
    #expect(LogFileName(text) == nil)
  }

  @Test func knowsItsLanes() {
    #expect(LogFileName(writer: "ana-1").belongs(to: "ana-1"))
    #expect(LogFileName(writer: "ana-1.2").belongs(to: "ana-1"))
    #expect(!LogFileName(writer: "ana-11").belongs(to: "ana-1"))
    #expect(!LogFileName(writer: "ana-1.x").belongs(to: "ana-1"))
  }

  @Test(arguments: [
    ("01JD6Q0000000000000000000A", "01JD6Q0000000000000000000B"),
    ("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", "7ZZZZZZZZZZZZZZZZZZZZZZZZY"),
    ("01jd6q0000000000000000000a", "01JD6Q0000000000000000000A"),
    ("81JD6Q0000000000000000000A", "01JD6Q0000000000000000000A"),
    ("short", "shorter"),
  ])
  func tellsIdsApart(_ one: String, _ other: String) {
    #expect(EventIdentity(one) == EventIdentity(one))
    #expect(EventIdentity(one) != EventIdentity(other))
  }
}
