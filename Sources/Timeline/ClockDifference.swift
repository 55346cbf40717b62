import Encoding
public import IncidentModel

/// Two machines whose clocks do not agree, as their events prove.
public struct ClockDifference: Equatable, Sendable {
  /// The writer whose clock is behind the other's.
  public var behind: String
  /// The writer whose clock is ahead.
  public var ahead: String
  /// By how much at least, in seconds.
  public var seconds: Int

  /// The differences of at least so many seconds, the largest of each pair of writers.
  ///
  /// An event with clock n + 1 was written by somebody who had seen one with clock n. Where one
  /// event only has clock n, its time cannot be later than the other's, if the clocks are right.
  /// The events are in the order that decides state.
  public static func find(in events: [Event], atLeast threshold: Int = 300) -> [ClockDifference] {
    var found: [ClockDifference] = []
    var start = events.startIndex
    var cause: Event?
    while start < events.endIndex {
      let clock = events[start].clock
      let end = events[start...].firstIndex { $0.clock != clock } ?? events.endIndex
      if let cause, cause.clock == clock - 1 {
        for event in events[start..<end] where event.writer != cause.writer {
          let seconds = cause.recorded.seconds(since: event.recorded)
          guard seconds >= threshold else { continue }
          let new = ClockDifference(behind: event.writer, ahead: cause.writer, seconds: seconds)
          add(new, to: &found)
        }
      }
      cause = end - start == 1 ? events[start] : nil
      start = end
    }
    return found
  }

  private static func add(_ new: ClockDifference, to found: inout [ClockDifference]) {
    let same = found.firstIndex { $0.behind == new.behind && $0.ahead == new.ahead }
    guard let same else { return found.append(new) }
    found[same].seconds = max(found[same].seconds, new.seconds)
  }
}
