public import Encoding

/// How times and durations are told to people: in one zone, always the same way.
public struct TimeText: Equatable, Sendable {
  /// The zone.
  public var zone: TimeZoneRules

  /// Tells times in a zone.
  public init(zone: TimeZoneRules) {
    self.zone = zone
  }

  /// `02:24`.
  public func minutes(_ instant: Instant) -> String {
    civil(instant).clockMinutes
  }

  /// `02:24:10`.
  public func clock(_ instant: Instant) -> String {
    civil(instant).clock
  }

  /// `2026-11-20 02:24:10 +01:00`.
  public func full(_ instant: Instant) -> String {
    "\(civil(instant).date) \(clock(instant)) \(offset(instant))"
  }

  /// The same; of a time that is not known exactly, between when it was.
  public func full(_ time: SaidTime) -> String {
    guard let bounds = time.bounds else { return full(time.at) }
    return "between \(full(bounds.lowerBound)) and \(full(bounds.upperBound))"
  }

  /// `2026-11-20 02:24 +01:00`.
  public func dateAndMinutes(_ instant: Instant) -> String {
    "\(civil(instant).date) \(minutes(instant)) \(offset(instant))"
  }

  /// `+01:00`.
  public func offset(_ instant: Instant) -> String {
    TimeZoneRules.offsetText(zone.offsetSeconds(at: instant))
  }

  /// `02:24` on the day of `now`, else with the date before it.
  public func near(_ instant: Instant, now: Instant) -> String {
    let isSameDay = civil(instant).date == civil(now).date
    return isSameDay ? minutes(instant) : "\(civil(instant).date) \(minutes(instant))"
  }

  /// The date of an instant, `2026-11-20`.
  public func date(_ instant: Instant) -> String {
    civil(instant).date
  }

  /// The instant as it reads on a clock on the wall.
  public func civil(_ instant: Instant) -> CivilTime {
    CivilTime(instant, offsetSeconds: zone.offsetSeconds(at: instant))
  }

  /// `45s`, `12m`, `1h05m`, `3d4h`: the largest two units, rounded down.
  ///
  /// Negative durations read as `0s`.
  public static func duration(seconds: Int) -> String {
    let seconds = max(0, seconds)
    let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86400)
    if minutes == 0 { return "\(seconds)s" }
    if hours == 0 { return "\(minutes)m" }
    if days == 0 {
      let rest = minutes % 60
      return rest == 0 ? "\(hours)h" : "\(hours)h\(rest < 10 ? "0" : "")\(rest)m"
    }
    return hours % 24 == 0 ? "\(days)d" : "\(days)d\(hours % 24)h"
  }
}

extension TimeText {
  /// The next time that a clock on the wall shows the morning.
  public func next(_ morning: Morning, after instant: Instant) -> Instant {
    let midnight = instant.advanced(bySeconds: -secondsOfDay(instant))
    let seconds = morning.hour * 3600 + morning.minute * 60
    let today = onTheWall(midnight.advanced(bySeconds: seconds), morning.hour)
    return today > instant
      ? today : onTheWall(midnight.advanced(bySeconds: seconds + 86_400), morning.hour)
  }

  /// A moment moved to the hour, where a clock change lies before it.
  private func onTheWall(_ instant: Instant, _ hour: Int) -> Instant {
    instant.advanced(bySeconds: (hour - civil(instant).hour) * 3600)
  }

  private func secondsOfDay(_ instant: Instant) -> Int {
    let time = civil(instant)
    return time.hour * 3600 + time.minute * 60 + time.second
  }

  /// The same time of day a number of business days later; Saturday and Sunday do not count.
  public func adding(businessDays: Int, to instant: Instant) -> Instant {
    var weekday = civil(instant).weekday
    var days = 0
    for _ in 0..<max(0, businessDays) {
      let step = weekday < 5 ? 1 : 8 - weekday
      days += step
      weekday = weekday < 5 ? weekday + 1 : 1
    }
    let result = instant.advanced(bySeconds: days * 86_400)
    // Between the two a clock change may have made a day longer or shorter.
    return result.advanced(
      bySeconds: zone.offsetSeconds(at: instant) - zone.offsetSeconds(at: result))
  }
}
