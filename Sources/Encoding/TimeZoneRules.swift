/// When the clocks of one place are how far from UTC: past changes as a list, later ones by rule.
///
/// Read from the TZif bytes of the zone database (RFC 8536) or from a POSIX `TZ` string. The module
/// opens no file; whoever has the bytes hands them in.
public struct TimeZoneRules: Sendable, Equatable {
  /// The zone's name as it was given, such as `Europe/Paris`.
  public var name: String

  /// Clock changes in order of time, the listed ones only.
  let transitions: [Transition]
  /// Seconds east of UTC before the first listed change.
  let initialOffset: Int
  /// What holds after the last listed change; without it, that change's offset stays.
  let rule: POSIXTimeZoneRule?

  /// One clock change.
  struct Transition: Sendable, Equatable {
    /// Seconds since 1970-01-01T00:00:00Z.
    var second: Int64
    /// Seconds east of UTC from then on.
    var offset: Int
  }

  init(name: String, transitions: [Transition], initialOffset: Int, rule: POSIXTimeZoneRule?) {
    self.name = name
    self.transitions = transitions
    self.initialOffset = initialOffset
    self.rule = rule
  }

  /// Universal time: no changes, no offset.
  public static let utc = TimeZoneRules(
    name: "UTC", transitions: [], initialOffset: 0, rule: nil
  )

  /// Reads rules such as `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017 §8.3, with the hours from -167
  /// to 167 that RFC 8536 §3.3.1 adds); the name is the text itself.
  ///
  /// A summer time without dates of change has the ones most systems assume, `M3.2.0,M11.1.0`.
  public init?(posix text: String) {
    guard let rule = text.withUTF8Bytes(POSIXTimeZoneRule.init(_:)) else { return nil }
    self.init(
      name: text, transitions: [], initialOffset: rule.standard.offset, rule: rule
    )
  }

  /// Seconds that clocks are ahead of UTC at an instant; negative west of Greenwich.
  public func offsetSeconds(at instant: Instant) -> Int {
    let second = instant.milliseconds.flooredDivision(by: 1000).quotient
    guard let last = transitions.last, second < last.second else {
      return rule?.offset(at: second) ?? transitions.last?.offset ?? initialOffset
    }
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].second <= second {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low == 0 ? initialOffset : transitions[low - 1].offset
  }

  /// The instants at which clocks here show a civil time, in order.
  ///
  /// None where a clock change skips it, two where one makes it happen twice, else one.
  public func instants(of time: CivilTime) -> [Instant] {
    var found: [Instant] = []
    for offset in knownOffsets {
      let candidate = time.instant(offsetSeconds: offset)
      // The second condition only fails where the instant had to be cut to what there is.
      if offsetSeconds(at: candidate) == offset,
        CivilTime(candidate, offsetSeconds: offset) == time
      {
        found.append(candidate)
      }
    }
    return found.sorted()
  }

  /// The offsets a day before and a day after a civil time: what can be meant when a clock change
  /// skips or doubles it.
  public func offsetsAround(_ time: CivilTime) -> (before: Int, after: Int) {
    let middle = time.instant(offsetSeconds: 0)
    let day = ProlepticCalendar.secondsPerDay
    return (
      offsetSeconds(at: middle.advanced(bySeconds: -day)),
      offsetSeconds(at: middle.advanced(bySeconds: day))
    )
  }

  /// An offset as `+01:00`, with seconds only where there are any, as in `+00:09:21`.
  public static func offsetText(_ seconds: Int) -> String {
    var bytes = [UInt8(ascii: seconds < 0 ? "-" : "+")]
    let total = Int(clamping: seconds.magnitude)
    bytes.appendDecimal(total / 3600, width: 2)
    bytes.append(UInt8(ascii: ":"))
    bytes.appendDecimal(total / 60 % 60, width: 2)
    if total % 60 != 0 {
      bytes.append(UInt8(ascii: ":"))
      bytes.appendDecimal(total % 60, width: 2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Every offset that can hold at some time.
  private var knownOffsets: Set<Int> {
    var offsets: Set = [initialOffset]
    for transition in transitions { offsets.insert(transition.offset) }
    if let rule {
      offsets.insert(rule.standard.offset)
      if let summer = rule.summer { offsets.insert(summer.offset) }
    }
    return offsets
  }
}
