import IncidentModel
import Testing

/// The system as it was found, and what is worth looking at next.
@Suite struct ComponentMapTests {
  static func found(_ name: String, _ states: [(String, String)], _ expected: String) -> Story<
    String
  > {
    Story(name, expected) { script in
      for (component, state) in states {
        script.add(1, .finding, [.component: component, .state: state])
      }
    }
  }

  static let proposals: [Story<String>] = [
    found("nothing known: the first troublemaker of the list", [], "db: often the trouble"),
    found("it is fine: the next of the list", [("db", "ok")], "pay: often the trouble"),
    found(
      "troublemakers are fine: from the user inwards",
      [("db", "ok"), ("pay", "ok"), ("cdn", "ok")],
      "user: nobody looked yet"),
    found(
      "between ok and failed", [("cdn", "ok"), ("db", "failed")],
      "app: between cdn ok and db FAILED"),
    found(
      "what is only suspect between them wants to be settled",
      [("cdn", "ok"), ("app", "suspect"), ("db", "failed")],
      "app: between cdn ok and db FAILED"),
    found(
      "below what failed", [("cdn", "ok"), ("app", "failed")], "db: app depends on it"),
    found(
      "below what is suspect", [("app", "suspect"), ("db", "ok")], "pay: app depends on it"),
    found(
      "what stands beside the way is not between, and nothing else is left",
      [("app", "ok"), ("pay", "failed")], "-"),
    found(
      "failed with nothing healthy known: a troublemaker", [("db", "failed")],
      "pay: often the trouble"),
    found(
      "failed, and all that it needs is ok", [("app", "failed"), ("db", "ok"), ("pay", "ok")], "-"),
    found(
      "what failed below another failed one explains it",
      [("cdn", "ok"), ("app", "failed"), ("db", "failed")], "-"),
    found(
      "what stands on the way to the deeper one comes first",
      [("user", "ok"), ("app", "failed"), ("db", "failed")], "cdn: between user ok and db FAILED"),
    found(
      "only suspect, and all around it is known",
      [("cdn", "ok"), ("app", "suspect"), ("db", "ok"), ("pay", "ok")],
      "app: suspect, and all around it is known"),
    found(
      "suspect below what is ok", [("app", "ok"), ("db", "suspect")],
      "db: suspect, and all around it is known"),
    found(
      "a component that nobody drew failed: all before it is the way",
      [("db", "ok"), ("cache", "failed")], "pay: between db ok and cache FAILED"),
    found(
      "all known",
      [("user", "ok"), ("cdn", "ok"), ("app", "ok"), ("db", "failed"), ("pay", "ok")], "-"),
    found(
      "somebody looks at it again", [("db", "ok"), ("db", "unknown")], "pay: often the trouble"),
  ]

  @Test(arguments: proposals)
  func proposes(_ story: Story<String>) {
    let proposal = ComponentMap(playbook: .sample, incident: story.script.incident).proposal
    let told = proposal.map { proposal in
      let reason =
        switch proposal.reason {
        case .between(let ok, let bad): "between \(ok) and \(bad)"
        case .dependedOn(let bad): "\(bad) depends on it"
        case .onlySuspect: "suspect, and all around it is known"
        case .suspect: "often the trouble"
        case .unseen: "nobody looked yet"
        }
      return "\(proposal.component.id): \(reason)"
    }
    #expect(told ?? "-" == story.expected)
  }

  @Test func drawsTheMainPathThenTheBranches() {
    var script = Script(.p1)
    script.add(1, .finding, [.component: "app", .state: "suspect"])
    script.add(1, .finding, [.component: "cache", .state: "failed"])
    let map = ComponentMap(playbook: .sample, incident: script.incident)
    #expect(
      map.lines == [
        "user ? -- cdn ? -- app SUSPECT -- db ?", "app -- pay ?", "cache FAILED",
      ])
    #expect(map.places.map(\.id) == ["user", "cdn", "app", "db", "pay", "cache"])
    #expect(map.dependents(of: "db") == ["app"])
  }

  @Test func aMapMayRunInCircles() {
    let playbook = Playbook(
      id: "x",
      components: [
        .init(id: "a", name: "A", next: ["b", "a", "nowhere"]),
        .init(id: "b", name: "B", next: ["a"]), .init(id: "a", name: "A again"),
      ])
    var script = Script(.p1)
    script.add(1, .finding, [.component: "b", .state: "failed"])
    script.add(1, .finding, [.component: "a", .state: "ok"])
    let map = ComponentMap(playbook: playbook, incident: script.incident)
    #expect(map.lines == ["a ok -- b FAILED"])
    #expect(map.proposal == nil)
    #expect(ComponentMap(playbook: Playbook(id: "x"), incident: script.incident).places.count == 2)
  }
}
