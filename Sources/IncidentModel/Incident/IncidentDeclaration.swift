public import Encoding

/// Somebody's word that there is an incident.
public struct IncidentDeclaration: Equatable, Sendable, Identifiable {
  /// The event's id.
  public let id: String
  /// What is broken, as they put it.
  public var title: String
  /// Who declared it.
  public var by: String
  /// When.
  public var at: Instant
}
