import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// A time as a person types it.
struct TimeExpression: Equatable {
  /// Which way a time without a date points.
  enum Direction {
    /// It happened: the last occurrence; the future is refused.
    case past
    /// It is planned: the next occurrence.
    case future

    /// How such times are written, for a person.
    var examples: String {
      switch self {
      case .past: "what happened is written like 14:02, -12m or \"yesterday 23:50\""
      case .future: "what is planned is written like 09:00, +3h or \"mon 10:00\""
      }
    }
  }

  /// Why a text is no time.
  enum Failure: Error, Equatable {
    /// It is not in any form that is understood.
    case notUnderstood
    /// It is still to come, but something is said to have happened.
    case inFuture(Instant)
    /// It is over, but something is planned.
    case inPast(Instant)
    /// A clock change skips it; the time with each of the two offsets.
    case skipped([String])
    /// A clock change doubles it; the time with each of the two offsets.
    case doubled([String])
  }

  /// The moment that the text is typed at.
  let now: Instant
  /// The zone of times without one.
  let zone: TimeZoneRules
  /// Which way it points.
  let direction: Direction
  /// The zone in which a date without a time means the whole day, up to its last second; nil where it
  /// means the morning.
  var wholeDays: TimeZoneRules?

  /// Clocks of two machines may differ by this much, in seconds, before a time counts as future.
  private static let skew = 60

  /// The instant that a text means.
  func instant(_ text: String) throws(Failure) -> Instant {
    let found = try read(text.trimmed)
    switch direction {
    case .past:
      guard found <= now.advanced(bySeconds: Self.skew) else { throw .inFuture(found) }
      return min(found, now)
    case .future:
      guard found >= now.advanced(bySeconds: -Self.skew) else { throw .inPast(found) }
      return found
    }
  }

  /// How far off a time with `~` may be, in seconds.
  static let tolerance = 300

  /// What happened at a time that may not be known exactly: `~14:02` or `14:00..14:10`.
  func saidTime(_ text: String) throws(Failure) -> SaidTime {
    let text = text.trimmed
    if let dots = text.firstRange(of: "..") {
      let from = try instant(String(text[..<dots.lowerBound]))
      let until = try instant(String(text[dots.upperBound...]))
      guard from <= until else { throw .notUnderstood }
      return SaidTime(from, bounds: from == until ? nil : from...until)
    }
    guard text.hasPrefix("~") else { return SaidTime(try instant(text)) }
    let at = try instant(String(text.dropFirst()))
    let earliest = at.advanced(bySeconds: -Self.tolerance)
    return SaidTime(
      at, bounds: earliest...max(at, min(now, at.advanced(bySeconds: Self.tolerance))))
  }

  private func read(_ text: String) throws(Failure) -> Instant {
    let lower = text.lowercased()
    if lower == "now" { return now }
    if let exact = zoned(text) { return exact }
    if let relative = relative(text) { return relative }
    let words = lower.split(separator: " ").map(String.init)
    switch words.count {
    case 1:
      if let time = clock(words[0]) { return try nearest(time) }
      if let date = day(words[0]) {
        if let wholeDays { return try end(of: date, in: wholeDays) }
        let morning = Morning.usual
        return direction == .future
          ? try at(date, (morning.hour, morning.minute, 0)) : try start(of: date)
      }
      if let both = dateAndTime(words[0]) { return try at(both.date, both.time) }
    case 2:
      if let ahead = daysAhead(words[0]), let time = clock(words[1]) {
        return try nearest(time, ahead: ahead, period: 7)
      }
      if let date = day(words[0]), let time = clock(words[1]) { return try at(date, time) }
    default: break
    }
    throw .notUnderstood
  }

  /// RFC 3339, also with a space for the `T` and without seconds.
  private func zoned(_ text: String) -> Instant? {
    var text = text
    if text.count > 10, text[text.index(text.startIndex, offsetBy: 10)] == " " {
      let space = text.index(text.startIndex, offsetBy: 10)
      text.replaceSubrange(space...space, with: "T")
    }
    if let exact = Instant(rfc3339: text) { return exact }
    let date = text.prefix(11)
    let rest = text.dropFirst(11)
    let time = rest.prefix { $0.isASCIIDigit || $0 == ":" }
    guard time.count == 5 else { return nil }
    return Instant(rfc3339: "\(date)\(time):00\(rest.dropFirst(5))")
  }

  /// `-12m`, `12m ago`, `+3h`, and `3h` where something is planned.
  private func relative(_ text: String) -> Instant? {
    if text.hasPrefix("-") {
      return DurationText.seconds(text.dropFirst()).map { now.advanced(bySeconds: -$0) }
    }
    if text.lowercased().hasSuffix(" ago") {
      return DurationText.seconds(text.dropLast(4)).map { now.advanced(bySeconds: -$0) }
    }
    if text.hasPrefix("+") {
      return DurationText.seconds(text.dropFirst()).map { now.advanced(bySeconds: $0) }
    }
    return DurationText.seconds(text).map {
      now.advanced(bySeconds: direction == .past ? -$0 : $0)
    }
  }

