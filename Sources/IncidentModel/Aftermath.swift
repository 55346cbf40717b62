public import Encoding

/// Work given to somebody during the incident.
public struct IncidentTask: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// What to do.
  public var text: String
  /// Who does it.
  public var to: String
  /// When it was given.
  public var at: Instant
  /// By when it should be done.
  public var due: Instant?
  /// When it was done.
  public var doneAt: Instant?
}

/// The result of a restoration check.
public struct CheckResult: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// Whether it passed.
  public var hasPassed: Bool
  /// What was seen.
  public var evidence: String?
  /// Who checked.
  public var by: String
  /// When.
  public var at: Instant
}

/// Full restoration waits, usually for working hours.
public struct Deferral: Equatable, Sendable {
  /// What waits.
  public var text: String?
  /// Until when; timers sleep that long.
  public var until: Instant
  /// Who takes it up then.
  public var to: String?
  /// Who deferred it.
  public var by: String
  /// When it was deferred.
  public var at: Instant
}

/// A gate that let the fault through, and why.
public struct MissedTollgate: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// The tollgate, by its id in the playbook or as named.
  public var name: String
  /// The factual reason.
  public var text: String
  /// The ticket that answers it.
  public var ticket: String?
  /// Who said so.
  public var by: String
}

/// What one responder saw, in their own words.
public struct Contribution: Equatable, Sendable {
  /// The event's id.
  public var id: String
  /// Whose it is.
  public var name: String
  /// The text.
  public var text: String
  /// When it was given.
  public var at: Instant
}

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
  /// When it was done.
  public var doneAt: Instant?
}

/// A runbook whose exact text the incident keeps.
public struct AttachedRunbook: Equatable, Sendable {
  /// The runbook's id.
  public var id: String
  /// Its title.
  public var title: String?
  /// The author's version.
  public var version: String?
  /// The SHA-256 of the file, in hex.
  public var sha256: String?
}

/// A gate that people went through although something was missing.
public struct PassedGate: Equatable, Sendable {
  /// The gate.
  public var gate: String
  /// What was missing, or why it was passed.
  public var why: String?
  /// Who passed it.
  public var by: String
  /// When.
  public var at: Instant
}
