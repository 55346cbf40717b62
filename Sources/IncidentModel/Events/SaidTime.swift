public import Encoding

/// A time that somebody said, who may not know it exactly.
public struct SaidTime: Equatable, Sendable {
  /// The time as it was said; of a range its beginning.
  public var at: Instant
  /// Between when it was, where it is not known exactly.
  public var bounds: ClosedRange<Instant>?

  /// A time; `bounds` where it is not known exactly.
  public init(_ at: Instant, bounds: ClosedRange<Instant>? = nil) {
    self.at = at
    self.bounds = bounds
  }
}

extension EventData {
  /// The keys under which the bounds of a time are, for the times that may have some.
  private static let bounds: [Key: (from: Key, until: Key)] = [
    .began: (.beganFrom, .beganUntil), .detected: (.detectedFrom, .detectedUntil),
  ]

  /// The time under `began` or `detected`, with its bounds.
  public func saidTime(_ key: Key) -> SaidTime? {
    guard let at = instant(key) else { return nil }
    guard let keys = Self.bounds[key], let from = instant(keys.from),
      let until = instant(keys.until), from < until
    else { return SaidTime(at) }
    return SaidTime(at, bounds: from...until)
  }

  /// Sets the time under `began` or `detected`, with its bounds.
  public mutating func set(_ key: Key, _ time: SaidTime?) {
    set(key, time?.at)
    guard let keys = Self.bounds[key] else { return }
    set(keys.from, time?.bounds?.lowerBound)
    set(keys.until, time?.bounds?.upperBound)
  }
}
