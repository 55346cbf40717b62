/// One row: what was measured, beside what, and how the two compare.
struct Comparison {
  /// A number that was measured again and again.
  struct Samples {
    var values: [Double]
    /// What the numbers count.
    var unit: Unit

    enum Unit { case seconds, bytes }

    var median: Double {
      let sorted = values.sorted()
      guard let last = sorted.last else { return .nan }
      let middle = sorted.count / 2
      return sorted.count % 2 == 1
        ? sorted[middle] : (sorted[middle - 1] + min(last, sorted[middle])) / 2
    }

    /// The median, and between what half of the values are.
    var text: String {
      let sorted = values.sorted()
      guard let first = sorted.first, let last = sorted.last else { return "-" }
      let low = sorted.count < 4 ? first : sorted[sorted.count / 4]
      let high = sorted.count < 4 ? last : sorted[sorted.count - 1 - sorted.count / 4]
      return values.count == 1
        ? format(median)
        : "\(format(median)) (\(format(low, isBare: true))..\(format(high, isBare: true)))"
    }

    private func format(_ value: Double, isBare: Bool = false) -> String {
      switch unit {
      case .seconds where median < 1:
        Comparison.decimal(value * 1000, digits: 2) + (isBare ? "" : " ms")
      case .seconds: Comparison.decimal(value, digits: 2) + (isBare ? "" : " s")
      case .bytes: Comparison.decimal(value / 1e6, digits: 1) + (isBare ? "" : " MB")
      }
    }
  }

  var measure: String
  var peer: String
  var ours: Samples
  var theirs: Samples
  /// The ratio that is to be reached.
  var target: Double

  var ratio: Double { ours.median / theirs.median }
  var isReached: Bool { ratio <= target }
  /// Whether both sides have numbers.
  var isSound: Bool {
    (ours.values + theirs.values).allSatisfy { $0.isFinite && $0 > 0 }
      && !ours.values.isEmpty && !theirs.values.isEmpty
  }

  /// A number with so many digits after its point.
  static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "-" }
    let scale = [1.0, 10, 100][min(max(digits, 0), 2)]
    let scaled = Int((min(max(value, -1e12), 1e12) * scale).rounded())
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: Int(scale))
    guard digits > 0 else { return String(whole) }
    let rest = String(abs(part))
    return "\(whole)." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
