public import IncidentModel
import Markdown

/// Reads a scenario from a Markdown file, and says what in it cannot be meant.
///
/// Front matter holds the facts (`severity`, `takes`, `targets`, `ring`, `people`, `actions`,
/// `failing`), the text all words: the first paragraph is the opening; `Symptoms` is a list of
/// `+4m teller: words`; every heading below `Look` is a place with a list of what it shows, each from
/// `+4m`, `after ACTION` or `+2m after ACTION` on; `Cause` and `Debrief` are told at the end.
public struct DrillScenarioReader: Sendable {
  /// The scenario, as far as it was understood.
  public let scenario: DrillScenario
  /// What was not.
  public let problems: [DrillScenarioProblem]

  /// Reads a file; any bytes are a scenario, though perhaps one without symptoms.
  public init(_ runbook: Runbook) {
    var reading = Reading(runbook)
    scenario = reading.scenario()
    problems = reading.problems
  }
}

extension DrillScenarioReader {
  fileprivate struct Reading {
    let runbook: Runbook
    let front: FrontMatter?
    var problems: [DrillScenarioProblem] = []
    /// The lines of the cues that wait for something.
    var waiting: [(name: String, line: Int)] = []

    init(_ runbook: Runbook) {
      self.runbook = runbook
      front = runbook.frontMatter
    }

    mutating func scenario() -> DrillScenario {
      let sections = runbook.sections
      let people = people()
      let actions = actions()
      let symptoms = section("symptoms", sections).map { self.symptoms($0) } ?? []
      let places = places(sections)
      let scenario = DrillScenario(
        id: runbook.id, version: runbook.version, sha256: runbook.sha256, title: runbook.title,
        severity: front?["severity"]?.text.flatMap { Severity(word: $0) } ?? .p1,
        length: duration(front?["takes"]), opening: paragraphs(opening).first ?? "",
        targets: targets(), ring: duration(front?["ring"]) ?? 30, people: people,
        symptoms: symptoms, places: places, actions: actions,
        cause: section("cause", sections).map { paragraphs($0.blocks).joined(separator: "\n") }
          ?? "",
        failing: front?["failing"]?.text,
        debrief: section("debrief", sections).map {
          paragraphs($0.blocks).joined(separator: "\n")
        } ?? "")
      check(scenario)
      return scenario
    }

    private mutating func check(_ scenario: DrillScenario) {
      if scenario.symptoms.isEmpty { report(.noSymptoms, 1) }
      if !scenario.actions.contains(where: { $0.effect == .helps }) { report(.noHelp, 1) }
      let known = Set(scenario.actions.map(\.id) + scenario.people.map(\.name))
      for cue in waiting where !known.contains(cue.name) { report(.unknownCue(cue.name), cue.line) }
      if let failing = scenario.failing, !scenario.places.contains(where: { $0.id == failing }) {
        report(.failingUnseen(failing), 1)
      }
      for action in scenario.actions
      where action.words.isEmpty && action.id != DrillScenario.otherwise {
        report(.noWords(action.id), 1)
      }
    }

    private mutating func report(_ kind: DrillScenarioProblem.Kind, _ line: Int) {
      problems.append(DrillScenarioProblem(kind: kind, line: line))
    }
  }
}

extension DrillScenarioReader.Reading {
  /// The section whose heading is a word, at any level.
  private func section(_ word: String, _ sections: [RunbookSection]) -> RunbookSection? {
    sections.first { $0.title.lowercased() == word }
  }

  /// The blocks before the first heading below the title.
  private var opening: [Block] {
    var isTitlePassed = false
    var blocks: [Block] = []
    for block in runbook.document.blocks {
      if case .heading(let level, _) = block.kind {
        if isTitlePassed || level > 1 { break }
        isTitlePassed = true
        continue
      }
      blocks.append(block)
    }
    return blocks
  }