  /// The last or the next occurrence of a time of day, or of one on a day of the week that is so many
  /// days ahead.
  private func nearest(
    _ time: (Int, Int, Int), ahead: Int = 0, period: Int = 1
  ) throws(Failure) -> Instant {
    let days = direction == .future || ahead == 0 ? ahead : ahead - period
    let readings = readings(of: try civil(date(daysFromNow: days), time))
    switch direction {
    case .past where readings.allSatisfy { $0 > now.advanced(bySeconds: Self.skew) }:
      return try at(date(daysFromNow: days - period), time)
    case .future where readings.allSatisfy { $0 < now }:
      return try at(date(daysFromNow: days + period), time)
    default: return try at(date(daysFromNow: days), time)
    }
  }

  /// When clocks here show a time; where a clock change skips it, the moment of that change.
  private func readings(of civil: CivilTime) -> [Instant] {
    let found = zone.instants(of: civil)
    guard found.isEmpty else { return found }
    let around = zone.offsetsAround(civil)
    var before = civil.instant(offsetSeconds: around.after)
    var after = civil.instant(offsetSeconds: around.before)
    while after.seconds(since: before) > 1 {
      let middle = before.advanced(bySeconds: after.seconds(since: before) / 2)
      if zone.offsetSeconds(at: middle) == around.before { before = middle } else { after = middle }
    }
    return [after]
  }

  private func civil(
    _ date: (Int, Int, Int), _ time: (Int, Int, Int)
  ) throws(Failure) -> CivilTime {
    guard
      let civil = CivilTime(
        year: date.0, month: date.1, day: date.2, hour: time.0, minute: time.1, second: time.2)
    else { throw .notUnderstood }
    return civil
  }

  private func at(_ date: (Int, Int, Int), _ time: (Int, Int, Int)) throws(Failure) -> Instant {
    let civil = try civil(date, time)
    let found = zone.instants(of: civil)
    if found.count == 1 { return found[0] }
    let around = zone.offsetsAround(civil)
    let candidates = [around.before, around.after].map {
      "\(civil.date)T\(civil.clock)\(TimeZoneRules.offsetText($0))"
    }
    throw found.isEmpty ? .skipped(candidates) : .doubled(candidates)
  }

  /// The first moment of a day: in some zones clocks change at midnight, and a day still has one.
  private func start(of date: (Int, Int, Int)) throws(Failure) -> Instant {
    let midnight = try civil(date, (0, 0, 0))
    return readings(of: midnight).first ?? midnight.instant(offsetSeconds: 0)
  }

  /// The last second of a day in a zone.
  private func end(of date: (Int, Int, Int), in zone: TimeZoneRules) throws(Failure) -> Instant {
    let noon = try civil(date, (12, 0, 0)).instant(offsetSeconds: 0)
    let next = CivilTime(noon.advanced(bySeconds: 86_400), offsetSeconds: 0)
    let there = TimeExpression(now: now, zone: zone, direction: direction)
    return try there.start(of: (next.year, next.month, next.day)).advanced(bySeconds: -1)
  }

  /// `14:02`, `14:02:33`, `9:00`.
  private func clock(_ text: String) -> (Int, Int, Int)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 || parts.count == 3,
      parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    let second = parts.count == 3 ? Int(parts[2]) ?? 0 : 0
    return second < 60 ? (hour, minute, second) : nil
  }

  /// `2026-11-20`, `today`, `yesterday`, `tomorrow`, `mon`.
  private func day(_ text: String) -> (Int, Int, Int)? {
    switch text {
    case "today": return date(daysFromNow: 0)
    case "yesterday": return date(daysFromNow: -1)
    case "tomorrow": return date(daysFromNow: 1)
    default: break
    }
    if let ahead = daysAhead(text) {
      return direction == .future
        ? date(daysFromNow: ahead == 0 ? 7 : ahead)
        : date(daysFromNow: ahead == 0 ? -7 : ahead - 7)
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    return (year, month, day)
  }

  /// In how many days, 0 to 6, it is the day of the week that a text names by three letters or more.
  private func daysAhead(_ text: String) -> Int? {
    guard text.count >= 3, let place = Self.dayNames.firstIndex(where: { $0.hasPrefix(text) })
    else { return nil }
    let today = CivilTime(now, offsetSeconds: zone.offsetSeconds(at: now)).weekday
    return (place + 1 - today + 7) % 7
  }

  private static let dayNames = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// `2026-11-20T14:02`.
  private func dateAndTime(_ text: String) -> (date: (Int, Int, Int), time: (Int, Int, Int))? {
    let parts = text.split(separator: "t")
    guard parts.count == 2, let date = day(String(parts[0])), let time = clock(String(parts[1]))
    else { return nil }
    return (date, time)
  }

  private func date(daysFromNow days: Int) -> (Int, Int, Int) {
    let today = CivilTime(now, offsetSeconds: zone.offsetSeconds(at: now))
    let noon = today.instant(offsetSeconds: 0).advanced(bySeconds: days * 86400)
    let there = CivilTime(noon, offsetSeconds: 0)
    return (there.year, there.month, there.day)
  }
}

extension Character {
  var isASCIIDigit: Bool { isASCII && isNumber }
}
