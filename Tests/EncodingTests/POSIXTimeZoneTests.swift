import TestSupport
import Testing

@testable import Encoding

@Suite struct POSIXTimeZoneTests {
  static let paris = "CET-1CEST,M3.5.0,M10.5.0/3"

  struct Offset: CustomTestStringConvertible {
    var zone: String
    var at: String
    var offset: Int
    var testDescription: String { "\(zone) at \(at)" }

    init(_ zone: String, _ at: String, _ offset: Int) {
      self.zone = zone
      self.at = at
      self.offset = offset
    }
  }

  @Test(arguments: [
    Offset(paris, "2026-01-15T12:00:00Z", 3600),
    Offset(paris, "2026-07-15T12:00:00Z", 7200),
    Offset(paris, "2026-03-29T00:59:59.999Z", 3600),
    Offset(paris, "2026-03-29T01:00:00Z", 7200),
    Offset(paris, "2026-10-25T00:59:59.999Z", 7200),
    Offset(paris, "2026-10-25T01:00:00Z", 3600),
    Offset(paris, "2027-03-28T01:00:00Z", 7200),
    Offset("EST5EDT", "2026-03-08T06:59:59Z", -18_000),
    Offset("EST5EDT", "2026-03-08T07:00:00Z", -14_400),
    Offset("EST5EDT", "2026-11-01T05:59:59Z", -14_400),
    Offset("EST5EDT", "2026-11-01T06:00:00Z", -18_000),
    // South of the equator summer lies over the end of the year.
    Offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-01-01T00:00:00Z", 39_600),
    Offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-07-01T00:00:00Z", 36_000),
    Offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-12-31T23:59:59Z", 39_600),
    Offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-04-04T15:59:59Z", 39_600),
    Offset("AEST-10AEDT,M10.1.0,M4.1.0/3", "2026-04-04T16:00:00Z", 36_000),
    Offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", 39_600),
    Offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-06-01T00:00:00Z", 37_800),
    // Dublin's second offset is the winter one.
    Offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600),
    Offset("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-12-01T00:00:00Z", 0),
    // Hours past the day's end and before its start.
    Offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200),
    Offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600),
    Offset("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200),
    Offset("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800),
    // Summer time all year, as RFC 8536 §3.3.1 writes it.
    Offset("XXX3EDT4,0/0,J365/23", "2026-01-01T02:59:59Z", -14_400),
    Offset("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -14_400),
    Offset("XXX3EDT4,0/0,J365/23", "2026-08-01T00:00:00Z", -14_400),
    // `J60` is March 1 in every year, `59` is February 29 in a leap year.
    Offset("AAA0BBB,J60/0,J300/0", "2024-02-29T23:59:59Z", 0),
    Offset("AAA0BBB,J60/0,J300/0", "2024-03-01T00:00:00Z", 3600),
    Offset("AAA0BBB,59/0,300/0", "2024-02-29T00:00:00Z", 3600),
    Offset("AAA0BBB,59/0,300/0", "2024-02-28T23:59:59Z", 0),
    Offset("AAA0BBB,59/0,300/0", "2023-03-01T00:00:00Z", 3600),
    Offset("UTC0", "2026-01-01T00:00:00Z", 0),
    Offset("LMT-0:09:21", "1880-01-01T00:00:00Z", 561),
    Offset("abc+12", "2026-01-01T00:00:00Z", -43_200),
  ])
  func knowsTheOffset(_ item: Offset) throws {
    let zone = try #require(TimeZoneRules(posix: item.zone))
    let instant = try #require(Instant(rfc3339: item.at))
    #expect(zone.offsetSeconds(at: instant) == item.offset)
    #expect(zone.name == item.zone)
  }

  @Test(arguments: [
    "", "CET", "CE-1", "-1", "CET-", "CET-25", "CET-1:60", "CET-1:00:60", "CET-1:0", "CET-1CEST,",
    "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M3.5.0,M10.5.0/", "CET-1CEST,M0.5.0,M1.1.0",
    "CET-1CEST,M13.5.0,M1.1.0", "CET-1CEST,M3.0.0,M1.1.0", "CET-1CEST,M3.6.0,M1.1.0",
    "CET-1CEST,M3.5.7,M1.1.0", "CET-1CEST,M3.5,M1.1.0", "CET-1CEST,J0,J1", "CET-1CEST,J366,J1",
    "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3 ",
    "CET-1CEST,M3.5.0,M10.5.0/3,", "<CET-1", "<+>1", "<C T>-1", ":Europe/Paris", "Europe/Paris",
    "CET-1C", "CET--1", "ÉTÉ-1",
  ])
  func refuses(_ text: String) {
    #expect(TimeZoneRules(posix: text) == nil)
  }

  @Test func givesNoInstantForATimeThatIsSkipped() throws {
    let zone = try #require(TimeZoneRules(posix: Self.paris))
    let skipped = try #require(CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30))
    #expect(zone.instants(of: skipped) == [])
    #expect(zone.offsetsAround(skipped) == (3600, 7200))
  }

  @Test func givesBothInstantsForATimeThatIsDoubled() throws {
    let zone = try #require(TimeZoneRules(posix: Self.paris))
    let doubled = try #require(CivilTime(year: 2026, month: 10, day: 25, hour: 2, minute: 30))
    #expect(
      zone.instants(of: doubled).map(\.rfc3339)
        == ["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"])
    #expect(zone.offsetsAround(doubled) == (7200, 3600))
  }

  struct Edge: CustomTestStringConvertible {
    var day: (month: Int, day: Int)
    var clock: (hour: Int, minute: Int, second: Int, millisecond: Int)
    var count: Int
    var testDescription: String { "\(day) \(clock): \(count)" }
  }

  @Test(arguments: [
    Edge(day: (3, 29), clock: (1, 59, 59, 999), count: 1),
    Edge(day: (3, 29), clock: (2, 0, 0, 0), count: 0),
    Edge(day: (3, 29), clock: (2, 59, 59, 999), count: 0),
    Edge(day: (3, 29), clock: (3, 0, 0, 0), count: 1),
    Edge(day: (10, 25), clock: (1, 59, 59, 999), count: 1),
    Edge(day: (10, 25), clock: (2, 0, 0, 0), count: 2),
    Edge(day: (10, 25), clock: (2, 59, 59, 999), count: 2),
    Edge(day: (10, 25), clock: (3, 0, 0, 0), count: 1),
    Edge(day: (11, 20), clock: (2, 30, 0, 0), count: 1),
  ])
  func cutsAtTheMillisecond(_ edge: Edge) throws {
    let zone = try #require(TimeZoneRules(posix: Self.paris))
    let time = try #require(
      CivilTime(
        year: 2026, month: edge.day.month, day: edge.day.day, hour: edge.clock.hour,
        minute: edge.clock.minute, second: edge.clock.second, millisecond: edge.clock.millisecond))
    #expect(zone.instants(of: time).count == edge.count)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func findsEveryInstantAgain(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let zones = [
      Self.paris, "EST5EDT", "AEST-10AEDT,M10.1.0,M4.1.0/3", "IST-1GMT0,M10.5.0,M3.5.0/1",
      "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "XXX3EDT4,0/0,J365/23", "UTC0",
    ]
    let all = Instant.firstPrintable.milliseconds...Instant.lastPrintable.milliseconds
    for text in zones {
      let zone = try #require(TimeZoneRules(posix: text))
      for _ in 0..<200 {
        let instant = Instant(milliseconds: .random(in: all, using: &random))
        let civil = CivilTime(instant, offsetSeconds: zone.offsetSeconds(at: instant))
        #expect(zone.instants(of: civil).contains(instant), "\(text) \(instant.rfc3339)")
      }
    }
  }

  @Test(arguments: [3, 4] as [UInt64])
  func neverTrapsOnText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Array("CETM<>+-:,./J0123459".utf8)
    for _ in 0..<3_000 {
      var bytes = Array(Self.paris.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        bytes[position] = alphabet.randomElement(using: &random) ?? 0
      }
      guard let zone = TimeZoneRules(posix: String(decoding: bytes, as: UTF8.self)) else {
        continue
      }
      for milliseconds in [Int64.min, -1, 0, 1_795_218_934_123, .max] {
        let offset = zone.offsetSeconds(at: Instant(milliseconds: milliseconds))
        #expect(abs(offset) <= 25 * 3600)
      }
    }
  }

  @Test func writesOffsets() {
    #expect(TimeZoneRules.offsetText(0) == "+00:00")
    #expect(TimeZoneRules.offsetText(3600) == "+01:00")
    #expect(TimeZoneRules.offsetText(-19_800) == "-05:30")
    #expect(TimeZoneRules.offsetText(50_400) == "+14:00")
    #expect(TimeZoneRules.offsetText(561) == "+00:09:21")
    #expect(TimeZoneRules.offsetText(-1) == "-00:00:01")
    #expect(TimeZoneRules.offsetText(.min).hasPrefix("-"))
  }

  @Test func universalTimeNeverMoves() throws {
    let time = try #require(CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30))
    #expect(TimeZoneRules.utc.instants(of: time).map(\.rfc3339) == ["2026-03-29T02:30:00.000Z"])
    #expect(TimeZoneRules.utc.name == "UTC")
  }
}
