import Encoding

/// How long something took, as far as the record says; in whole seconds.
public enum Length: Equatable, Sendable {
  /// An end is missing, or was so by nobody's word, or the two are the wrong way round.
  case unknown
  /// Both ends are known.
  case exactly(Int)
  /// An end is only known to lie between two times.
  case between(Int, Int)
  /// Nobody said when it started, which was no later than what was said.
  case atLeast(Int)

  /// From one milestone to another, each between its earliest and its latest time.
  init(
    from start: (earliest: Instant?, latest: Instant?),
    to end: (earliest: Instant?, latest: Instant?)
  ) {
    self = .unknown
    guard let begun = start.latest, let over = end.latest else { return }
    let least = end.earliest.map { $0.seconds(since: begun) }
    guard let first = start.earliest else {
      // That something took no time at all or more says nothing.
      if let least, least > 0 { self = .atLeast(least) }
      return
    }
    let most = over.seconds(since: first)
    guard let least, most >= 0 else { return }
    self = max(0, least) == most ? .exactly(most) : .between(max(0, least), most)
  }

  /// The same without a part of it, which took so many seconds, at least and at most.
  func without(_ part: ClosedRange<Int>) -> Length {
    switch self {
    case .unknown: return .unknown
    case .atLeast(let least):
      return least > part.upperBound ? .atLeast(least - part.upperBound) : .unknown
    case .exactly(let seconds): return Length.between(seconds, seconds).without(part)
    case .between(let least, let most):
      let rest = (max(0, least - part.upperBound), max(0, most - part.lowerBound))
      return rest.0 == rest.1 ? .exactly(rest.0) : .between(rest.0, rest.1)
    }
  }

  /// The shortest and the longest that it can have been; nil where that has no end.
  public var range: ClosedRange<Int>? {
    switch self {
    case .unknown, .atLeast: nil
    case .exactly(let seconds): seconds...seconds
    case .between(let least, let most): least <= most ? least...most : nil
    }
  }

  /// As people read it: `12m`, `5m to 9m`, `at least 17m`; nil where nothing is known.
  public var text: String? {
    switch self {
    case .unknown: nil
    case .exactly(let seconds): TimeText.duration(seconds: seconds)
    case .between(let least, let most): TimeText.range(least...max(least, most))
    case .atLeast(let least): "at least \(TimeText.duration(seconds: least))"
    }
  }
}

extension TimeText {
  /// `12m`, or `5m to 9m` where it is not known exactly.
  public static func range(_ seconds: ClosedRange<Int>) -> String {
    let ends = (duration(seconds: seconds.lowerBound), duration(seconds: seconds.upperBound))
    return ends.0 == ends.1 ? ends.0 : "\(ends.0) to \(ends.1)"
  }
}
