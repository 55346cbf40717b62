public import IncidentModel

/// Which step of the playbook a heading belongs to.
public enum StepMap {
  /// The step of a heading's own words; nil where they say none.
  ///
  /// A step's name or id comes first, then the phases that runbooks in the wild use.
  public static func step(of heading: String) -> Step? {
    let words = Self.words(heading)
    guard !words.isEmpty else { return nil }
    let text = words.joined(separator: " ")
    for step in Step.allCases {
      let name = Self.words(step.name).joined(separator: " ")
      let id = step.id.split(separator: "-").joined(separator: " ")
      if text == name || text == id || text.hasPrefix(name + " ") { return step }
    }
    for (step, beginnings) in phases {
      for beginning in beginnings where text == beginning || text.hasPrefix(beginning + " ") {
        return step
      }
    }
    return nil
  }

  /// The words of a heading in lower case, without numbering, `Step`, and marks before them.
  private static func words(_ heading: String) -> [Substring] {
    var words = heading.lowercased().split { !($0.isLetter || $0.isNumber) }
    while let first = words.first,
      first.allSatisfy(\.isNumber) || first == "step" || first == "part" || first.count == 1
    {
      words.removeFirst()
    }
    return words
  }

  private static let phases: [(Step, [String])] = [
    (
      .callForHelp,
      [
        "symptom", "symptoms", "detection", "detect", "alert", "alerts", "trigger", "impact",
        "severity", "default severity", "customer impact", "business impact", "affected",
      ]
    ),
    (
      .maintenancePage,
      [
        "communicate", "communication", "communications", "escalation", "contacts",
        "who to contact", "notify", "stakeholders",
      ]
    ),
    (
      .narrow,
      [
        "diagnosis", "diagnose", "diagnostics", "investigate", "investigation", "possible checks",
        "steps to check", "troubleshooting", "debugging", "debug", "triage", "isolate", "causes",
        "cause", "root cause", "possible causes", "playbook", "evidence",
      ]
    ),
    (
      .mitigate,
      [
        "mitigation", "mitigate", "resolution", "resolve", "remediate", "remediation", "fix",
        "solution", "repair", "contain", "containment", "eradicate", "recover", "recovery",
        "workaround", "actions", "procedure", "response", "in case of emergency", "rollback",
        "roll back", "revert", "undo", "back out",
      ]
    ),
    (
      .restore,
      [
        "verification", "verify", "validate", "validation", "confirm", "post checks",
        "acceptance criteria", "smoke test", "how to verify", "restore",
      ]
    ),
    (
      .postMortem,
      [
        "lessons learned", "lessons learnt", "post incident", "post mortem", "postmortem",
        "action items", "follow up", "follow ups", "review", "what went well", "what went wrong",
      ]
    ),
  ]
}
