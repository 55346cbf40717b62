import Encoding

/// The fields of a mail's header.
enum MailHeader {
  /// The longest line that mail should have (RFC 5322, section 2.1.1).
  private static let width = 78
  /// The longest line with an encoded word, and what such a word has around its base64 (RFC 2047,
  /// section 2).
  private static let encodedWidth = 76
  private static let encodedFrame = "=?utf-8?B??=".utf8.count

  /// The lines of an unstructured field, folded at blanks; a text that is not plain ASCII is written
  /// in encoded words.
  static func unstructured(_ name: String, _ value: String) -> [String] {
    // Many blanks in a row would fold into a line of blanks only (RFC 5322, section 3.2.2).
    let words = Escaping.visibleLine(value).split(separator: " ").map(String.init)
    let text = words.joined(separator: " ")
    let isPlain =
      text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
      && words.allSatisfy { $0.utf8.count < width - 2 }
    let room = encodedWidth - encodedFrame - name.utf8.count - 2
    return folded("\(name):", isPlain ? words : encodedWords(text, capacity: room / 4 * 3))
  }

  /// `Fri, 20 Nov 2026 00:52:10 +0000` (RFC 5322, section 3.3).
  static func date(_ instant: Instant) -> String {
    let civil = CivilTime(instant, offsetSeconds: 0)
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let day = days[civil.weekday - 1]
    return "\(day), \(civil.day) \(months[civil.month - 1]) \(civil.date.prefix(4))"
      + " \(civil.clock) +0000"
  }

  private static func folded(_ head: String, _ words: [String]) -> [String] {
    var lines: [String] = []
    var line = head
    for (place, word) in words.enumerated() {
      if place > 0, line.utf8.count + 1 + word.utf8.count > width {
        lines.append(line)
        line = ""
      }
      line += " " + word
    }
    return lines + [line]
  }

  /// Encoded words, each of whole characters; the blank between two of them is not part of the text.
  private static func encodedWords(_ text: String, capacity: Int) -> [String] {
    var words: [String] = []
    var piece = ""
    for scalar in text.unicodeScalars {
      if !piece.isEmpty, piece.utf8.count + String(scalar).utf8.count > capacity {
        words.append(piece)
        piece = ""
      }
      piece.unicodeScalars.append(scalar)
    }
    words.append(piece)
    return words.map { "=?utf-8?B?\(Base64.encode(Array($0.utf8)))?=" }
  }
}
