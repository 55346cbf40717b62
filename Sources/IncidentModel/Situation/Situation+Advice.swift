public import Encoding

extension Situation {
  /// The scenario that fits best what was said so far, with what the playbook does about it; nil where
  /// none fits, or where what fits is out already.
  ///
  /// A recent change says most, then the suspected cause, then what was found; ideas and the title
  /// say least.
  public var advice: Advice? {
    let heard = saidSoFar
    var best: (advice: Advice, score: Int)?
    for row in playbook.matrix {
      let approach = playbook.approaches.first { $0.id == row.approach }
      if let approach, isOut(approach) { continue }
      var (signs, score) = ([String](), 0)
      var change: String?
      let wanted = row.signs.map { (sign: $0, words: Self.words(of: $0)) }
      for source in heard {
        let found = wanted.filter { Self.says(source.words, $0.words) }.map(\.sign)
        guard !found.isEmpty else { continue }
        score += source.weight
        signs += found.filter { !signs.contains($0) }
        change = change ?? source.change
      }
      guard score > best?.score ?? 0 else { continue }
      best = (Advice(row: row, heard: signs, approach: approach, change: change), score)
    }
    return best?.advice
  }

  /// Something that was said, in words that are found once.
  private struct Source {
    var words: [String]
    var weight: Int
    /// The change that it tells of, where it does.
    var change: String?

    init(_ text: String, _ weight: Int, change: String? = nil) {
      words = Situation.words(of: text)
      self.weight = weight
      self.change = change
    }
  }

  private var saidSoFar: [Source] {
    var said = openChanges.map { Source($0.what, isRecent($0) ? 4 : 2, change: $0.what) }
    if let cause = incident.cause {
      said.append(Source(cause.text, 3))
    }
    for component in incident.foundComponents {
      guard let finding = incident.findings[component],
        finding.state == .failed || finding.state == .suspect
      else { continue }
      said.append(
        Source("\(component) \(componentName(component)) \(finding.evidence ?? "")", 2))
    }
    said += incident.theories.filter { $0.ruledOut == nil }.map { Source($0.text, 1) }
    return said + [Source(incident.title, 1)]
  }

  /// Whether a text says a sign: its words one after the other; of a long word, its beginning.
  private static func says(_ words: [String], _ wanted: [String]) -> Bool {
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      zip(words[start...], wanted).allSatisfy { word, part in
        word == part || (part.count >= 4 && word.hasPrefix(part))
      }
    }
  }

  /// The words of a text, of a long one those of its beginning: nobody gives a scenario away in the
  /// middle of a pasted log.
  private static func words(of text: String) -> [String] {
    text.prefix(longestText).lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// How many characters of a text are looked at.
  private static let longestText = 2000

  /// The way of the ladder that a text means: by its id or its name, or as the matrix puts it.
  public func approach(meant text: String) -> Playbook.Approach? {
    let words = Self.words(of: text)
    func isSaid(_ sign: String) -> Bool { Self.says(words, Self.words(of: sign)) }
    let row = playbook.matrix.first { isSaid($0.advice) }
    // `fail over to db-2` begins with an id, too, but for a blank.
    let letters = text.lowercased().filter(\.isLetter)
    func begins(with id: String) -> Bool { id.count >= Self.tellingID && letters.hasPrefix(id) }
    return playbook.approaches.first { approach in
      approach.id == row?.approach || isSaid(approach.id) || isSaid(approach.name)
        || begins(with: approach.id)
    }
  }

  /// A shorter id may be the beginning of any other word.
  private static let tellingID = 6

  /// The changes that nobody ruled out, the last to happen first; of those without a time, which come
  /// last, the one that was said last.
  var openChanges: [Change] {
    let never = Instant(milliseconds: .min)
    return incident.changes.filter { $0.ruledOut == nil }.enumerated()
      .sorted {
        ($0.element.when ?? never, $0.offset) > ($1.element.when ?? never, $1.offset)
      }
      .map(\.element)
  }

  /// The change that fits the start best: of the recent ones that nobody ruled out the last before it.
  var fittingChange: Change? { openChanges.first(where: isRecent) }

  /// The change that says most while none fits: the newest that nobody ruled out.
  var likeliestChange: Change? { fittingChange ?? openChanges.first }

  /// Whether a change fell into the newest part of the window, the most suspect one.
  public func isRecent(_ change: Change) -> Bool {
    guard let when = change.when, let recent = playbook.recentWindow, let start else {
      return false
    }
    return when <= start && start.seconds(since: when) <= recent
  }

  /// The window in which to look for changes, where the playbook has one.
  public var changeWindow: ClosedRange<Instant>? {
    guard let window = playbook.changeWindow, let start else { return nil }
    return start.advanced(bySeconds: -max(0, window))...start
  }

  private var start: Instant? { incident.began ?? incident.declaredAt }

  /// The action that made it worse and was not taken back since.
  var actionToUndo: Action? {
    guard let place = incident.actions.lastIndex(where: { $0.outcome == .worse }),
      !incident.actions[(place + 1)...].contains(where: { Self.isUndoing($0.text) })
    else { return nil }
    return incident.actions[place]
  }

  /// The action that made it worse, for as long as it hurts; one that has no way back until the next
  /// one begins.
  var secondError: Action? {
    guard incident.status == .open, let action = actionToUndo else { return nil }
    return hasWayBack(action) || action.id == incident.actions.last?.id ? action : nil
  }

  /// What to take back now: what made it worse, unless the leader decided on something else since.
  var actionToTakeBack: Action? {
    guard let action = secondError, hasWayBack(action) else { return nil }
    let end = action.endedAt ?? action.startedAt
    return incident.openDecision.map { $0.at > end } ?? false ? nil : action
  }

  /// Whether an action can be taken back at all; what the playbook does not know may be.
  private func hasWayBack(_ action: Action) -> Bool {
    way(of: action).map { $0.undo.lowercased() != "none" } ?? true
  }

  private func way(of action: Action) -> Playbook.Approach? {
    action.approach.flatMap { id in playbook.approaches.first { $0.id == id } }
      ?? approach(meant: action.text)
  }

  /// Whether a text takes back what made it worse.
  func isWayBack(_ text: String) -> Bool {
    actionToUndo != nil && Self.isUndoing(text)
  }

  static func isUndoing(_ text: String) -> Bool {
    words(of: text).first == "undo"
  }

  /// The way back from an action, in the playbook's words.
  func wayBack(from action: Action) -> String? {
    way(of: action).flatMap { $0.back.isEmpty ? nil : $0.back }
  }

  /// The components that use the failing one, and feel an action on it.
  public var dependents: [String] {
    guard let component = incident.cause?.component ?? failedComponents.last else { return [] }
    return ComponentMap(playbook: playbook, incident: incident).dependents(of: component)
  }

  /// The components that were found failed, in order of appearance.
  var failedComponents: [String] {
    incident.foundComponents.filter { incident.findings[$0]?.state == .failed }
  }
}
