/// What an hour of an outage costs.
public struct CostRate: Equatable, Sendable {
  /// The amount for an hour; finite and not negative.
  public let perHour: Double
  /// The currency, as the settings write it; nil where they do not.
  public let currency: String?

  /// The most that an amount is told as, so that no sum of seconds is too much.
  private static let most = 1e15

  /// A rate; nil where it is no amount above zero.
  public init?(perHour: Double, currency: String? = nil) {
    guard perHour.isFinite, perHour > 0 else { return nil }
    self.perHour = min(perHour, Self.most)
    self.currency = currency
  }

  /// What so many seconds cost, in whole units of the currency, rounded.
  public func amount(ofSeconds seconds: Int) -> Int {
    Int(min(Self.most, perHour * Double(max(0, seconds)) / 3600).rounded())
  }

  /// What lengths cost together, in whole units, and how many of them have no value and are left out.
  ///
  /// Rounded once: many short ones would lose or win a lot by it.
  public func amount(of lengths: some Sequence<Length>) -> (total: ClosedRange<Int>, missing: Int) {
    var (least, most, missing) = (0, 0, 0)
    for length in lengths {
      guard let range = length.range else {
        missing += 1
        continue
      }
      least = Self.sum(least, range.lowerBound)
      most = Self.sum(most, range.upperBound)
    }
    return (amounts(ofSeconds: least...max(least, most)), missing)
  }

  /// The sum of two lengths in seconds, the longest there is where it would be longer.
  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, isTooMuch) = a.addingReportingOverflow(max(0, b))
    return isTooMuch ? .max : sum
  }

  private func amounts(ofSeconds seconds: ClosedRange<Int>) -> ClosedRange<Int> {
    let least = amount(ofSeconds: seconds.lowerBound)
    return least...max(least, amount(ofSeconds: seconds.upperBound))
  }

  /// What a length costs: `1,250 EUR`, `1,000 to 1,250 EUR`, `at least 900 EUR`; nil where nothing
  /// is known of it.
  public func text(_ length: Length) -> String? {
    switch length {
    case .unknown: nil
    case .exactly(let seconds): told(amount(ofSeconds: seconds))
    case .between(let least, let most): text(amounts(ofSeconds: least...max(least, most)))
    case .atLeast(let least): "at least \(told(amount(ofSeconds: least)))"
    }
  }

  /// `1,250 EUR`, or `1,000 to 1,250 EUR`.
  public func text(_ amounts: ClosedRange<Int>) -> String {
    let high = told(amounts.upperBound)
    return amounts.lowerBound == amounts.upperBound
      ? high : "\(Self.grouped(amounts.lowerBound)) to \(high)"
  }

  /// The rate as it stands in a formula: `5,000 EUR an hour`.
  public var text: String {
    "\(told(amount(ofSeconds: 3600))) an hour"
  }

  /// How the cost of an incident is computed: `(mitigated - began) at 5,000 EUR an hour`.
  public var formula: String { "\(Metrics.impactFormula) at \(text)" }

  private func told(_ amount: Int) -> String {
    Self.grouped(amount) + (currency.map { " \($0)" } ?? "")
  }

  /// The digits in groups of three.
  private static func grouped(_ amount: Int) -> String {
    var groups: [Substring] = []
    var digits = Substring(String(amount))
    while digits.count > 3 {
      groups.append(digits.suffix(3))
      digits = digits.dropLast(3)
    }
    return ([digits] + groups.reversed()).joined(separator: ",")
  }
}
