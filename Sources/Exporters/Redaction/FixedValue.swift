import Encoding
import IncidentModel

/// Values that verbs write by themselves, so that no person's words are in them: times, numbers,
/// and words of fixed lists.
///
/// A line may come from a newer release or from elsewhere; what stands under a key of such values
/// and is none is text like any other.
enum FixedValue {
  /// Whether a text is one that a verb writes under a key.
  static func isKnown(_ text: String, under key: EventData.Key) -> Bool {
    guard keys.contains(key) else { return false }
    return Instant(rfc3339: text) != nil || text.utf8.allSatisfy(isDigit)
      || words[key]?.contains(text) ?? false || hasForm(text, of: key)
  }

  private static let keys: Set<EventData.Key> = [
    .audience, .began, .beganFrom, .beganUntil, .data, .detected, .detectedFrom, .detectedUntil,
    .drill, .due, .foundBy, .from, .impact, .item, .lane, .next, .noNews, .nobody, .outcome,
    .random, .security, .severity, .sha256, .state, .time, .timers, .until, .users, .when, .zone,
  ]

  private static let words: [EventData.Key: Set<String>] = [
    .audience: Set(StatusUpdate.Audience.allCases.map(\.rawValue)),
    .data: ["safe", "at-risk", "unknown"],
    .foundBy: ["monitor", "user", "staff", "social"],
    .from: Set(Step.allCases.map(\.id)),
    .impact: Set(Impact.Level.allCases.map(\.rawValue)),
    .item: Set(Step.allCases.map(\.id)),
    .lane: Set(Lane.allCases.map(\.rawValue)),
    .outcome: Set(
      Action.Outcome.allCases.map(\.rawValue) + CallOutcome.allCases.map(\.rawValue)),
    .severity: Set(Severity.allCases.map(\.rawValue)),
    .state: Set(Finding.State.allCases.map(\.rawValue)),
  ]

  private static func hasForm(_ text: String, of key: EventData.Key) -> Bool {
    switch key {
    case .sha256: return text.utf8.count == 64 && text.utf8.allSatisfy(isHex)
    case .item:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 2 && Step(id: parts[0]) != nil
        && parts[1].utf8.allSatisfy { isHex($0) || $0 == UInt8(ascii: "-") }
    // `Europe/Berlin`, `UTC`, `Etc/GMT+2`.
    case .zone:
      return text == "UTC"
        || (text.contains("/")
          && text.unicodeScalars.allSatisfy {
            $0.isASCII
              && ($0.properties.isAlphabetic || "0123456789/_+-".unicodeScalars.contains($0))
          })
    default: return false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte)
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte)
  }
}
