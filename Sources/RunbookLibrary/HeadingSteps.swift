import IncidentModel

/// Which step a heading belongs to, by its words.
///
/// A step's own name comes first; else the words that teams use for the same phase, matched at the
/// beginning once numbers, "Step", "Part", emoji and marks are gone. The longest phrase decides.
enum HeadingSteps {
  /// The step that a heading's text names, or nil.
  static func step(of heading: String) -> Step? { match(heading)?.step }

  /// Whether a heading is of a known kind that no step has: what is only read, or comes before.
  static func isReading(_ heading: String) -> Bool {
    match(heading).map { $0.step == nil } ?? false
  }

  private static func match(_ heading: String) -> (step: Step?, length: Int)? {
    let words = words(of: heading)
    if words.isEmpty { return nil }
    let text = words.joined(separator: " ")
    for own in ownNames where text == own.name || text == own.id || text.hasPrefix(own.name + " ") {
      return (own.step, text.utf8.count)
    }
    var best: (step: Step?, length: Int)?
    for phrase in words[0].utf8.first.flatMap({ phrases[$0] }) ?? []
    where phrase.length > best?.length ?? 0 && matches(words, phrase.stems) {
      best = (phrase.step, phrase.length)
    }
    return best
  }

  /// The words of each step's own name and id.
  private static let ownNames = Step.allCases.map { step in
    (
      step: step, name: words(of: step.name).joined(separator: " "),
      id: words(of: step.id).joined(separator: " ")
    )
  }

  /// Whether every word of the phrase begins the word of the heading at its place.
  private static func matches(_ words: [String], _ stems: [Stem]) -> Bool {
    guard words.count >= stems.count else { return false }
    return zip(words, stems).allSatisfy { word, stem in
      stem.isWhole ? word == stem.text : word.hasPrefix(stem.text)
    }
  }

  /// Lower-case words, without what only numbers or decorates a heading.
  static func words(of heading: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in withoutLetter(heading.lowercased()).unicodeScalars {
      if isPartOfWord(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return withoutNumbering(words)
  }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "0"..."9": true
    default: !scalar.isASCII && scalar.properties.isAlphabetic
    }
  }

  private static func withoutNumbering(_ words: [String]) -> [String] {
    var rest = words[...]
    while let first = rest.first, rest.count > 1 {
      let isCounter = ["step", "part", "phase", "section", "stage"].contains(first)
      let next = rest.dropFirst().first ?? ""
      if isCounter, isNumber(next), rest.count > 2 {
        rest = rest.dropFirst(2)
      } else if isNumber(first) {
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return Array(rest)
  }

  /// The heading without a letter that counts it, as in `A. Contain` or `\u{A7}B) Recover`.
  private static func withoutLetter(_ heading: String) -> Substring {
    let text = heading.drop { !$0.isLetter && !$0.isNumber }
    let rest = text.dropFirst()
    guard let first = text.first, first.isLetter, let mark = rest.first, ".):".contains(mark)
    else { return heading[...] }
    return rest
  }

  /// A number or a roman number.
  private static func isNumber(_ word: String) -> Bool {
    if word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return true }
    return ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"].contains(word)
  }

  /// A word of a phrase, or how it begins: written with a star at its end.
  private struct Stem {
    let text: String
    let isWhole: Bool

    init(_ word: Substring) {
      isWhole = !word.hasSuffix("*")
      text = String(isWhole ? word : word.dropLast())
    }
  }

  private struct Phrase {
    let stems: [Stem]
    let length: Int
    let step: Step?
  }

  /// The table's phrases by their first byte, so that a heading is compared with few of them.
  private static let phrases = Dictionary(
    grouping: table.flatMap { step, phrases in
      phrases.map { phrase in
        Phrase(
          stems: phrase.split(separator: " ").map(Stem.init), length: phrase.utf8.count, step: step)
      }
    }, by: { $0.stems.first?.text.utf8.first ?? 0 })

  private static let table: [(Step?, [String])] = [
    (
      .callForHelp,
      [
        "impact*", "default severity", "severity", "severities", "risk*", "customer impact",
        "business impact", "user impact", "service impact", "potential impact", "affected",
        "symptom*", "detect*", "alert", "alerts", "trigger*", "applicable finding*",
        "first and foremost", "indicators of compromise", "blast radius",
      ]
    ),
    (
      .maintenancePage,
      [
        "communicat*", "escalat*", "contact*", "who to contact", "who to notify", "on call",
        "oncall", "notif*", "stakeholder*", "status page",
      ]
    ),
    (
      .narrow,
      [
        "diagnos*", "investigat*", "possible check*", "check", "checks", "steps to check",
        "steps to diagnose", "steps to investigate", "steps to debug", "troubleshoot*", "debug*",
        "triag*", "isolat*", "cause", "causes", "possible cause*", "common cause*",
        "potential cause*", "likely cause*", "root cause*", "probable cause*", "playbook",
        "evidence", "analy*", "how to diagnose", "how to investigate", "how to debug",
        "how to troubleshoot", "how to check", "initial investigation", "initial diagnosis",
        "initial triage", "identify*", "what to check", "what to look for", "preliminary check*",
      ]
    ),
    (
      .mitigate,
      [
        "mitigat*", "resol*", "remed*", "fix", "fixes", "fixing", "solution*", "solv*", "repair*",
        "contain", "containment", "containing", "eradicat*", "recover*", "restor*", "workaround*",
        "work around*", "action", "actions", "action plan", "steps", "procedure*", "response",
        "respond*", "in case of emergency", "how to fix", "how to resolve", "how to mitigate",
        "how to recover", "how to restore", "immediate action*", "immediate mitigation*",
        "possible solution*", "possible fix*", "possible mitigation*", "recommended action*",
        "corrective action*", "possible corrective*", "rollback*", "rolling back", "roll back",
        "revert*", "undo*",
        "back out", "backout", "emergency", "what to do", "temporary fix*", "temporary mitigation*",
      ]
    ),
    (
      .restore,
      [
        "verif*", "validat*", "confirm*", "post check*", "postcheck*", "acceptance criteria",
        "smoke test*", "how to verify", "how to validate", "how to confirm", "how to know",
      ]
    ),
    (
      .postMortem,
      [
        "lesson*", "lessons learn*", "post incident*", "postincident*", "post mortem*",
        "postmortem*", "action item*", "timeline*", "follow up*", "followup*", "what went*",
        "part 5", "retrospective*", "after action*", "after the incident",
      ]
    ),
    (
      nil,
      [
        "alert description", "alerts reference", "checklist", "action reference", "response time*",
        "response team*", "severity definition*", "meaning", "summary", "overview", "description*",
        "background", "context", "introduction", "what is", "what does", "purpose", "explanation",
        "prerequisite*", "pre requisite*", "requirement*", "before you start", "access", "setup",
        "prepar*", "reference*", "resources", "links", "dashboard*", "logging", "monitoring",
        "related*", "additional*", "further*", "more information", "notes", "table of contents",
        "contents",
      ]
    ),
  ]
}
