import TestSupport
import Testing

@testable import Encoding

@Suite struct InstantTests {
  struct Reading: CustomTestStringConvertible {
    var text: String
    var milliseconds: Int64
    var testDescription: String { text }

    init(_ text: String, _ milliseconds: Int64) {
      self.text = text
      self.milliseconds = milliseconds
    }
  }

  @Test(arguments: [
    Reading("1970-01-01T00:00:00Z", 0),
    Reading("1970-01-01t00:00:00z", 0),
    Reading("1970-01-01T00:00:00.001Z", 1),
    Reading("1970-01-01T00:00:00.1Z", 100),
    Reading("1970-01-01T00:00:00.12Z", 120),
    Reading("1970-01-01T00:00:00.0019Z", 1),
    Reading("1970-01-01T00:00:00.123456789Z", 123),
    Reading("1969-12-31T23:59:59.999Z", -1),
    Reading("1969-12-31T23:59:59.9999Z", -1),
    Reading("2026-11-20T23:55:34.123Z", 1_795_218_934_123),
    Reading("2026-11-21T00:55:34.123+01:00", 1_795_218_934_123),
    Reading("2026-11-20T18:25:34.123-05:30", 1_795_218_934_123),
    Reading("2026-11-20T23:55:34.123-00:00", 1_795_218_934_123),
    Reading("2000-02-29T12:00:00Z", 951_825_600_000),
    Reading("2016-12-31T23:59:60Z", 1_483_228_799_999),
    Reading("2016-12-31T15:59:60.5-08:00", 1_483_228_799_999),
    Reading("2017-01-01T05:29:60+05:30", 1_483_228_799_999),
    Reading("0000-01-01T00:00:00Z", -62_167_219_200_000),
    Reading("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    Reading("9999-12-31T23:59:59-23:59", 253_402_387_139_000),
  ])
  func reads(_ reading: Reading) {
    #expect(Instant(rfc3339: reading.text)?.milliseconds == reading.milliseconds)
  }

  @Test(arguments: [
    "", "2026", "2026-11-20", "2026-11-20T23:55Z", "2026-11-20T23:55:34", "2026-11-20 23:55:34Z",
    "2026-11-20T23:55:34+01", "2026-11-20T23:55:34+0100", "2026-11-20T23:55:34+24:00",
    "2026-11-20T23:55:34+01:60", "2026-11-20T23:55:34 Z", " 2026-11-20T23:55:34Z",
    "2026-11-20T23:55:34Z ", "2026-11-20T23:55:34ZZ", "2026-13-20T23:55:34Z",
    "2026-00-20T23:55:34Z", "2026-11-31T23:55:34Z", "2026-11-00T23:55:34Z", "2026-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T23:60:00Z", "2026-11-20T23:55:61Z",
    "2026-11-20T23:55:60Z", "2016-12-31T23:59:60+01:00", "2026-11-20T23:55:34.Z",
    "2026-11-20T23:55:34,5Z", "2026-11-20T23:55:34.1234567890Z", "+2026-11-20T23:55:34Z",
    "-026-11-20T23:55:34Z", "02026-11-20T23:55:34Z", "2026-1-20T23:55:34Z", "2026-11-20T3:55:34Z",
    "２026-11-20T23:55:34Z", "2026-11-20T23:55:34é",
  ])
  func refuses(_ text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }

  @Test func readsSubstrings() {
    let line = "at 2026-11-20T23:55:34Z from ana"
    #expect(Instant(rfc3339: line.dropFirst(3).prefix(20))?.milliseconds == 1_795_218_934_000)
  }

  @Test func writesMillisecondsAlways() {
    #expect(Instant(milliseconds: 0).rfc3339 == "1970-01-01T00:00:00.000Z")
    #expect(Instant(milliseconds: -1).rfc3339 == "1969-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: 1_795_218_934_123).rfc3339 == "2026-11-20T23:55:34.123Z")
  }

  @Test func writesTheNearestYearThatFourDigitsHold() {
    #expect(Instant(milliseconds: .min).rfc3339 == "0000-01-01T00:00:00.000Z")
    #expect(Instant(milliseconds: -62_167_219_200_001).rfc3339 == "0000-01-01T00:00:00.000Z")
    #expect(Instant(milliseconds: 253_402_300_800_000).rfc3339 == "9999-12-31T23:59:59.999Z")
    #expect(Instant(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func comesBackFromItsText(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let all = Instant.firstPrintable.milliseconds...Instant.lastPrintable.milliseconds
    for _ in 0..<2_000 {
      let instant = Instant(milliseconds: Int64.random(in: all, using: &random))
      #expect(Instant(rfc3339: instant.rfc3339) == instant, "\(instant.milliseconds)")
    }
  }

  @Test(arguments: [4, 5] as [UInt64])
  func sortsAsItsText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let all = Instant.firstPrintable.milliseconds...Instant.lastPrintable.milliseconds
    for _ in 0..<1_000 {
      let one = Instant(milliseconds: Int64.random(in: all, using: &random))
      let other = Instant(milliseconds: Int64.random(in: all, using: &random))
      #expect((one < other) == (one.rfc3339 < other.rfc3339))
    }
  }

