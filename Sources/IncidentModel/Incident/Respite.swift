public import Encoding

/// A time in which an incident was over, until it was reopened.
public struct Respite: Equatable, Sendable {
  /// Between when users were well again.
  public var mitigated: ClosedRange<Instant>
  /// When it was called resolved; nil where nobody did.
  public var resolvedAt: Instant?
  /// When it was reopened.
  public var reopenedAt: Instant

  /// How long users were well, at least and at most, in seconds.
  var secondsMitigated: ClosedRange<Int> {
    reopenedAt.seconds(
      since: mitigated.upperBound)...reopenedAt.seconds(
        since: mitigated.lowerBound)
  }

  /// How long nobody worked on it, in seconds.
  var secondsResolved: Int { resolvedAt.map { max(0, reopenedAt.seconds(since: $0)) } ?? 0 }
}
