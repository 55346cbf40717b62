import Encoding
import IncidentModel
import Testing

/// Who is on call when.
@Suite("The rotation")
struct RotationTests {
  /// Weekly from Monday 2026-01-05 09:00.
  static let rotation = Rotation(people: ["ana", "bo", "cy"], start: time("2026-01-05 09:00"))

  /// `2026-01-05 09:00` on the wall clock; the year 0 where it is none.
  static func time(_ text: String) -> CivilTime {
    let parts = text.split { " -:".contains($0) }.compactMap { Int($0) }
    let found = CivilTime(
      year: parts[0], month: parts[1], day: parts[2], hour: parts[3], minute: parts[4])
    return found ?? CivilTime(Instant(milliseconds: 0), offsetSeconds: 0)
  }

  struct Case: CustomTestStringConvertible {
    var at: String
    var onCall: String?
    var backup: String?
    var testDescription: String { at }
  }

  static let weeks = [
    Case(at: "2026-01-05 08:59"),
    Case(at: "2026-01-05 09:00", onCall: "ana", backup: "cy"),
    Case(at: "2026-01-12 08:59", onCall: "ana", backup: "cy"),
    Case(at: "2026-01-12 09:00", onCall: "bo", backup: "ana"),
    Case(at: "2026-01-19 09:00", onCall: "cy", backup: "bo"),
    Case(at: "2026-01-26 09:00", onCall: "ana", backup: "cy"),
    Case(at: "2030-01-07 09:00", onCall: "cy", backup: "bo"),
    Case(at: "9999-12-31 23:59", onCall: "bo", backup: "ana"),
  ]

  @Test("it is weekly, and the backup is whoever was on call the week before", arguments: weeks)
  func isWeekly(_ duty: Case) {
    let found = Self.rotation.duty(at: Self.time(duty.at))
    #expect(found?.onCall == duty.onCall)
    #expect(found?.backup == duty.backup)
  }

  @Test("the hand-over stays at its hour when the clocks change")
  func staysAtItsHour() throws {
    // Berlin goes back an hour on Sunday 2026-10-25.
    let zone = try #require(TimeZoneRules(posix: "CET-1CEST,M3.5.0,M10.5.0/3"))
    func onCall(_ utc: String) throws -> String? {
      Self.rotation.duty(at: try #require(Instant(rfc3339: utc)), zone: zone)?.onCall
    }
    let week = try onCall("2026-10-19T07:00:00Z")
    #expect(week != (try onCall("2026-10-19T06:59:59Z")))
    #expect(try onCall("2026-10-26T07:59:59Z") == week)
    #expect(try onCall("2026-10-26T08:00:00Z") != week)
  }

  @Test("an override stands before the rotation, and the backup is neither of the two it moves")
  func isOverridden() {
    var rotation = Self.rotation
    rotation.overrides = [
      .init(from: Self.time("2026-01-07 00:00"), to: Self.time("2026-01-09 00:00"), onCall: "cy"),
      .init(from: Self.time("2026-01-08 00:00"), to: Self.time("2026-01-09 00:00"), backup: "dan"),
    ]
    func duty(_ at: String) -> [String?] {
      let found = rotation.duty(at: Self.time(at))
      return [found?.onCall, found?.backup, found.map { "\($0.until.date) \($0.until.clock)" }]
    }
    #expect(duty("2026-01-06 12:00") == ["ana", "cy", "2026-01-07 00:00:00"])
    #expect(duty("2026-01-07 00:00") == ["cy", "bo", "2026-01-08 00:00:00"])
    #expect(duty("2026-01-08 12:00") == ["ana", "dan", "2026-01-09 00:00:00"])
    #expect(duty("2026-01-09 00:00") == ["ana", "cy", "2026-01-12 09:00:00"])
  }

  @Test("whoever is alone has no backup, and a rotation of nobody has no duty")
  func mayBeShort() {
    var rotation = Self.rotation
    rotation.people = ["ana"]
    let alone = rotation.duty(at: Self.time("2026-03-01 00:00"))
    #expect(alone?.onCall == "ana")
    #expect(alone?.backup == nil)
    rotation.people = []
    #expect(rotation.duty(at: Self.time("2026-03-01 00:00")) == nil)
  }
}
