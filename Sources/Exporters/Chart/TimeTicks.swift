import Encoding
import IncidentModel

/// Round moments of the wall clock for an axis.
enum TimeTicks {
  private static let steps = [
    10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800,
    604_800,
  ]

  /// At most `count` moments from a start to an end, with their labels; a label says the date where
  /// it is another one than that of the label before.
  static func between(
    _ start: Instant, _ end: Instant, count: Int, times: TimeText
  ) -> [(at: Instant, label: String)] {
    let length = max(1, end.seconds(since: start))
    let last = steps.last ?? 1
    let step =
      steps.first { length / $0 < count } ?? (length / max(1, count) / last + 1) * last
    // Whole steps of the local clock; a change of the offset within the range moves the rest along.
    let offset = times.zone.offsetSeconds(at: start)
    let local = start.advanced(bySeconds: offset).seconds(since: Instant(milliseconds: 0))
    let remainder = ((local % step) + step) % step
    var ticks: [(at: Instant, label: String)] = []
    var date = ""
    var at = start.advanced(bySeconds: remainder == 0 ? 0 : step - remainder)
    while at <= end, ticks.count <= count {
      let day = times.date(at)
      let clock = step < 60 ? times.clock(at) : times.minutes(at)
      ticks.append((at, day == date ? clock : "\(clock) \(day)"))
      date = day
      at = at.advanced(bySeconds: step)
    }
    return ticks
  }
}
