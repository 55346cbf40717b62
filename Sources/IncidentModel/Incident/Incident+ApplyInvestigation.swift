import Encoding

extension Incident {
  /// What was found, suspected and ruled out.
  mutating func applyInvestigation(_ event: Event, _ kind: EventKind) {
    let data = event.data
    switch kind {
    case .changed:
      changes.append(
        Change(
          id: event.id, what: data[.what] ?? "", when: data.instant(.when), ref: data[.ref],
          by: event.by))
    case .finding:
      guard let component = data[.component],
        let state = data[.state].flatMap(Finding.State.init(rawValue:))
      else { return }
      if findings[component] == nil {
        foundComponents.append(component)
      }
      var finding = Finding(
        id: event.id, component: component, state: state, evidence: data[.evidence],
        lane: data[.lane].flatMap(Lane.init(rawValue:)), by: event.by, at: event.at)
      // Whoever does not say otherwise goes on in the lane that they were in.
      finding.lane = finding.lane ?? looks[event.by]?.lane
      findings[component] = finding
      looks[event.by] = finding
    case .theoryOpened:
      theories.append(Theory(id: event.id, text: data[.text] ?? "", by: event.by, at: event.at))
    case .ruledOut:
      ruleOut(data[.ref], why: data[.why] ?? "")
    case .causeSuspected:
      firstCauseAt = Self.earlier(firstCauseAt, event.at)
      cause = SuspectedCause(
        id: event.id, text: data[.text] ?? "", component: data[.component],
        family: data[.family], by: event.by, at: event.at, confirmedBy: data[.confirmedBy])
    case .causeConfirmed:
      // A confirmation of a cause that was replaced meanwhile says nothing about the new one.
      guard data[.ref] == nil || data[.ref] == cause?.id else { return }
      cause?.confirmedBy = event.by
    default: return
    }
  }

  private mutating func ruleOut(_ ref: String?, why: String) {
    guard let ref else { return }
    if let place = theories.firstIndex(where: { $0.id == ref }) {
      theories[place].ruledOut = why
    } else if let place = changes.firstIndex(where: { $0.id == ref }) {
      changes[place].ruledOut = why
    } else if let place = options.firstIndex(where: { $0.id == ref }) {
      options[place].ruledOut = why
    }
  }
}
