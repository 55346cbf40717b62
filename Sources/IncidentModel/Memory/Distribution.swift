/// The lengths of many things together, some of which are only known as ranges.
public struct Distribution: Equatable, Sendable {
  /// The shortest that each can have been, in order.
  public let shortest: [Int]
  /// The longest that each can have been, in order.
  public let longest: [Int]
  /// How many had no value.
  public let missing: Int

  /// Gathers lengths; one that has no end counts as none.
  public init(_ lengths: some Sequence<Length>) {
    var ranges: [ClosedRange<Int>] = []
    var missing = 0
    for length in lengths {
      if let range = length.range { ranges.append(range) } else { missing += 1 }
    }
    shortest = ranges.map(\.lowerBound).sorted()
    longest = ranges.map(\.upperBound).sorted()
    self.missing = missing
  }

  /// How many had a value.
  public var count: Int { shortest.count }

  /// The value in the middle, of an even count the mean of the two there, rounded down.
  ///
  /// A range where values are: whatever each really was, the median lies in it.
  public var median: ClosedRange<Int>? {
    range { values in
      guard let upper = values.dropFirst(values.count / 2).first else { return nil }
      guard values.count.isMultiple(of: 2) else { return upper }
      let lower = values[values.count / 2 - 1]
      return lower + (upper - lower) / 2
    }
  }

  /// The value that nine in ten do not exceed, by the nearest rank.
  public var ninetieth: ClosedRange<Int>? {
    range { $0.isEmpty ? nil : $0[($0.count * 9 + 9) / 10 - 1] }
  }

  private func range(_ measure: ([Int]) -> Int?) -> ClosedRange<Int>? {
    guard let low = measure(shortest), let high = measure(longest), low <= high else { return nil }
    return low...high
  }
}
