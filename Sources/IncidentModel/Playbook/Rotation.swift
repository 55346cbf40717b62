public import Encoding

/// Who is on call in which week; the backup runs one week behind.
///
/// Weeks are those of the wall clock: the hand-over stays at its hour when clocks change.
public struct Rotation: Equatable, Sendable {
  /// Other people for some time: a holiday, a swap.
  public struct Override: Equatable, Sendable {
    /// From when, on the wall clock.
    public var from: CivilTime
    /// Until when, not included.
    public var to: CivilTime
    /// Who is on call; nil where that stays as it is.
    public var onCall: String?
    /// Who is the backup; nil where that stays as it is.
    public var backup: String?

    /// Makes an override.
    public init(from: CivilTime, to: CivilTime, onCall: String? = nil, backup: String? = nil) {
      self.from = from
      self.to = to
      self.onCall = onCall
      self.backup = backup
    }
  }

  /// Who has the duty at a moment.
  public struct Duty: Equatable, Sendable {
    /// Who is on call.
    public var onCall: String
    /// Who comes after; nil where there is nobody else.
    public var backup: String?
    /// When this duty ends, on the wall clock.
    public var until: CivilTime
  }

  /// The names, in the order of their weeks.
  public var people: [String]
  /// When the first of them takes over for the first time; the hour and the weekday of every
  /// hand-over.
  public var start: CivilTime
  /// Other people for some time; of several at once the last counts.
  public var overrides: [Override]

  /// Makes a rotation.
  public init(people: [String], start: CivilTime, overrides: [Override] = []) {
    self.people = people
    self.start = start
    self.overrides = overrides
  }

  private static let week = 7 * 86_400

  /// Who has the duty at a moment, by the wall clock of a zone; nil before the first week.
  public func duty(at moment: Instant, zone: TimeZoneRules) -> Duty? {
    let offset = zone.offsetSeconds(at: moment)
    return duty(at: CivilTime(moment, offsetSeconds: offset))
  }

  /// Who has the duty at a time on the wall clock; nil before the first week.
  public func duty(at time: CivilTime) -> Duty? {
    // As if the wall clock were UTC, weeks all have the same length.
    let wall = time.instant(offsetSeconds: 0)
    let first = start.instant(offsetSeconds: 0)
    guard !people.isEmpty, wall >= first else { return nil }
    let weeks = wall.seconds(since: first) / Self.week
    let end = first.advanced(bySeconds: (weeks + 1) * Self.week)
    let regular = people[weeks % people.count]
    let override = overrides.last {
      $0.from.instant(offsetSeconds: 0) <= wall && wall < $0.to.instant(offsetSeconds: 0)
    }
    let onCall = override?.onCall ?? regular
    // One week behind: whoever had the duty last week, unless they stand in, or are stood in for.
    let before = (1..<max(2, people.count)).map { back in
      people[(weeks + people.count - back % people.count) % people.count]
    }
    let backup = override?.backup ?? before.first { $0 != onCall && $0 != regular }
    let changes = overrides.flatMap { [$0.from, $0.to] }.map { $0.instant(offsetSeconds: 0) }
    let until = changes.filter { $0 > wall }.reduce(end, min)
    return Duty(
      onCall: onCall, backup: backup == onCall ? nil : backup,
      until: CivilTime(until, offsetSeconds: 0))
  }
}
