public import Encoding

extension Situation {
  /// The events that take the incident to a step, with what the step left behind leaves undone.
  ///
  /// Forward moves say so of the step that is left, and of every step that is passed over; a move
  /// back says only where it went. Staying where one is writes nothing.
  public func moves(
    to step: Step, by: String, typedBy: String? = nil, at: Instant? = nil, why: String? = nil
  ) -> [EventDraft] {
    let current = incident.step
    guard step != current else { return [] }
    var drafts: [EventDraft] = []
    if step > current {
      var data: EventData = [.item: current.id]
      data.set(.undone, undone(current).map(\.id))
      drafts.append(
        EventDraft(.stepDone, by: by, typedBy: typedBy, at: at, step: current, data: data))
      for passed in Step.allCases where passed > current && passed < step {
        guard incident.enteredAt[passed] == nil else { continue }
        drafts.append(
          EventDraft(
            .stepSkipped, by: by, typedBy: typedBy, at: at, step: current,
            data: [.item: passed.id, .why: why]))
      }
    }
    drafts.append(
      EventDraft(
        .stepEntered, by: by, typedBy: typedBy, at: at, step: step,
        data: [.from: current.id, .why: why]))
    return drafts
  }
}
