import TestSupport
import Testing

@testable import Encoding

@Suite struct CivilTimeTests {
  @Test func showsTheWallsOfAnOffset() throws {
    let instant = try #require(Instant(rfc3339: "2026-11-20T23:55:34.123Z"))
    let paris = CivilTime(instant, offsetSeconds: 3600)
    #expect(paris.date == "2026-11-21")
    #expect(paris.clock == "00:55:34")
    #expect(paris.clockMinutes == "00:55")
    #expect(paris.millisecond == 123)
    #expect(paris.weekday == 6)
    let newYork = CivilTime(instant, offsetSeconds: -5 * 3600)
    #expect(newYork.date == "2026-11-20")
    #expect(newYork.clock == "18:55:34")
    #expect(newYork.weekday == 5)
  }

  struct Weekday: CustomTestStringConvertible {
    var date: (Int, Int, Int)
    var weekday: Int
    var testDescription: String { "\(date)" }
  }

  @Test(arguments: [
    Weekday(date: (1970, 1, 1), weekday: 4), Weekday(date: (2000, 2, 29), weekday: 2),
    Weekday(date: (2026, 11, 16), weekday: 1), Weekday(date: (2026, 11, 22), weekday: 7),
    Weekday(date: (1969, 12, 28), weekday: 7), Weekday(date: (0, 1, 1), weekday: 6),
    Weekday(date: (9999, 12, 31), weekday: 5),
  ])
  func knowsTheWeekday(_ item: Weekday) throws {
    let (year, month, day) = item.date
    #expect(try #require(CivilTime(year: year, month: month, day: day)).weekday == item.weekday)
  }

  @Test func makesOnlyTimesThatExist() {
    #expect(CivilTime(year: 2024, month: 2, day: 29) != nil)
    #expect(CivilTime(year: 2000, month: 2, day: 29) != nil)
    #expect(CivilTime(year: 2026, month: 2, day: 29) == nil)
    #expect(CivilTime(year: 2100, month: 2, day: 29) == nil)
    #expect(CivilTime(year: 2026, month: 4, day: 31) == nil)
    #expect(CivilTime(year: 2026, month: 0, day: 1) == nil)
    #expect(CivilTime(year: 2026, month: 13, day: 1) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 0) == nil)
    #expect(CivilTime(year: -1, month: 1, day: 1) == nil)
    #expect(CivilTime(year: 10_000, month: 1, day: 1) == nil)
    #expect(CivilTime(year: .max, month: .max, day: .max) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, hour: 23, minute: 59, second: 59) != nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, hour: 24) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, minute: 60) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, second: 60) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, millisecond: 1000) == nil)
    #expect(CivilTime(year: 2026, month: 1, day: 1, hour: -1) == nil)
  }

  @Test func countsEveryDayOfEightCenturies() throws {
    var date = (year: 1600, month: 1, day: 1)
    let first = ProlepticCalendar.days(year: 1600, month: 1, day: 1)
    let last = ProlepticCalendar.days(year: 2400, month: 1, day: 1)
    #expect(last - first == 2 * 146_097)
    for days in first..<last {
      let found = ProlepticCalendar.date(days: days)
      guard found == date else {
        Issue.record("day \(days) is \(found), expected \(date)")
        return
      }
      guard ProlepticCalendar.days(year: date.year, month: date.month, day: date.day) == days else {
        Issue.record("\(date) is not day \(days)")
        return
      }
      date.day += 1
      if date.day > ProlepticCalendar.daysInMonth(year: date.year, month: date.month) {
        date = (date.year, date.month + 1, 1)
      }
      if date.month > 12 { date = (date.year + 1, 1, 1) }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func comesBackFromAnyInstantAndOffset(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<2_000 {
      // A day away from the ends, where no offset has to be cut off.
      let all = Int64.min + 86_400_000...Int64.max - 86_400_000
      let instant = Instant(milliseconds: .random(in: all, using: &random))
      let offset = Int.random(in: -86_400...86_400, using: &random)
      let civil = CivilTime(instant, offsetSeconds: offset)
      #expect(civil.instant(offsetSeconds: offset) == instant, "\(instant) \(offset)")
    }
  }

  @Test func isTotalAtTheEnds() {
    for milliseconds in [Int64.min, .max, 0] {
      for offset in [Int.min, .max, 0, -1, 1] {
        let civil = CivilTime(Instant(milliseconds: milliseconds), offsetSeconds: offset)
        #expect((1...12).contains(civil.month))
        #expect(!civil.date.isEmpty)
        #expect((1...7).contains(civil.weekday))
        _ = civil.instant(offsetSeconds: offset)
      }
    }
    let early = CivilTime(Instant(milliseconds: .min), offsetSeconds: 0)
    #expect(early.instant(offsetSeconds: .max) == .first)
    #expect(early.instant(offsetSeconds: 0) == .first)
    let late = CivilTime(Instant(milliseconds: .max), offsetSeconds: 0)
    #expect(late.instant(offsetSeconds: .min) == .last)
    #expect(late.instant(offsetSeconds: 0) == .last)
  }
}
