public import Encoding

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
