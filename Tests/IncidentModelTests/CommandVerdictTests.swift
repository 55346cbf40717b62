import Testing

@testable import IncidentModel

@Suite("Whether a command failed")
struct CommandVerdictTests {
  static let ends: [(exit: Int?, verdict: CommandVerdict?, outcome: String?, hasFailed: Bool)] = [
    (0, nil, nil, false), (1, nil, nil, true), (1, .asExpected, nil, false),
    (0, .notAsExpected, nil, true), (2, .notAsExpected, nil, true), (1, .showsFault, nil, false),
    (0, .showsNoFault, nil, false), (nil, nil, "took too long, ended", true),
    (nil, .showsNoFault, "ended by signal 9", true), (nil, nil, Event.notRunInDrill, false),
    (nil, nil, nil, false),
  ]

  @Test("by its end and what was expected of it", arguments: ends)
  func isTold(exit: Int?, verdict: CommandVerdict?, outcome: String?, hasFailed: Bool) throws {
    var script = Script(.p1)
    var data: EventData = [.name: "df", .verdict: verdict?.rawValue, .outcome: outcome]
    data.set(.exit, exit)
    script.add(1, .commandRun, data)
    script.add(2, .note, [.text: "no command", .outcome: "failed"])
    #expect(script.events.map(\.isFailedCommand) == [false, hasFailed, false])
  }
}
