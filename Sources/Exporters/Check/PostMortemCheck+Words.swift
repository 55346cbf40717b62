import IncidentModel

extension PostMortemCheck {
  /// Finds what is weak in the words of the text.
  mutating func checkWords() {
    for place in units.indices {
      switch units[place].kind {
      case .blank, .head, .code: continue
      default: break
      }
      let text = PlainProse(units[place])
      checkBlanks(place, text)
      // What responders saw stands in their own words.
      if units[place].kind == .quote { continue }
      for blame in export.playbook.blame(in: text.words, names: names) {
        add(.blame(words: blame.words), text.position(blame.offset))
      }
      if key(of: place) == PostMortemPart.summary.rawValue, units[place].level == nil {
        for jargon in export.playbook.jargon(in: text.words) {
          add(.jargon(word: jargon.word), text.position(jargon.offset))
        }
      }
      if isOwn(place), units[place].level == nil { checkOwn(place, text) }
    }
  }

  /// Whether a unit is in a person's words.
  func isOwn(_ place: Int) -> Bool {
    !match.isAsWritten(place) && !units[place].isBlank
  }

  private var names: [String] {
    var names = incident.people.map(\.name)
    for event in export.record.events where !names.contains(event.by) { names.append(event.by) }
    return names
  }

  private func key(of place: Int) -> String? {
    match.key(ofSection: match.sections[place])
  }

  private mutating func add(_ problem: PostMortemProblem, _ position: (line: Int, column: Int)) {
    add(problem, line: position.line, column: position.column)
  }

  /// Finds what the record left for people to write; a blank in a row is a gap of the record.
  private mutating func checkBlanks(_ place: Int, _ text: PlainProse) {
    let part = key(of: place).flatMap(PostMortemPart.init(rawValue:))
    for blank in RichText.Blank.allCases where units[place].kind != .row {
      guard let offset = text.offset(of: blank.mark) else { continue }
      switch blank {
      case .notSaid where part == .summary || part == .impact:
        add(.impactUnsaid, text.position(offset))
      case .noFollowUps: add(.noFollowUps, text.position(offset))
      case .noReview: add(.noReview, text.position(offset))
      case .notWritten: add(.blank(heading: heading(of: place)), text.position(offset))
      default: continue
      }
    }
    for word in export.playbook.unfinishedWords {
      if let offset = text.offset(ofWord: word) { add(.placeholder(word), text.position(offset)) }
    }
  }

  /// The words of the heading that a unit stands under.
  private func heading(of place: Int) -> String {
    let section = match.sections[place]
    guard let first = match.sections.firstIndex(of: section), units[first].level != nil else {
      return ""
    }
    return String(units[first].words.drop { $0 == "#" || $0 == " " })
  }

  /// Finds questions and follow-ups among what people wrote.
  private mutating func checkOwn(_ place: Int, _ text: PlainProse) {
    let part = key(of: place).flatMap(PostMortemPart.init(rawValue:))
    if let offset = text.offsetOfQuestion { add(.openQuestion, text.position(offset)) }
    guard part == .followUps, units[place].kind == .item(indent: 0), !match.isReworded(place),
      builder.isOutage
    else { return }
    let item = text.item
    if let word = export.playbook.vagueWord(in: item) {
      add(.followUpVague(id: nil, text: item, word: word), line: units[place].line)
    } else {
      add(.followUpUnrecorded(text: item), line: units[place].line)
    }
  }
}
