import Encoding
import IncidentModel
import Testing

@testable import OutageCLI

@Suite("Times as people type them")
struct TimeExpressionTests {
  /// A Friday, ten past midnight in Berlin.
  static let now = "2026-11-20T23:10:00.000Z"

  struct Case: CustomTestStringConvertible, Sendable {
    let text: String
    let direction: TimeExpression.Direction
    let instant: String
    var testDescription: String { "\(direction): \(text)" }
  }

  static let cases: [Case] = [
    Case(text: "now", direction: .past, instant: now),
    Case(text: "00:05", direction: .past, instant: "2026-11-20T23:05:00.000Z"),
    Case(text: "23:50", direction: .past, instant: "2026-11-20T22:50:00.000Z"),
    Case(text: "14:02:33", direction: .past, instant: "2026-11-20T13:02:33.000Z"),
    Case(text: "-12m", direction: .past, instant: "2026-11-20T22:58:00.000Z"),
    Case(text: "12m ago", direction: .past, instant: "2026-11-20T22:58:00.000Z"),
    Case(text: "1h30m", direction: .past, instant: "2026-11-20T21:40:00.000Z"),
    Case(text: "yesterday 23:50", direction: .past, instant: "2026-11-20T22:50:00.000Z"),
    Case(text: "2026-11-20 14:02", direction: .past, instant: "2026-11-20T13:02:00.000Z"),
    Case(text: "2026-11-20T14:02Z", direction: .past, instant: "2026-11-20T14:02:00.000Z"),
    Case(text: "2026-11-20 14:02:05+01:00", direction: .past, instant: "2026-11-20T13:02:05.000Z"),
    Case(text: "09:00", direction: .future, instant: "2026-11-21T08:00:00.000Z"),
    Case(text: "00:05", direction: .future, instant: "2026-11-21T23:05:00.000Z"),
    Case(text: "tomorrow 9:00", direction: .future, instant: "2026-11-22T08:00:00.000Z"),
    Case(text: "mon 10:00", direction: .future, instant: "2026-11-23T09:00:00.000Z"),
    Case(text: "Saturday 10:00", direction: .future, instant: "2026-11-21T09:00:00.000Z"),
    Case(text: "sat 00:05", direction: .future, instant: "2026-11-27T23:05:00.000Z"),
    Case(text: "sat 00:05", direction: .past, instant: "2026-11-20T23:05:00.000Z"),
    Case(text: "sat 10:00", direction: .past, instant: "2026-11-14T09:00:00.000Z"),
    Case(text: "fri 10:00", direction: .past, instant: "2026-11-20T09:00:00.000Z"),
    Case(text: "sat", direction: .future, instant: "2026-11-28T08:00:00.000Z"),
    Case(text: "+3h", direction: .future, instant: "2026-11-21T02:10:00.000Z"),
    Case(text: "2027-01-15", direction: .future, instant: "2027-01-15T08:00:00.000Z"),
  ]

