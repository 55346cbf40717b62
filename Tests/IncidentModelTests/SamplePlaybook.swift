import IncidentModel

extension Playbook {
  /// A small playbook that has a little of everything.
  static let sample: Playbook = {
    var playbook = Playbook(
      id: "production-outage", version: "3", title: "Production outage",
      sections: Dictionary(
        uniqueKeysWithValues: Step.allCases.map { step in
          (
            step,
            Section(
              title: step.name, guidance: "Guidance for \(step.shortName).",
              checklist: ["first", "second"].map {
                ChecklistItem(id: "\(step.id)/\($0)", text: "\($0) of \(step.shortName)")
              })
          )
        }),
      roles: [
        Role(id: "support", name: "User support", isWanted: true),
        Role(id: "developer", name: "Developer", isWanted: true),
        Role(id: "legal", name: "Legal"),
      ],
      teamRoles: [Role(id: "scribe", name: "Scribe")],
      checks: [
        Check(id: "synthetic", name: "Monitors green"),
        Check(id: "errors", name: "Error rate normal"),
        Check(id: "smoke", name: "Smoke test", needsSecondPerson: true),
      ],
      approaches: [
        Approach(
          id: "flag", name: "Turn the feature off", takes: "3m", ask: "Is there a flag?",
          undo: "easy", back: "On again."),
        Approach(id: "rollback", name: "Roll back", ask: "Did it change?"),
        Approach(id: "restart", name: "Restart", ask: "Nothing better left?"),
      ],
      components: [
        Component(id: "user", name: "User", next: ["cdn"]),
        Component(id: "cdn", name: "CDN", next: ["app"], look: "Cache hits"),
        Component(id: "app", name: "App servers", next: ["db", "pay"], look: "New errors"),
        Component(id: "db", name: "Database", look: "One primary?"),
        Component(id: "pay", name: "Payments"),
      ],
      suspects: ["db", "pay", "cdn"],
      tollgates: [Tollgate(id: "unit", name: "Unit tests", reasons: ["case not thought of"])],
      templates: [
        "call-script": "Production is down.\nJoin <room>.",
        "alone": "You are alone.",
        "page-site": "Something is broken.",
        "notice-finding": "Tell <leader>.",
        "notice-leader-hands-on": "Let <other> do this.",
        "notice-alone": "Nobody answers.",
        "notice-nobody-leads": "Return to step 1.",
        "notice-green-behind-page": "Green proves nothing.",
        "notice-second-person": "Somebody who fixed nothing: <other>?",
        "notice-second-look": "Left: <other>",
        "notice-riskier": "Lower: <other>.",
        "notice-dependents": "<other> use this.",
        "notice-worse": "Worse.",
        "notice-way-back": "Back: <other>",
        "notice-change-fits": "<other> fits.",
        "notice-two-on-one": "<other> is at it.",
        "notice-lane-cut": "<other>, come back.",
        "notice-deferred": "Sleep until then.",
        "notice-vague-followup": "Too vague.",
        "notice-tonight": "Sleep.",
      ],
      matrix: [
        MatrixRow(
          scenario: "Bad deployment", advice: "Last good build", approach: "rollback", cost: "low",
          signs: ["release", "version"]),
        MatrixRow(scenario: "Disk full", advice: "Free space"),
      ],
      timerTexts: [
        "leader": "No leader yet.", "no-answer": "No answer.", "escalate": "Phone more.",
      ],
      defaults: ["room": "not open yet", "leader": "nobody yet"],
      changeWindow: 3600, recentWindow: 1800, vagueWords: ["improve", "look into"])
    playbook.itemWords = [
      "rollback-first": "roll back first, ask later", "suspect": "often the trouble",
      "nobody-leads": "nobody can lead: call more people", "unseen": "nobody looked yet",
      "rollback-short": "roll back first",
      "alone-risky": "it is hard to undo", "decide-first": "decide first",
      "name-cause": "Name the cause", "contained": "page on, stable",
    ]
    return playbook
  }()
}
