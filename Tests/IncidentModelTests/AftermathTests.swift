import Encoding
import IncidentModel
import Testing

/// What is said once more after the incident completes what was said, rather than doubling it.
@Suite struct AftermathTests {
  @Test("a tollgate told again with its ticket is one tollgate")
  func tollgateAgain() {
    var script = Script(.p1)
    script.add(1, .tollgate, [.name: "unit", .text: "not modelled"])
    script.add(2, .tollgate, [.name: "unit", .text: "another reason"])
    script.add(3, .tollgate, [.name: "unit", .text: "not modelled", .ticket: "OPS-1"])
    script.add(4, .tollgate, [.name: "unit", .text: "not modelled"])
    #expect(script.incident.tollgates.map(\.ticket) == ["OPS-1", nil])
  }

  @Test("a follow-up told again gets what it lacked, unless it is done")
  func followUpAgain() {
    var script = Script(.p1)
    let first = script.add(1, .followupAdded, [.text: "alert at 80 %", .ticket: "OPS-1"])
    script.add(2, .followupAdded, [.text: "alert at 80 %", .owner: "bo"])
    let item = script.incident.followUps
    #expect(item.map(\.id) == [first])
    #expect(item.first?.owner == "bo")
    #expect(item.first?.ticket == "OPS-1")
    script.add(3, .followupDone, [.ref: first])
    script.add(4, .followupAdded, [.text: "alert at 80 %", .owner: "eve"])
    #expect(script.incident.followUps.map(\.owner) == ["bo", "eve"])
  }

  @Test("who was in the call and has not written is not heard yet, in any case of the name")
  func notHeard() {
    var script = Script(.p1)
    script.add(1, .responderJoined, [.name: "bo"])
    script.add(1, .responderCalled, [.name: "eve", .outcome: "no-answer"])
    #expect(script.incident.notHeard == ["max", "bo"])
    script.add(9, .contribution, [.name: "Bo", .text: "I saw it"])
    #expect(script.incident.notHeard == ["max"])
  }

  @Test(
    "phrases are found as whole words, in any case",
    arguments: [
      ("improve", "We IMPROVE it", [3]), ("improve", "improvement", []),
      ("look into", "to look, into it", [3]), ("on-call", "the on-call engineer", [4]),
      ("didn't bother", "bo didn\u{2019}t bother", [3]), ("it's", "so it's", [3]),
      ("x", "", []), ("", "x", []), ("p99", "äöü p99", [7]),
    ])
  func phrases(phrase: String, text: String, offsets: [Int]) {
    let search = WordSearch(text)
    #expect(search.places(of: phrase).map { search.words[$0].offset } == offsets)
  }
}
