extension MetricsSummary {
  /// A month of a trend.
  public struct Month: Equatable, Sendable {
    /// The month, as in `2026-11`.
    public var name: String
    /// Its values; of a month without an incident there are none.
    public var distribution: Distribution
  }

  /// A duration month by month, from the first that had an incident to the last, at most the last
  /// so many; those between without any are among them.
  public func trend(of key: String, last limit: Int) -> [Month] {
    let known = groups(by: .month, of: key).compactMap { group in
      group.name.map { ($0, group.distribution) }
    }
    let byName = Dictionary(known) { first, _ in first }
    guard let first = known.first.flatMap({ Self.number($0.0) }),
      let last = known.last.flatMap({ Self.number($0.0) }), first <= last
    else { return [] }
    return (max(first, last - max(1, limit) + 1)...last).map { number in
      let name = Self.name(number)
      return Month(name: name, distribution: byName[name] ?? Distribution([]))
    }
  }

  /// The number of a month since the year 0.
  private static func number(_ name: String) -> Int? {
    let parts = name.split(separator: "-")
    guard parts.count == 2, let year = Int(parts[0]), let month = Int(parts[1]) else { return nil }
    return year * 12 + month - 1
  }

  private static func name(_ number: Int) -> String {
    let (year, month) = (String(number / 12), String(number % 12 + 1))
    return String(repeating: "0", count: max(0, 4 - year.count)) + year
      + (month.count < 2 ? "-0" : "-") + month
  }
}