  @Test(arguments: [6, 7] as [UInt64])
  func neverTrapsOnText(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let original = Array("2026-11-20T23:55:34.123+01:00".utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...127, using: &random)
      }
      bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      if let instant = Instant(rfc3339: String(decoding: bytes, as: UTF8.self)) {
        #expect(instant >= Instant(milliseconds: Instant.firstPrintable.milliseconds - 86_400_000))
      }
    }
  }

  struct Step: CustomTestStringConvertible {
    var from: Int64
    var seconds: Int
    var to: Int64
    var testDescription: String { "\(from) + \(seconds) s" }

    init(_ from: Int64, _ seconds: Int, _ to: Int64) {
      self.from = from
      self.seconds = seconds
      self.to = to
    }
  }

  @Test(arguments: [
    Step(0, 0, 0), Step(1, 1, 1001), Step(-1, 1, 999), Step(1, -1, -999), Step(-1, -1, -1001),
    Step(.max, 0, .max), Step(.min, 0, .min), Step(.max, 1, .max), Step(.min, -1, .min),
    Step(.max, -1, .max - 1000), Step(.min, 1, .min + 1000), Step(0, .max, .max),
    Step(0, .min, .min), Step(.max, .max, .max), Step(.min, .min, .min), Step(.min, .max, .max),
    Step(.max, .min, .min), Step(-500, 9_223_372_036_854_776, 9_223_372_036_854_775_500),
    Step(500, -9_223_372_036_854_776, -9_223_372_036_854_775_500),
    Step(-100, 9_223_372_036_854_776, .max), Step(100, -9_223_372_036_854_776, .min),
  ])
  func advances(_ step: Step) {
    let instant = Instant(milliseconds: step.from).advanced(bySeconds: step.seconds)
    #expect(instant.milliseconds == step.to)
  }

  @Test func countsSecondsRoundedDown() {
    let zero = Instant(milliseconds: 0)
    #expect(Instant(milliseconds: 1999).seconds(since: zero) == 1)
    #expect(Instant(milliseconds: -1).seconds(since: zero) == -1)
    #expect(zero.seconds(since: Instant(milliseconds: 1)) == -1)
    #expect(zero.seconds(since: Instant(milliseconds: -1)) == 0)
    #expect(Instant(milliseconds: 2500).seconds(since: Instant(milliseconds: 1600)) == 0)
    #expect(
      Instant(milliseconds: .max).seconds(since: Instant(milliseconds: .min))
        == 18_446_744_073_709_551)
    #expect(
      Instant(milliseconds: .min).seconds(since: Instant(milliseconds: .max))
        == -18_446_744_073_709_552)
  }
}
