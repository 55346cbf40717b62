import Encoding

extension Incident {
  /// What could be done, what was decided, what was done.
  mutating func applyMitigation(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .optionProposed:
      options.append(
        MitigationOption(
          id: event.id, text: data[.text] ?? "", approach: data[.approach], pros: data[.pros],
          cons: data[.cons], takes: data[.takes], by: event.by))
    case .decision:
      decisions.append(
        Decision(
          id: event.id, text: data[.text] ?? "", why: data[.why], approach: data[.approach],
          option: data[.ref], by: event.by, at: event.at))
    case .authorized:
      authorizations.append(data[.text] ?? "")
    case .actionStarted:
      let decision = decisions.lastIndex { $0.id == data[.ref] }
      actions.append(
        Action(
          id: event.id, text: data[.text] ?? "", approach: data[.approach],
          option: decision.flatMap { decisions[$0].option }, by: event.by, startedAt: event.at))
      if let decision { decisions[decision].isTaken = true }
    case .actionEnded:
      endAction(event)
    default: return
    }
  }

  /// Ends the action that the event names; one that names none means the action that runs.
  private mutating func endAction(_ event: Event) {
    let ref = event.data[.ref]
    let place = actions.lastIndex { action in
      ref.map { action.id == $0 } ?? (action.endedAt == nil)
    }
    guard let place else { return }
    actions[place].endedAt = event.at
    actions[place].outcome = event.data[.outcome].flatMap(Action.Outcome.init(rawValue:))
    actions[place].result = event.data[.text]
  }
}
