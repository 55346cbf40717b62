import IncidentModel
import Markdown

/// The lists of things that a playbook keeps in its front matter.
struct FrontMatterFacts {
  private let frontMatter: FrontMatter?

  init(_ frontMatter: FrontMatter?) {
    self.frontMatter = frontMatter
  }

  /// The entries of a list of maps that have an id.
  private func entries(_ key: String) -> [(id: String, map: FrontMatter.Mapping)] {
    (frontMatter?[key]?.list ?? []).compactMap { value in
      guard let map = value.mapping, let id = map["id"]?.text, !id.isEmpty else { return nil }
      return (id, map)
    }
  }

  /// The texts of a list.
  func texts(_ key: String) -> [String] {
    (frontMatter?[key]?.list ?? []).compactMap(\.text)
  }

  /// The words that blame people.
  var blame: Playbook.Blame {
    let map = frontMatter?["blame"]?.mapping
    func texts(_ key: String) -> [String] { (map?[key]?.list ?? []).compactMap(\.text) }
    return Playbook.Blame(
      people: texts("people"), deeds: texts("deeds"), anywhere: texts("anywhere"))
  }

  func roles(_ key: String) -> [Playbook.Role] {
    entries(key).map { id, map in
      Playbook.Role(
        id: id, name: map["name"]?.text ?? id, isWanted: map["wanted"]?.bool ?? false)
    }
  }

  var severities: [Severity: Playbook.SeverityMeaning] {
    var found: [Severity: Playbook.SeverityMeaning] = [:]
    for (id, map) in entries("severities") {
      guard let severity = Severity(word: id) else { continue }
      found[severity] = Playbook.SeverityMeaning(
        name: map["name"]?.text ?? id, meaning: map["when"]?.text ?? "",
        respond: map["respond"]?.text ?? "", page: map["page"]?.text ?? "")
    }
    return found
  }

  /// What messages say for the ids of a list: the text under a key of each entry.
  func words(_ list: String, _ key: String) -> [String: String] {
    Dictionary(entries(list).compactMap { id, map in map[key]?.text.map { (id, $0) } }) { $1 }
  }

  func checks(_ key: String) -> [Playbook.Check] {
    entries(key).map { id, map in
      Playbook.Check(
        id: id, name: map["name"]?.text ?? id,
        needsSecondPerson: map["second_person"]?.bool ?? false)
    }
  }

  var approaches: [Playbook.Approach] {
    entries("approaches").map { id, map in
      Playbook.Approach(
        id: id, name: map["name"]?.text ?? id, takes: map["takes"]?.text ?? "",
        ask: map["ask"]?.text ?? "", undo: map["undo"]?.text ?? "", back: map["back"]?.text ?? "")
    }
  }

  var components: [Playbook.Component] {
    entries("components").map { id, map in
      Playbook.Component(
        id: id, name: map["name"]?.text ?? id,
        next: (map["next"]?.list ?? []).compactMap(\.text), look: map["look"]?.text ?? "")
    }
  }

  /// The known troublemakers: those listed, in that order, then those marked where they stand.
  var suspects: [String] {
    let listed = texts("suspects")
    let marked = entries("components").filter { $0.map["suspect"]?.bool ?? false }.map(\.id)
    return listed + marked.filter { !listed.contains($0) }
  }

  var tollgates: [Playbook.Tollgate] {
    entries("tollgates").map { id, map in
      Playbook.Tollgate(
        id: id, name: map["name"]?.text ?? id,
        reasons: (map["reasons"]?.list ?? []).compactMap(\.text))
    }
  }

  var causeFamilies: [Playbook.CauseFamily] {
    entries("causes").map { id, map in
      Playbook.CauseFamily(
        id: id, name: map["name"]?.text ?? id,
        words: (map["words"]?.list ?? []).compactMap(\.text))
    }
  }

  /// Timers in seconds by id and severity, and what each says when it is due.
  ///
  /// `mitigated` is the same timer once the impact has stopped; `resolved` counts from then.
  var timers: (seconds: [String: [Severity: Int]], texts: [String: String]) {
    var seconds: [String: [Severity: Int]] = [:]
    var texts: [String: String] = [:]
    for (id, map) in entries("timers") {
      for severity in Severity.allCases {
        guard let value = length(map[severity.rawValue]) else { continue }
        seconds[id, default: [:]][severity] = value
      }
      for (key, timer) in [("mitigated", "\(id)-mitigated"), ("resolved", id)] {
        guard let value = length(map[key]) else { continue }
        for severity in Severity.allCases { seconds[timer, default: [:]][severity] = value }
      }
      texts[id] = map["say"]?.text
    }
    return (seconds, texts)
  }

  /// The length of a timer in seconds; zero where it says `off`, so that the tool's own does not run.
  private func length(_ value: FrontMatter.Value?) -> Int? {
    if value?.bool == false || value?.text?.lowercased() == "off" { return 0 }
    return duration(value)
  }

  /// Within how many business days after resolving the review is held; nil where it says a duration,
  /// or nothing.
  var reviewBusinessDays: Int? {
    let id = IncidentTimer.Kind.reviewHeld.rawValue
    return entries("timers").last { $0.id == id }?.map["resolved"]?.text
      .flatMap(DurationText.businessDays)
  }

  /// When people are back.
  var morning: Morning {
    frontMatter?["morning"]?.text.flatMap { Morning($0) } ?? .usual
  }

  /// What a message says for a placeholder that nothing is known for.
  var defaults: [String: String] {
    var found: [String: String] = [:]
    for value in frontMatter?["vars"]?.list ?? [] {
      guard let map = value.mapping, let name = map["name"]?.text else { continue }
      found[name] = map["default"]?.text
    }
    return found
  }

  /// A length of the window in which to look for changes, in seconds.
  func window(_ key: String) -> Int? {
    duration(frontMatter?["window"]?.mapping?[key])
  }

  private func duration(_ value: FrontMatter.Value?) -> Int? {
    value?.text.flatMap(DurationText.seconds)
  }
}
