import Encoding

/// Writes the content lines of a calendar (RFC 5545, section 3.1).
struct CalendarWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []
  /// The longest line, in octets without its line break.
  private static let width = 75

  /// Writes a line, folded at 75 octets between characters; a character of more octets than a line
  /// holds, such as a letter with very many accents, is folded between its scalars.
  mutating func line(_ text: String) {
    var room = Self.width
    for character in text {
      if character.utf8.count <= Self.width - 1 {
        append(String(character), room: &room)
      } else {
        for scalar in character.unicodeScalars { append(String(scalar), room: &room) }
      }
    }
    bytes += "\r\n".utf8
  }

  /// Writes a property of type TEXT, escaped (section 3.3.11).
  mutating func text(_ name: String, _ value: String) {
    var escaped = ""
    for scalar in Escaping.visible(value).unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    line("\(name):\(escaped)")
  }

  /// `20261120T005210Z`.
  static func utc(_ instant: Instant) -> String {
    let civil = CivilTime(instant, offsetSeconds: 0)
    return "\(civil.date.filter { $0 != "-" })T\(civil.clock.filter { $0 != ":" })Z"
  }

  private mutating func append(_ text: String, room: inout Int) {
    let count = text.utf8.count
    if count > room {
      bytes += "\r\n ".utf8
      // The blank that marks the fold counts too.
      room = Self.width - 1
    }
    bytes += text.utf8
    room -= count
  }
}
