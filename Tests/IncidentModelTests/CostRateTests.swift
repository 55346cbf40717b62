import Testing

@testable import IncidentModel

@Suite("What an outage costs")
struct CostRateTests {
  static let lengths: [(Length, String?)] = [
    (.exactly(0), "0 EUR"), (.exactly(3600), "5,000 EUR"), (.exactly(1), "1 EUR"),
    (.exactly(720_000), "1,000,000 EUR"), (.between(360, 720), "500 to 1,000 EUR"),
    (.atLeast(1800), "at least 2,500 EUR"), (.unknown, nil),
    (.exactly(.max), "1,000,000,000,000,000 EUR"),
  ]

  @Test("by its length", arguments: lengths)
  func tells(_ length: Length, _ text: String?) throws {
    let rate = try #require(CostRate(perHour: 5000, currency: "EUR"))
    #expect(rate.text(length) == text)
    #expect(rate.text == "5,000 EUR an hour")
  }

  @Test("many together are rounded once, and no sum is too much")
  func adds() throws {
    let rate = try #require(CostRate(perHour: 1800))
    let (total, missing) = rate.amount(of: [.exactly(1), .unknown, .exactly(1), .between(1, 3)])
    #expect(total == 2...3 && missing == 1)
    let high = try #require(CostRate(perHour: 1e300))
    let most = high.amount(of: Array(repeating: Length.exactly(.max), count: 10_000))
    #expect(most.total == 1_000_000_000_000_000...1_000_000_000_000_000 && most.missing == 0)
    #expect(rate.formula == "(mitigated - began) at 1,800 an hour")
  }

  @Test("no rate", arguments: [0, -1, .nan, .infinity])
  func isNone(perHour: Double) {
    #expect(CostRate(perHour: perHour) == nil)
  }

  @Test("without a currency, and with parts of one")
  func withoutCurrency() throws {
    let rate = try #require(CostRate(perHour: 12.5))
    #expect(rate.text(.exactly(7200)) == "25")
  }
}
