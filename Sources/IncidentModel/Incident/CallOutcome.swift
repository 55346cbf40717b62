/// What came of a call; without one it rings.
public enum CallOutcome: String, CaseIterable, Sendable {
  case joined = "joined"
  case noAnswer = "no-answer"
  case declined = "declined"

  /// Where it leaves whoever was called.
  var presence: Responder.Presence {
    switch self {
    case .joined: .joined
    case .noAnswer: .noAnswer
    case .declined: .declined
    }
  }
}
