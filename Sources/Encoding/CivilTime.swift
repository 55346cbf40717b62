/// A date and a time of day as a calendar and a clock on a wall show them, without a zone.
///
/// Always a valid date of the proleptic Gregorian calendar and a time from 00:00:00.000 to
/// 23:59:59.999.
public struct CivilTime: Equatable, Hashable, Sendable {
  /// The year, 0 for the one before year 1.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, from 1.
  public let day: Int
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int
  /// The second, 0 to 59.
  public let second: Int
  /// The millisecond, 0 to 999.
  public let millisecond: Int

  /// Makes a civil time of its parts, or nothing if the calendar or the clock has no such time.
  ///
  /// Years are 0 to 9999, those that four digits can write.
  public init?(
    year: Int, month: Int, day: Int,
    hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
  ) {
    guard (0...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= ProlepticCalendar.daysInMonth(year: year, month: month),
      (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999).contains(millisecond)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.millisecond = millisecond
  }

  /// The civil time at an instant where clocks are some seconds ahead of UTC (east is positive).
  public init(_ instant: Instant, offsetSeconds: Int) {
    let local = instant.advanced(bySeconds: offsetSeconds).milliseconds
    let (days, rest) = local.flooredDivision(by: ProlepticCalendar.millisecondsPerDay)
    (year, month, day) = ProlepticCalendar.date(days: Int(days))
    let milliseconds = Int(rest)
    hour = milliseconds / 3_600_000
    minute = milliseconds / 60_000 % 60
    second = milliseconds / 1000 % 60
    millisecond = milliseconds % 1000
  }

  /// The instant at which clocks that are some seconds ahead of UTC show this time.
  ///
  /// Saturates at the first and the last instant there is.
  public func instant(offsetSeconds: Int) -> Instant {
    let seconds =
      daysSince1970 * ProlepticCalendar.secondsPerDay
      + hour * 3600 + minute * 60 + second
    let (utc, overflow) = seconds.subtractingReportingOverflow(offsetSeconds)
    guard !overflow else { return offsetSeconds < 0 ? .last : .first }
    return Instant(milliseconds: Int64(millisecond)).advanced(bySeconds: utc)
  }

  /// The day of the week by ISO 8601: 1 Monday to 7 Sunday.
  public var weekday: Int { ProlepticCalendar.weekday(days: daysSince1970) }

  private var daysSince1970: Int {
    ProlepticCalendar.days(year: year, month: month, day: day)
  }
}

extension CivilTime {
  /// The date as `2026-11-20`.
  public var date: String {
    var bytes: [UInt8] = []
    appendDate(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The time of day to the second, `02:24:10`.
  public var clock: String {
    var bytes: [UInt8] = []
    appendClock(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The time of day to the minute, `02:24`.
  public var clockMinutes: String { String(clock.prefix(5)) }

  func appendDate(to bytes: inout [UInt8]) {
    if year < 0 { bytes.append(UInt8(ascii: "-")) }
    bytes.appendDecimal(abs(year), width: 4)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDecimal(month, width: 2)
    bytes.append(UInt8(ascii: "-"))
    bytes.appendDecimal(day, width: 2)
  }

  func appendClock(to bytes: inout [UInt8]) {
    bytes.appendDecimal(hour, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDecimal(minute, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDecimal(second, width: 2)
  }
}
