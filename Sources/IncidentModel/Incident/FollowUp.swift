public import Encoding

/// Something to be done after the incident.
public struct FollowUp: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// Who does it.
  public var owner: String?
  /// By when.
  public var due: Instant?
  /// The ticket.
  public var ticket: String?
  /// The missed tollgate that it answers, by its id in the playbook or as named.
  public var tollgate: String?
  /// When it was done.
  public var doneAt: Instant?

  /// Whether it answers a missed tollgate: it names it, or it names none and has its ticket.
  public func answers(_ missed: MissedTollgate) -> Bool {
    if let tollgate { return tollgate.lowercased() == missed.name.lowercased() }
    guard let ticket, !ticket.isEmpty else { return false }
    return ticket.lowercased() == missed.ticket?.lowercased()
  }
}
