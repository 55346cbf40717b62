import Encoding

/// What the word after `/` on a session line is.
public enum SessionWord: Equatable, Sendable {
  /// A command, by its canonical name.
  case verb(String)
  /// Nearly a command: the names that may have been meant, nearest first.
  case nearMiss(corrected: [String])
  /// No command: the line is a note.
  case none

  /// Judges a word without its slash.
  ///
  /// The whole name or alias wins, then a beginning that fits one command only. A beginning of two
  /// or more letters that fits several, and a word of letters and hyphens with one mistake (in 4 to
  /// 6 characters) or two (from 7), are near misses.
  public init(_ word: String, in table: CommandTable) {
    let wanted = word.lowercased()
    guard !wanted.isEmpty, wanted.utf8.allSatisfy(Self.isLetterOrHyphen) else {
      self = .none
      return
    }
    switch CommandLookup(commands: table.commands, surface: .session).find(wanted) {
    case .found(let command):
      self = .verb(command.name)
    case .ambiguous(let candidates):
      self = wanted.utf8.count > 1 ? .nearMiss(corrected: candidates) : .none
    case .unknown:
      let near = Self.near(wanted, in: table)
      self = near.isEmpty ? .none : .nearMiss(corrected: near)
    }
  }

  private static func near(_ word: String, in table: CommandTable) -> [String] {
    guard word.utf8.count >= 4 else { return [] }
    let limit = word.utf8.count < 7 ? 1 : 2
    var found: [(name: String, distance: Int)] = []
    for command in table.commands where !command.isHidden {
      var best: (name: String, distance: Int)?
      for name in command.names {
        guard let distance = WordDistance.between(word, name, limit: limit),
          distance < best?.distance ?? .max
        else { continue }
        best = (name, distance)
      }
      if let best { found.append(best) }
    }
    let one = found.filter { $0.distance == 1 }
    return (one + found.filter { $0.distance > 1 }).map(\.name)
  }

  private static func isLetterOrHyphen(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
