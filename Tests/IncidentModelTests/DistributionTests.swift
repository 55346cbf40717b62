import TestSupport
import Testing

@testable import IncidentModel

@Suite("Medians and percentiles")
struct DistributionTests {
  static let distributions: [(values: [Int], median: Int, ninetieth: Int)] = [
    ([5], 5, 5), ([1, 2], 1, 2), ([1, 2, 3], 2, 3), ([4, 1, 3, 2], 2, 4),
    (Array(1...10), 5, 9), (Array(1...11), 6, 10), (Array(1...100), 50, 90),
  ]

  @Test("median and 90th percentile, in any order", arguments: distributions, [UInt64(1), 2, 3])
  func sums(_ expected: (values: [Int], median: Int, ninetieth: Int), seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let values = expected.values.shuffled(using: &random)
    let distribution = Distribution(values.map(Length.exactly))
    #expect(distribution.median == expected.median...expected.median)
    #expect(distribution.ninetieth == expected.ninetieth...expected.ninetieth)
    #expect(distribution.count == values.count && distribution.missing == 0)
  }

  @Test("none without a value, and what has no end counts as none")
  func hasNone() {
    let distribution = Distribution([.unknown, .atLeast(60)])
    #expect(distribution.median == nil && distribution.ninetieth == nil)
    #expect(distribution.count == 0 && distribution.missing == 2)
  }

  /// Whatever each length really was, the median of those lies in the range that is told.
  @Test("the range holds every median that can have been", arguments: [UInt64(1), 2, 3, 4, 5])
  func bounds(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let ranges = (0..<Int.random(in: 1...9, using: &random)).map { _ in
      let least = Int.random(in: 0...100, using: &random)
      return least...(least + Int.random(in: 0...50, using: &random))
    }
    let told = Distribution(ranges.map { Length.between($0.lowerBound, $0.upperBound) })
    for _ in 0..<50 {
      let real = Distribution(ranges.map { Length.exactly(Int.random(in: $0, using: &random)) })
      #expect(try #require(told.median).contains(try #require(real.median).lowerBound))
      #expect(try #require(told.ninetieth).contains(try #require(real.ninetieth).lowerBound))
    }
  }
}
