import IncidentModel

/// What somebody who watches a replay wants of it.
enum ReplayOrder: Equatable {
  /// The next entry, at once.
  case next
  /// Stand still, or go on.
  case pause
  /// On to where the next step begins.
  case step
  /// So many seconds of the incident ahead.
  case ahead(seconds: Int)
  /// So many times as fast; nil for all that is left at once.
  case speed(Double?)
  /// Leave.
  case quit

  /// The fastest that is still played by the clock.
  static let greatestSpeed = 1_000_000.0

  /// How to say each of them, for people.
  static let help =
    "Enter: next entry   p or Space: pause   s: next step   +5m: ahead   60x: speed   q: leave"

  /// Reads a line; nil where it is none of these.
  init?(_ line: String) {
    var word = line.trimmed.lowercased()
    if word.hasPrefix("/") { word.removeFirst() }
    switch word {
    // A space bar is what stops other players.
    case "": self = line.isEmpty ? .next : .pause
    case "n", "next": self = .next
    case "p", "pause": self = .pause
    case "s", "step": self = .step
    case "q", "quit", "exit": self = .quit
    default:
      if word.hasPrefix("+"), let seconds = DurationText.seconds(String(word.dropFirst())) {
        self = .ahead(seconds: seconds)
      } else if let speed = Self.speed(word), speed != 0 || word == "max" {
        self = .speed(speed == 0 ? nil : speed)
      } else {
        return nil
      }
    }
  }

  /// A speed as it is written: `10`, `10x`, and 0 or `max` for all at once; nil of what is none.
  static func speed(_ word: String) -> Double? {
    let word = word.lowercased()
    if word == "max" { return 0 }
    let number = word.hasSuffix("x") ? String(word.dropLast()) : word
    let isPlain = number.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard isPlain, let speed = Double(number), speed <= greatestSpeed else { return nil }
    return speed
  }
}
