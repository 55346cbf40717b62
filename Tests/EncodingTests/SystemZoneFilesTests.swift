import Testing

@testable import Encoding

/// What this machine's zone database says, against offsets that are known; without one the tests are
/// skipped by name.
@Suite(
  .enabled(
    if: SystemZoneFiles.bytes(of: "Europe/Paris") != nil,
    "there is no zone database in /usr/share/zoneinfo"))
struct SystemZoneFilesTests {
  struct Known: CustomTestStringConvertible {
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
    Known("Europe/Paris", "2026-03-29T00:59:59Z", 3600),
    Known("Europe/Paris", "2026-03-29T01:00:00Z", 7200),
    Known("Europe/Paris", "2026-10-25T01:00:00Z", 3600),
    Known("Europe/Paris", "2060-07-01T00:00:00Z", 7200),
    Known("Europe/Paris", "1990-07-01T00:00:00Z", 7200),
    Known("Europe/London", "1970-01-01T00:00:00Z", 3600),
    Known("America/New_York", "2026-07-01T00:00:00Z", -14_400),
    Known("America/New_York", "2006-03-20T00:00:00Z", -18_000),
    Known("Asia/Kolkata", "2026-01-01T00:00:00Z", 19_800),
    Known("Asia/Kathmandu", "2026-01-01T00:00:00Z", 20_700),
    Known("Australia/Lord_Howe", "2026-01-01T00:00:00Z", 39_600),
    Known("Australia/Lord_Howe", "2026-07-01T00:00:00Z", 37_800),
    Known("Pacific/Apia", "2011-12-29T12:00:00Z", -36_000),
    Known("Pacific/Apia", "2011-12-31T12:00:00Z", 50_400),
  ])
  func agrees(_ known: Known) throws {
    guard let bytes = SystemZoneFiles.bytes(of: known.zone) else {
      try Test.cancel("\(known.zone) is not in this machine's zone database")
    }
    let zone = try #require(TimeZoneRules(name: known.zone, tzif: bytes))
    let instant = try #require(Instant(rfc3339: known.at))
    #expect(zone.offsetSeconds(at: instant) == known.offset)
  }

  @Test func agreesWithTheRuleOfParis() throws {
    let bytes = try #require(SystemZoneFiles.bytes(of: "Europe/Paris"))
    let file = try #require(TimeZoneRules(name: "Europe/Paris", tzif: bytes))
    let rule = try #require(TimeZoneRules(posix: POSIXTimeZoneTests.paris))
    // Every seven hours of twelve years, across the end of the listed changes.
    var instant = try #require(Instant(rfc3339: "2030-01-01T00:00:00Z"))
    for _ in 0..<15_000 {
      #expect(file.offsetSeconds(at: instant) == rule.offsetSeconds(at: instant))
      instant = instant.advanced(bySeconds: 7 * 3600)
    }
    for (month, day, count) in [(3, 29, 0), (10, 25, 2), (6, 1, 1)] {
      let time = try #require(
        CivilTime(year: 2026, month: month, day: day, hour: 2, minute: 30))
      #expect(file.instants(of: time).count == count)
    }
  }

  @Test func knowsADayThatWasLeftOut() throws {
    guard let bytes = SystemZoneFiles.bytes(of: "Pacific/Apia") else {
      try Test.cancel("Pacific/Apia is not in this machine's zone database")
    }
    let zone = try #require(TimeZoneRules(name: "Pacific/Apia", tzif: bytes))
    let skipped = try #require(CivilTime(year: 2011, month: 12, day: 30, hour: 12))
    #expect(zone.instants(of: skipped) == [])
    #expect(zone.offsetsAround(skipped) == (-36_000, 50_400))
  }
}
