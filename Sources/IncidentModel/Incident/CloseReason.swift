/// Why an incident was closed, by its name on the wire.
public enum CloseReason: String, CaseIterable, Sendable {
  case resolved = "resolved"
  case falseAlarm = "false-alarm"
  case duplicate = "duplicate"
  case superseded = "superseded"
}

extension Incident {
  /// Whether it was an outage, or the practice of one: it was not closed for another reason than that
  /// it is over.
  public var isOutage: Bool {
    closeReason == nil || closeReason == CloseReason.resolved.rawValue
  }
}
