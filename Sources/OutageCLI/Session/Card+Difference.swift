import IncidentModel

extension Card {
  /// Whether a person would see something new; running times alone are nothing new.
  func looksDifferent(from other: Card) -> Bool {
    step != other.step || items != other.items || state != other.state || body != other.body
      || late.map(\.timer) != other.late.map(\.timer) || guidance != other.guidance
      || title != other.title || undone != other.undone
  }
}
