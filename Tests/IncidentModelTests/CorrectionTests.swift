import Encoding
import IncidentModel
import Testing

/// Pen, not pencil: what corrections make of what was said before.
@Suite struct CorrectionTests {
  /// The notes that stand, as `minute text`, in the order in which they happened.
  static func notes(_ script: Script) -> [String] {
    script.record.effectiveEvents.filter { $0.kind == .note }.map {
      "\($0.at.seconds(since: Script.start) / 60) \($0.data[.text] ?? "")"
    }
  }

  static let cases: [Story<[String]>] = [
    Story("struck", ["2 b"]) {
      let id = $0.add(1, .note, [.text: "a"])
      $0.add(2, .note, [.text: "b"])
      $0.add(3, .struck, [.ref: id])
    },
    Story("amended, the newest counts", ["1 c"]) {
      let id = $0.add(1, .note, [.text: "a"])
      $0.add(2, .amended, [.ref: id, .text: "b"])
      $0.add(3, .amended, [.ref: id, .text: "c"])
    },
    Story("retimed", ["1 b", "5 a"]) {
      let id = $0.add(3, .note, [.text: "a"])
      $0.add(1, .note, [.text: "b"])
      $0.add(4, .retimed, said([.ref: id]).with(.time, minute: 5))
    },
    Story("a struck strike", ["1 a"]) {
      let id = $0.add(1, .note, [.text: "a"])
      let strike = $0.add(2, .struck, [.ref: id])
      $0.add(3, .struck, [.ref: strike])
    },
    Story("a strike of the strike of a strike", []) {
      let id = $0.add(1, .note, [.text: "a"])
      let strike = $0.add(2, .struck, [.ref: id])
      let second = $0.add(3, .struck, [.ref: strike])
      $0.add(4, .struck, [.ref: second])
    },
    Story("a struck amendment leaves the one before", ["1 b"]) {
      let id = $0.add(1, .note, [.text: "a"])
      $0.add(2, .amended, [.ref: id, .text: "b"])
      let second = $0.add(3, .amended, [.ref: id, .text: "c"])
      $0.add(4, .struck, [.ref: second])
    },
    Story("a struck retiming", ["1 a"]) {
      let id = $0.add(1, .note, [.text: "a"])
      let retimed = $0.add(2, .retimed, said([.ref: id]).with(.time, minute: 9))
      $0.add(3, .struck, [.ref: retimed])
    },
    Story("an amended amendment", ["1 c"]) {
      let id = $0.add(1, .note, [.text: "a"])
      let amendment = $0.add(2, .amended, [.ref: id, .text: "b"])
      $0.add(3, .amended, [.ref: amendment, .text: "c"])
    },
    Story("amended and retimed and struck", []) {
      let id = $0.add(1, .note, [.text: "a"])
      $0.add(2, .amended, [.ref: id, .text: "b"])
      $0.add(3, .retimed, said([.ref: id]).with(.time, minute: 9))
      $0.add(4, .struck, [.ref: id])
    },
    Story("what is no text and no time corrects nothing", ["1 a"]) {
      let id = $0.add(1, .note, [.text: "a"])
      $0.add(2, .amended, [.ref: id])
      $0.add(3, .retimed, [.ref: id, .time: "soon"])
      $0.add(4, .struck)
      $0.add(5, .struck, [.ref: "nothing"])
    },
  ]

  @Test(arguments: cases)
  func correct(_ story: Story<[String]>) {
    #expect(Self.notes(story.script) == story.expected)
  }

  struct Amended: CustomTestStringConvertible, Sendable {
    var kind: EventKind
    var data: EventData
    var look: @Sendable (Incident) -> String?
    var testDescription: String { kind.rawValue }
  }

  @Test(arguments: [
    Amended(kind: .decision, data: [.text: "old"]) { $0.decisions.first?.text },
    Amended(kind: .maintenanceOn, data: [.message: "old"]) { $0.maintenance.message },
    Amended(kind: .updatePosted, data: [.audience: "public", .message: "old"]) {
      $0.updates.first?.text
    },
    Amended(kind: .changed, data: [.what: "old"]) { $0.changes.first?.what },
    Amended(kind: .finding, data: [.component: "db", .state: "ok", .evidence: "old"]) {
      $0.findings["db"]?.evidence
    },
    Amended(kind: .causeSuspected, data: [.text: "old"]) { $0.cause?.text },
    Amended(kind: .roomSet, data: [.url: "old"]) { $0.room },
    Amended(kind: .checkFailed, data: [.name: "x", .evidence: "old"]) { $0.checks["x"]?.evidence },
    Amended(kind: .contribution, data: [.text: "old"]) { $0.contributions.first?.text },
    Amended(kind: .followupAdded, data: [.text: "old"]) { $0.followUps.first?.text },
    Amended(kind: .actionEnded, data: [.outcome: "worked", .text: "old"]) {
      $0.actions.first?.result
    },
  ])
  func amendsWhatThePersonSaid(_ item: Amended) {
    var script = Script(.p1)
    if item.kind == .actionEnded { script.add(1, .actionStarted, [.text: "roll back"]) }
    let id = script.add(1, item.kind, item.data)
    #expect(item.look(script.incident) == "old")
    script.add(2, .amended, [.ref: id, .text: "new"])
    #expect(item.look(script.incident) == "new")
  }

  @Test func amendingADecisionKeepsWhoseItIs() throws {
    var script = Script(.p1)
    let id = script.add(5, .decision, by: "ana", [.text: "rol bak", .why: "errors"])
    script.add(6, .amended, by: "bob", [.ref: id, .text: "roll back"])
    let decision = try #require(script.incident.decisions.first)
    #expect(decision.text == "roll back")
    #expect(decision.by == "ana")
    #expect(decision.why == "errors")
    #expect(decision.at == Script.at(5))
  }

  @Test func aMilestoneThatWasStruckWasNotReached() {
    var script = Script(.p1)
    script.add(10, .mitigated)
    let id = script.add(20, .resolved)
    script.add(21, .struck, [.ref: id])
    #expect(script.incident.status == .mitigated)
    #expect(script.incident.resolvedAt == nil)
  }

  @Test func aRetimedMilestoneMovesTheMetrics() {
    var script = Script(.p1)
    let id = script.add(20, .mitigated)
    script.add(21, .retimed, said([.ref: id]).with(.time, minute: 12))
    #expect(script.incident.mitigatedAt == Script.at(12))
    #expect(
      Metrics(script.incident)["timeToMitigateSeconds"] == .atLeast(720))
  }

  @Test func tellsWhoStruckAndWhy() {
    var script = Script(.p1)
    let id = script.add(1, .note, [.text: "a"])
    let strike = script.add(2, .struck, by: "bob", [.ref: id, .why: "wrng"])
    script.add(3, .amended, [.ref: strike, .text: "wrong"])
    #expect(script.record.corrections.struck[id]?.by == "bob")
    #expect(script.record.corrections.struck[id]?.why == "wrong")
    #expect(script.record.events.count == 4)
  }
}
