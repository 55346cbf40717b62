/// A point in time: whole milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// An integer, because a floating-point count of seconds does not give back every millisecond.
public struct Instant: Comparable, Hashable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z; negative before.
  public var milliseconds: Int64

  /// Makes the instant at a count of milliseconds since 1970-01-01T00:00:00Z.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Whether one instant is earlier than another.
  public static func < (earlier: Instant, later: Instant) -> Bool {
    earlier.milliseconds < later.milliseconds
  }

  /// The instant some seconds later, or earlier for a negative count.
  ///
  /// Saturates at the first and the last instant there is.
  public func advanced(bySeconds seconds: Int) -> Instant {
    var (whole, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let (sum, overflow) = whole.addingReportingOverflow(Int64(seconds))
    guard !overflow else { return seconds < 0 ? .first : .last }
    whole = sum
    // Both parts get one sign, so that the product only overflows where the whole sum does.
    if whole > 0, rest < 0 {
      whole -= 1
      rest += 1000
    } else if whole < 0, rest > 0 {
      whole += 1
      rest -= 1000
    }
    let product = whole.multipliedReportingOverflow(by: 1000)
    let total = product.partialValue.addingReportingOverflow(rest)
    guard !product.overflow, !total.overflow else { return whole < 0 ? .first : .last }
    return Instant(milliseconds: total.partialValue)
  }

  /// Whole seconds from another instant to this one, rounded down; negative if this is earlier.
  public func seconds(since earlier: Instant) -> Int {
    let mine = milliseconds.flooredDivision(by: 1000)
    let other = earlier.milliseconds.flooredDivision(by: 1000)
    return Int(mine.quotient - other.quotient) - (mine.remainder < other.remainder ? 1 : 0)
  }

  static let first = Instant(milliseconds: .min)
  static let last = Instant(milliseconds: .max)
}
