/// Days and dates of the proleptic Gregorian calendar, the one RFC 3339 and POSIX count in.
///
/// The conversions count years from March, which puts the leap day last and makes the lengths of
/// months a linear formula; the method is Howard Hinnant's "chrono-compatible low-level date
/// algorithms".
enum ProlepticCalendar {
  static let secondsPerDay = 86_400
  static let millisecondsPerDay: Int64 = 86_400_000

  private static let daysPerEra = 146_097
  private static let yearsPerEra = 400
  /// Days from 0000-03-01 to 1970-01-01.
  private static let daysToEpoch = 719_468

  static func isLeap(year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The length of a month, 0 if there is no such month.
  static func daysInMonth(year: Int, month: Int) -> Int {
    switch month {
    case 1, 3, 5, 7, 8, 10, 12: 31
    case 4, 6, 9, 11: 30
    case 2: isLeap(year: year) ? 29 : 28
    default: 0
    }
  }

  /// Days since 1970-01-01 of a date whose month is 1 to 12.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = marchYear.flooredDivision(by: yearsPerEra)
    let marchMonth = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysPerEra + dayOfEra - daysToEpoch
  }

  /// The date of a day counted from 1970-01-01.
  static func date(days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, dayOfEra) = (days + daysToEpoch).flooredDivision(by: daysPerEra)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * yearsPerEra + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  /// The day of the week of a day counted from 1970-01-01: 1 Monday to 7 Sunday.
  static func weekday(days: Int) -> Int {
    (days + 3).flooredDivision(by: 7).remainder + 1
  }
}