  /// The paragraphs as plain text, each on one line; the items of lists are paragraphs too.
  private func paragraphs(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block.kind {
      case .paragraph: [block.plainTextWithHTML]
      case .list:
        block.children.compactMap { item in
          item.children.first.map { "- \($0.plainTextWithHTML)" }
        }
      default: []
      }
    }
  }

  private func duration(_ value: FrontMatter.Value?) -> Int? {
    value?.text.flatMap(DurationText.seconds)
  }

  private func targets() -> [String: Int] {
    var targets: [String: Int] = [:]
    for entry in front?["targets"]?.mapping?.entries ?? [] {
      targets[entry.key] = duration(entry.value)
    }
    return targets
  }

  private func people() -> [DrillScenario.Person] {
    (front?["people"]?.list ?? []).compactMap { value in
      guard let map = value.mapping, let name = map["name"]?.text, !name.isEmpty else {
        return nil
      }
      return DrillScenario.Person(
        name: name, role: map["role"]?.text, phone: map["phone"]?.text,
        answersAfter: duration(map["answers"]),
        answersCall: map["call"]?.text.flatMap { Int($0) } ?? 1)
    }
  }

  private mutating func actions() -> [DrillScenario.Action] {
    var actions: [DrillScenario.Action] = []
    for value in front?["actions"]?.list ?? [] {
      guard let map = value.mapping, let id = map["id"]?.text, !id.isEmpty else { continue }
      let word = map["effect"]?.text ?? "nothing"
      let effect = DrillScenario.Action.Effect(rawValue: word)
      if effect == nil { report(.unknownEffect(word), map.entry("effect")?.position.line ?? 1) }
      actions.append(
        DrillScenario.Action(
          id: id, words: (map["words"]?.list ?? []).compactMap(\.text),
          takes: duration(map["takes"]) ?? 0, effect: effect ?? .nothing,
          approach: map["approach"]?.text))
    }
    return actions
  }
}

extension DrillScenarioReader.Reading {
  /// The items of the lists among blocks, each with its first paragraph on one line, and the code in
  /// it.
  private func items(_ blocks: [Block]) -> [(text: String, code: String, line: Int)] {
    blocks.flatMap { block -> [(text: String, code: String, line: Int)] in
      guard case .list = block.kind else { return [] }
      return block.children.map { item in
        let text = item.children.first?.plainTextWithHTML ?? ""
        let code = item.children.dropFirst().map(\.literal).joined()
        return (text, code, item.line)
      }
    }
  }

  private mutating func symptoms(_ section: RunbookSection) -> [DrillScenario.Symptom] {
    var symptoms: [DrillScenario.Symptom] = []
    for item in items(section.blocks) {
      var words = item.text[...]
      guard let cue = cue(&words, line: item.line), let colon = words.firstIndex(of: ":"),
        colon > words.startIndex
      else {
        report(.notASymptom(item.text), item.line)
        continue
      }
      let text = words[words.index(after: colon)...].drop { $0 == " " }
      symptoms.append(
        DrillScenario.Symptom(cue: cue, by: String(words[..<colon]), text: String(text)))
    }
    return symptoms
  }

  private mutating func places(_ sections: [RunbookSection]) -> [DrillScenario.Place] {
    guard let look = section("look", sections) else { return [] }
    var places: [DrillScenario.Place] = []
    for section in sections
    where section.level > look.level && look.lines.contains(section.lines.lowerBound) {
      var looks: [DrillScenario.Look] = []
      for item in items(section.blocks) {
        var words = item.text[...]
        let cue = cue(&words, line: item.line) ?? DrillScenario.Cue()
        var text = String(words)
        if text.first == ":" { text = String(text.dropFirst().drop { $0 == " " }) }
        let code = item.code.split(whereSeparator: \.isNewline).map { "  \($0)" }
        looks.append(
          DrillScenario.Look(
            cue: cue,
            text: ([text] + code).filter { !$0.isEmpty }.joined(separator: "\n")))
      }
      if !looks.isEmpty { places.append(DrillScenario.Place(id: section.title, looks: looks)) }
    }
    return places
  }

  /// Takes `+4m`, `after NAME` or both from the front; nil where neither stands there.
  private mutating func cue(_ words: inout Substring, line: Int) -> DrillScenario.Cue? {
    var cue = DrillScenario.Cue()
    var isThere = false
    if words.first == "+" {
      let word = words.dropFirst().prefix { $0 != " " && $0 != ":" }
      guard let seconds = DurationText.seconds(word) else { return nil }
      cue.seconds = seconds
      isThere = true
      words = words.dropFirst(word.count + 1).drop { $0 == " " }
    }
    if words.hasPrefix("after ") {
      let name = words.dropFirst("after ".count).prefix { $0 != " " && $0 != ":" }
      cue.after = String(name)
      waiting.append((String(name), line))
      isThere = true
      words = words.dropFirst("after ".count + name.count).drop { $0 == " " }
    }
    return isThere ? cue : nil
  }
}
