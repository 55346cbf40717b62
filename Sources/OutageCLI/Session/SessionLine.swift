import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// What a line typed in the session means.
enum SessionLine: Equatable {
  /// Nothing: the card is drawn again.
  case empty
  /// `?` alone.
  case help
  /// The number of an item.
  case number(Int)
  /// A verb and what follows it.
  case command(verb: String, rest: String)
  /// A word after a slash that is nearly a verb; the line as it would be with each candidate.
  case nearMiss(corrected: [String])
  /// A note, with the leading tokens that say who and when, each as typed.
  case note(Note)

  /// A note as it was typed.
  struct Note: Equatable {
    /// The words.
    var text: String
    /// `@bo`: whose word it is, without the `@`.
    var who: String?
    /// `@-12m`: when it happened, without the `@`.
    var when: String?
    /// The whole line.
    var line: String
  }

  /// Reads a line by the rules of the session.
  ///
  /// - Parameters:
  ///   - line: what was typed; a paste may hold line feeds.
  ///   - table: the verbs.
  ///   - isTime: whether a text is a time that has been.
  init(_ line: String, table: CommandTable, isTime: (String) -> Bool) {
    let text = line.trimmed
    if text.isEmpty {
      self = .empty
    } else if text == "?" {
      self = .help
    } else if text.utf8.allSatisfy({ (48...57).contains($0) }) {
      self = Int(text).map(Self.number) ?? .note(Note(text: text, line: text))
    } else if text.hasPrefix("/"), !text.contains("\n") || Self.takesLines(text) {
      self = Self.slash(text, table, isTime)
    } else {
      self = .note(Self.note(text, isTime))
    }
  }

  /// Whether a note says the words with which somebody goes on alone.
  static func isCryOfAlone(_ text: String) -> Bool {
    func words(_ text: String) -> [Substring] { text.lowercased().split { !$0.isLetter } }
    return words(text) == words(Situation.carryOnAlone)
  }

  /// A verb may be followed by several lines that were pasted as its text.
  private static func takesLines(_ text: String) -> Bool {
    text.prefix { !$0.isNewline }.contains(" ")
  }

  private static func slash(
    _ text: String, _ table: CommandTable, _ isTime: (String) -> Bool
  ) -> SessionLine {
    let body = text.dropFirst()
    let word = body.prefix { !$0.isWhitespace }
    let rest = body.dropFirst(word.count).trimmed
    switch SessionWord(String(word), in: table) {
    case .verb(let verb):
      return .command(verb: verb, rest: rest)
    case .nearMiss(let names):
      return .nearMiss(corrected: names.map { "/\($0)" + (rest.isEmpty ? "" : " \(rest)") })
    case .none:
      return .note(note(text, isTime))
    }
  }

  /// Takes `@who` and `@when` off the front of a note, in any order, each once.
  private static func note(_ line: String, _ isTime: (String) -> Bool) -> Note {
    var note = Note(text: line, line: line)
    for _ in 0..<2 {
      guard note.text.hasPrefix("@") else { break }
      let token = note.text.dropFirst().prefix { !$0.isWhitespace }
      let rest = note.text.dropFirst(1 + token.count).trimmed
      guard !token.isEmpty, !rest.isEmpty else { break }
      if note.when == nil, isTime(String(token)) {
        note.when = String(token)
      } else if note.who == nil, token.first?.isLetter == true {
        note.who = String(token)
      } else {
        break
      }
      note.text = rest
    }
    return note
  }
}
