import ArgumentParsing
import IncidentModel
import TerminalUI
import Timeline

/// What Tab offers in the session: verbs, their options, and the names of this incident.
struct SessionCompleter {
  let desk: Desk

  typealias Offer = TerminalUI.Completion

  /// The completions of the word before the cursor.
  func completions(_ line: String, _ cursor: Int) -> [Offer] {
    let before = String(line.prefix(cursor))
    if before.hasPrefix("@") { return speakers(before) }
    guard before.hasPrefix("/") else { return [] }
    let body = before.dropFirst()
    guard body.contains(where: \.isWhitespace) else { return verbs(String(body)) }
    let word = OpenWord(String(body))
    let asked = desk.workspace.table.completion(of: word.before + [word.text], surface: .session)
    let fixed = asked.candidates.map { candidate in
      let severity = Severity(rawValue: candidate.text).flatMap { desk.playbook.severities[$0] }
      return Offer(
        candidate.text,
        meaning: severity.map { "\($0.name). \($0.meaning)" } ?? candidate.summary)
    }
    var named = values(of: asked.kind, for: word.before)
    if asked.kind != nil, asked.valuePrefix.isEmpty { named += more(for: word.before) }
    return fixed.map { word.replaced(by: $0) }
      + Self.matching(named, asked.partialValue).map {
        word.replaced(by: $0, behind: asked.valuePrefix)
      }
  }

  /// The completions of an answer that is a value of a kind.
  func answers(
    _ kind: ValueKind, of path: [String], _ line: String, _ cursor: Int
  ) -> [Offer] {
    let word = OpenWord(String(line.prefix(cursor)))
    return Self.matching(values(of: kind, for: path), word.text).map { word.replaced(by: $0) }
  }

  private func verbs(_ start: String) -> [Offer] {
    let wanted = start.lowercased()
    return desk.workspace.table.commands.filter { !$0.isHidden }.compactMap { command in
      command.names.first { $0.hasPrefix(wanted) }.map { Offer("/\($0)", meaning: command.summary) }
    }
  }

  /// Who said it, at the beginning of a note.
  private func speakers(_ before: String) -> [Offer] {
    let tokens = before.split(separator: " ", omittingEmptySubsequences: false)
    guard tokens.allSatisfy({ $0.hasPrefix("@") }), let last = tokens.last else { return [] }
    // A name of several words is no token; any word of it that nobody else has will do.
    let all = people.map { person in
      Offer("@\(person.text.prefix { !$0.isWhitespace })", meaning: person.meaning)
    }
    return Self.matching(all, String(last))
  }

  /// The offers that begin as typed; where there is none, those with a word that does.
  private static func matching(_ all: [Offer], _ typed: String) -> [Offer] {
    let wanted = typed.lowercased()
    let begun = all.filter { $0.text.lowercased().hasPrefix(wanted) }
    guard begun.isEmpty, wanted.count > 1 else { return begun }
    return all.filter { offer in
      "\(offer.text) \(offer.meaning)".lowercased().split { !$0.isLetter && !$0.isNumber }
        .contains { $0.hasPrefix(wanted) }
    }
  }
}

/// The word that the cursor stands in, possibly behind a quote that is still open.
private struct OpenWord {
  /// The words before it.
  let before: [String]
  /// What there is of it, without the quote.
  let text: String
  /// How many characters it takes in the line.
  private let length: Int

  init(_ line: String) {
    var start = line.startIndex
    var open: Character?
    var isAtStart = true
    var index = line.startIndex
    while index < line.endIndex {
      let character = line[index]
      let next = line.index(after: index)
      if let quote = open {
        // As the tokenizer has it: a quote ends where a word ends.
        if character == quote, next == line.endIndex || line[next].isWhitespace { open = nil }
        isAtStart = false
      } else if character.isWhitespace {
        isAtStart = true
        start = next
      } else {
        if isAtStart, character == "\"" || character == "'" { open = character }
        isAtStart = false
      }
      index = next
    }
    let typed = line[start...]
    before = SessionTokenizer.tokens(of: String(line[..<start])).map(\.text)
    text = String(open == nil ? typed : typed.dropFirst())
    length = typed.count
  }

  /// The offer in the place of this word, in quotes where it holds a space.
  func replaced(
    by offer: TerminalUI.Completion, behind prefix: String = ""
  ) -> TerminalUI.Completion {
    var offer = offer
    if offer.text.contains(where: \.isWhitespace) { offer.text = "\"\(offer.text)\"" }
    offer.text = prefix + offer.text
    offer.replacing = length
    return offer
  }
}
