import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// How people point at an event: its short code, `last`, or words that fit one event only.
struct Reference {
  private let record: IncidentRecord
  private let names: EventNames
  private let retyped: (_ text: String, _ code: String) -> String

  /// Points at events of a command's incident; where its words fit several, hints are the command
  /// with a code in place of the words.
  init(_ context: CommandContext) throws(Interruption) {
    let desk = try context.desk()
    record = desk.record
    names = desk.names
    retyped = context.retyped
  }

  /// The event that a text means.
  ///
  /// Struck events can be meant by their code only.
  func event(_ text: String) throws(CommandFailure) -> Event {
    let word = text.trimmed.lowercased()
    let standing = record.events.filter {
      record.corrections.struck[$0.id] == nil && $0.kind?.isCorrection != true
    }
    if word == "last" {
      guard let last = standing.last(where: { $0.kind?.isBookkeeping != true }) else {
        throw CommandFailure(.notFound, "nothing has happened yet")
      }
      return last
    }
    if word.utf8.count >= 4, !word.contains(" ") {
      if let coded = try coded(word, among: record.events, text) { return coded }
    }
    return try only(standing.filter { says($0, word) }, text)
  }

  /// The one event among candidates whose text holds the words; used for theories, options and
  /// changes, where words are how people point.
  func event(_ text: String, among kinds: Set<EventKind>) throws(CommandFailure) -> Event {
    let word = text.trimmed.lowercased()
    let candidates = record.events.filter { event in
      event.kind.map(kinds.contains) == true && record.corrections.struck[event.id] == nil
    }
    if let coded = try coded(word, among: candidates, text) { return coded }
    if word == "last", let last = candidates.last { return last }
    let exact = candidates.filter { said($0) == word }
    return try only(exact.isEmpty ? candidates.filter { says($0, word) } : exact, text)
  }

  /// The event whose id ends in a code; nil where none does.
  private func coded(
    _ word: String, among candidates: [Event], _ text: String
  ) throws(CommandFailure) -> Event? {
    guard word.utf8.count >= 4 else { return nil }
    let coded = candidates.filter { $0.id.lowercased().hasSuffix(word) }
    guard coded.count > 1 else { return coded.first }
    throw CommandFailure(
      .usage, "\"\(text)\" fits \(coded.count) events",
      hints: coded.map { retyped(text, $0.code(length: max(8, word.count + 4))) })
  }

  private func only(_ found: [Event], _ text: String) throws(CommandFailure) -> Event {
    guard let first = found.first else {
      throw CommandFailure(
        .notFound, "no event fits \"\(text)\"", hints: ["outage timeline"])
    }
    guard found.count == 1 else {
      let shown = found.suffix(5)
      let told = shown.map { "\($0.code()) \($0.sentence(names).onOneLine.truncated(to: 60))" }
      throw CommandFailure(
        .usage, "\"\(text)\" fits \(found.count) events: \(told.joined(separator: "; "))",
        hints: shown.map { retyped(text, $0.code()) })
    }
    return first
  }

  private func says(_ event: Event, _ word: String) -> Bool {
    !word.isEmpty && said(event).contains(word)
  }

  private func said(_ event: Event) -> String {
    guard let kind = event.kind else { return "" }
    let text = record.corrections.effective(event)?.data[kind.textKey] ?? event.data[kind.textKey]
    return (text ?? "").lowercased()
  }
}
