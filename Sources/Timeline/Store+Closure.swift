import Encoding
import IncidentModel
import SystemIO

extension Store {
  /// Whether an incident is closed, as far as the ends of its files say.
  enum Closure: Equatable {
    /// Its directory is not there.
    case missing
    /// It has no event.
    case empty
    /// It is not closed.
    case open
    /// It is closed.
    case closed
    /// The ends of its files do not say.
    case unknown
  }

  /// Whether an incident is closed: the last of `declared`, `reopened` and `closed` decides.
  ///
  /// The ends of the files say so only where they hold all that is newer: what one machine wrote
  /// last may be older than what another wrote long before its file's end. Where they do not, a deep
  /// look reads the files.
  func closure(of incident: String, deep: Bool) -> Closure {
    let timeline = Timeline(store: self, incident: incident, writer: "")
    let tail: Tail
    do throws(TimelineError) {
      tail = try timeline.tail()
    } catch {
      if case .noSuchIncident = error { return .missing }
      return .unknown
    }
    if let last = tail.events.last(where: \.decidesClosure), last.clock >= tail.completeFrom {
      return last.kind == .closed ? .closed : .open
    }
    if tail.isWhole { return tail.events.isEmpty && tail.damage.isEmpty ? .empty : .open }
    guard deep else { return .unknown }
    let last = try? timeline.fold(into: Event?.none) { last, event in
      if event.decidesClosure { last = event }
    }
    return last?.state?.kind == .closed ? .closed : .open
  }
}

extension Event {
  /// Whether it says that an incident is closed, or that it is not.
  fileprivate var decidesClosure: Bool {
    kind == .closed || kind == .reopened || kind == .declared
  }
}