  @Test("mean one instant", arguments: cases)
  func means(_ example: Case) throws {
    #expect(
      try Self.expression(example.direction).instant(example.text).rfc3339 == example.instant)
  }

  @Test(
    "are refused where they mean none", arguments: ["3M", "02:00 CST", "25:00", "soon", "", "-"])
  func refuses(_ text: String) {
    #expect(throws: TimeExpression.Failure.notUnderstood) {
      try Self.expression(.past).instant(text)
    }
  }

  @Test("do not lie in the future when something happened, nor in the past when it is planned")
  func pointsOneWay() throws {
    let late = try #require(Instant(rfc3339: "2099-01-01T00:00:00Z"))
    #expect(throws: TimeExpression.Failure.inFuture(late)) {
      try Self.expression(.past).instant("2099-01-01T00:00Z")
    }
    let early = try #require(Instant(rfc3339: "2020-01-01T00:00:00Z"))
    #expect(throws: TimeExpression.Failure.inPast(early)) {
      try Self.expression(.future).instant("2020-01-01T00:00Z")
    }
  }

  @Test("are asked back where a clock change skips or doubles them")
  func asksAtClockChanges() {
    #expect(
      throws: TimeExpression.Failure.skipped([
        "2026-03-29T02:30:00+01:00", "2026-03-29T02:30:00+02:00",
      ])
    ) {
      try Self.expression(.past).instant("2026-03-29T02:30")
    }
    #expect(
      throws: TimeExpression.Failure.doubled([
        "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00",
      ])
    ) {
      try Self.expression(.past).instant("2026-10-25 02:30")
    }
  }

  /// A time of day whose last or next occurrence is on another day than that of the clock change.
  static let besideChanges: [(now: String, direction: TimeExpression.Direction, instant: String)] =
    [
      ("2026-03-29T00:30:00Z", .past, "2026-03-28T01:30:00.000Z"),
      ("2026-03-29T10:00:00Z", .future, "2026-03-30T00:30:00.000Z"),
      ("2026-10-24T23:30:00Z", .past, "2026-10-24T00:30:00.000Z"),
      ("2026-10-25T11:00:00Z", .future, "2026-10-26T01:30:00.000Z"),
    ]

  @Test("are not refused for a clock change that they do not mean", arguments: besideChanges)
  func looksPastClockChanges(
    now: String, direction: TimeExpression.Direction, instant: String
  ) throws {
    #expect(try Self.expression(direction, now: now).instant("02:30").rfc3339 == instant)
  }

  @Test(
    "a day begins, also where clocks change at midnight",
    arguments: [
      ("2026-04-24", "2026-04-23T22:00:00.000Z"), ("2026-04-25", "2026-04-24T21:00:00.000Z"),
    ])
  func findsTheStartOfADay(_ day: String, _ instant: String) throws {
    let cairo = try #require(TimeZoneRules(posix: "EET-2EEST,M4.5.5/0,M10.5.4/24"))
    let expression = TimeExpression(
      now: try #require(Instant(rfc3339: Self.now)), zone: cairo, direction: .past)
    #expect(try expression.instant(day).rfc3339 == instant)
  }

  static let wholeDays: [(text: String, instant: String)] = [
    ("2026-12-01", "2026-12-01T14:59:59.000Z"), ("2026-12-01 10:00", "2026-12-01T09:00:00.000Z"),
    ("today", "2026-11-21T14:59:59.000Z"), ("+3h", "2026-11-21T02:10:00.000Z"),
  ]

  @Test("a date is a whole day where that is wanted, elsewhere if need be", arguments: wholeDays)
  func isAWholeDay(text: String, instant: String) throws {
    var expression = try Self.expression(.future)
    expression.wholeDays = TimeZoneRules(posix: "JST-9")
    #expect(try expression.instant(text).rfc3339 == instant)
  }

  /// A time, when it was said to be, and between when it may have been.
  static let uncertain: [(text: String, at: String, from: String?, until: String?)] = [
    ("23:50", "22:50", nil, nil), ("~23:50", "22:50", "22:45", "22:55"),
    ("~ -12m", "22:58", "22:53", "23:03"), ("~00:08", "23:08", "23:03", "23:10"),
    ("23:40..00:05", "22:40", "22:40", "23:05"), ("-30m .. -10m", "22:40", "22:40", "23:00"),
    ("23:40..23:40", "22:40", nil, nil),
  ]

  @Test("may not be known exactly, and are never later than now", arguments: uncertain)
  func isUncertain(text: String, at: String, from: String?, until: String?) throws {
    let time = try Self.expression(.past).saidTime(text)
    func minutes(_ instant: Instant?) -> String? {
      instant.map { String($0.rfc3339.dropFirst(11).prefix(5)) }
    }
    #expect(minutes(time.at) == at)
    #expect(minutes(time.bounds?.lowerBound) == from)
    #expect(minutes(time.bounds?.upperBound) == until)
  }

  @Test(
    "a range has two ends, the earlier first", arguments: ["00:05..23:40", "..", "~", "23:40..x"])
  func refusesRanges(_ text: String) {
    #expect(throws: TimeExpression.Failure.self) { try Self.expression(.past).saidTime(text) }
  }

  private static func expression(
    _ direction: TimeExpression.Direction, now: String = now
  ) throws -> TimeExpression {
    TimeExpression(
      now: try #require(Instant(rfc3339: now)),
      zone: try #require(TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3")),
      direction: direction)
  }
}
