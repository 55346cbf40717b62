import IncidentModel
import Timeline

/// What is said about machines whose clocks do not agree.
struct ClockWarning {
  let lines: [String]

  /// The warnings for events in the order that decides state.
  init(events: [Event]) {
    lines = ClockDifference.find(in: events).map { difference in
      let span = TimeText.duration(seconds: difference.seconds)
      return "warning: the clock of \(difference.behind) was at least \(span) behind that of "
        + "\(difference.ahead); the order of entries is right, their times may not be"
    }
  }
}
