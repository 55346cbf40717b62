/// The rule in a POSIX `TZ` string: a standard offset and, if clocks change, a summer one with the
/// two days of the year on which they do.
///
/// "Summer" is the second of the two; in Dublin's rule it is the winter one, an hour less.
struct POSIXTimeZoneRule: Sendable, Equatable {
  var standard: Standard
  var summer: Summer?

  struct Standard: Sendable, Equatable {
    /// Seconds east of UTC.
    var offset: Int
  }

  struct Summer: Sendable, Equatable {
    /// Seconds east of UTC.
    var offset: Int
    var start: Change
    var end: Change
  }

  /// A moment of each year, on the clock that shows before it.
  struct Change: Sendable, Equatable {
    var day: Day
    /// Seconds after the day's midnight; may lie outside the day.
    var time: Int
  }

  enum Day: Sendable, Equatable {
    /// `Jn`: 1 to 365, February 29 never counted.
    case julian(Int)
    /// `n`: 0 to 365, February 29 counted.
    case ordinal(Int)
    /// `Mm.w.d`: the week 1 to 5, 5 the last; the weekday 0 Sunday to 6.
    case weekday(month: Int, week: Int, weekday: Int)

    /// Days since 1970-01-01 in a year.
    func days(in year: Int) -> Int {
      let newYear = ProlepticCalendar.days(year: year, month: 1, day: 1)
      switch self {
      case .julian(let number):
        let leapDay = number > 59 && ProlepticCalendar.isLeap(year: year) ? 1 : 0
        return newYear + number - 1 + leapDay
      case .ordinal(let number):
        return newYear + number
      case .weekday(let month, let week, let weekday):
        let first = ProlepticCalendar.days(year: year, month: month, day: 1)
        let firstWeekday = ProlepticCalendar.weekday(days: first) % 7
        var day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        if day >= ProlepticCalendar.daysInMonth(year: year, month: month) { day -= 7 }
        return first + day
      }
    }
  }

  /// The offset at a count of seconds since 1970-01-01T00:00:00Z.
  func offset(at second: Int64) -> Int {
    guard let summer else { return standard.offset }
    let local = Int(second) + standard.offset
    let days = local.flooredDivision(by: ProlepticCalendar.secondsPerDay).quotient
    let year = ProlepticCalendar.date(days: days).year
    // The last change up to then decides. Going through the years in order lets a later year's
    // change win where two coincide, which is how a rule says "summer time all year".
    var latest = Int.min
    var offset = standard.offset
    for candidate in year - 1...year + 1 {
      let start = Self.second(of: summer.start, year: candidate, offset: standard.offset)
      if start <= second, start >= latest {
        latest = start
        offset = summer.offset
      }
      let end = Self.second(of: summer.end, year: candidate, offset: summer.offset)
      if end <= second, end >= latest {
        latest = end
        offset = standard.offset
      }
    }
    return offset
  }

  private static func second(of change: Change, year: Int, offset: Int) -> Int {
    change.day.days(in: year) * ProlepticCalendar.secondsPerDay + change.time - offset
  }
}

extension POSIXTimeZoneRule {
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var reader = ASCIIReader(bytes)
    guard Self.skipName(&reader), let west = Self.time(&reader, hours: 24) else { return nil }
    standard = Standard(offset: -west)
    summer = nil
    if reader.isAtEnd { return }
    guard Self.skipName(&reader) else { return nil }
    var offset = standard.offset + 3600
    if let next = reader.peek, next != UInt8(ascii: ",") {
      guard let west = Self.time(&reader, hours: 24) else { return nil }
      offset = -west
    }
    if reader.isAtEnd {
      summer = Summer(
        offset: offset,
        start: Change(day: .weekday(month: 3, week: 2, weekday: 0), time: 7200),
        end: Change(day: .weekday(month: 11, week: 1, weekday: 0), time: 7200)
      )
      return
    }
    guard let start = Self.change(&reader), let end = Self.change(&reader), reader.isAtEnd else {
      return nil
    }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// Skips a designation: three or more letters, or `<` letters, digits and signs `>`.
  private static func skipName(_ reader: inout ASCIIReader) -> Bool {
    let isLetter = { (byte: UInt8) in (0x61...0x7A).contains(byte | 0x20) }
    guard reader.skip(UInt8(ascii: "<")) else { return reader.skip(while: isLetter) >= 3 }
    let count = reader.skip { byte in
      isLetter(byte) || (0x30...0x39).contains(byte)
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }
    return count >= 3 && reader.skip(UInt8(ascii: ">"))
  }

  /// Reads `[±]h[h[h]][:mm[:ss]]` as seconds.
  private static func time(_ reader: inout ASCIIReader, hours limit: Int) -> Int? {
    let isNegative = reader.skip(UInt8(ascii: "-"))
    if !isNegative { _ = reader.skip(UInt8(ascii: "+")) }
    guard let hours = reader.number(digits: 1...3)?.value, hours <= limit else { return nil }
    var seconds = hours * 3600
    if reader.skip(UInt8(ascii: ":")) {
      guard let minutes = reader.number(digits: 2), minutes <= 59 else { return nil }
      seconds += minutes * 60
      if reader.skip(UInt8(ascii: ":")) {
        guard let rest = reader.number(digits: 2), rest <= 59 else { return nil }
        seconds += rest
      }
    }
    return isNegative ? -seconds : seconds
  }

  /// Reads `,day[/time]`; the time is 02:00:00 where it is not given.
  private static func change(_ reader: inout ASCIIReader) -> Change? {
    guard reader.skip(UInt8(ascii: ",")), let day = day(&reader) else { return nil }
    guard reader.skip(UInt8(ascii: "/")) else { return Change(day: day, time: 7200) }
    return time(&reader, hours: 167).map { Change(day: day, time: $0) }
  }

  private static func day(_ reader: inout ASCIIReader) -> Day? {
    if reader.skip(UInt8(ascii: "M")) {
      guard let month = reader.number(digits: 1...2)?.value, (1...12).contains(month),
        reader.skip(UInt8(ascii: ".")),
        let week = reader.number(digits: 1), (1...5).contains(week),
        reader.skip(UInt8(ascii: ".")),
        let weekday = reader.number(digits: 1), weekday <= 6
      else { return nil }
      return .weekday(month: month, week: week, weekday: weekday)
    }
    let isJulian = reader.skip(UInt8(ascii: "J"))
    guard let number = reader.number(digits: 1...3)?.value, number <= 365 else { return nil }
    guard isJulian else { return .ordinal(number) }
    return number >= 1 ? .julian(number) : nil
  }
}
