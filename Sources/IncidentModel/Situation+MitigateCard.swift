import Encoding

extension Situation {
  /// Step 5: the ways to mitigate from the lowest risk up, what runs, how it ended.
  var mitigateCard: ([String], CardItems) {
    var body: [String] = []
    if let cause = incident.cause {
      let part = cause.component.map { "\(componentName($0)): " } ?? ""
      let second = cause.confirmedBy.map { ", confirmed by \($0)" } ?? ""
      body.append("Failing: \(part)\(cause.text) (\(cause.by)\(second))")
      if let component = cause.component {
        let above = ComponentMap(playbook: playbook, incident: incident).dependents(of: component)
        if !above.isEmpty { body.append("It is used by: \(above.joined(separator: ", "))") }
      }
    }
    if !playbook.approaches.isEmpty {
      body.append("Lowest risk first: " + playbook.approaches.map(\.id).joined(separator: ", "))
    }
    let running = incident.runningAction
    if let running {
      let since = TimeText.duration(seconds: now.seconds(since: running.startedAt))
      body.append("RUNNING \(since): \(running.text) (\(running.by))")
    } else if let decision = incident.openDecision {
      body.append("Decided by \(decision.by), not begun: \(decision.text)")
    }
    var items = CardItems(capacity: 3)
    for option in incident.options {
      let taken = incident.decisions.contains { $0.option == option.id }
      items.grow(
        option.text, optionDetail(option, isTaken: taken),
        .line("/decide \(String(option.id.suffix(4)).lowercased())"),
        isDone: taken || option.ruledOut != nil)
    }
    items.add("add a way to mitigate", "", .line("/option"))
    items.add("rule one out", "", .line("/ruleout"))
    if running != nil {
      items.add(
        "how it ended", "",
        .question(
          "How did it end?",
          Action.Outcome.allCases.map { .init(word: $0.rawValue, line: "/\($0.rawValue)") }))
    } else {
      items.add("begin", incident.openDecision?.text ?? "decide first", .line("/act"))
    }
    items.add(
      "mitigated: the impact stopped", "", .line("/mitigated"),
      isDone: incident.status != .open)
    items.addMore("impact is partial now", "", .line("/impact partial"))
    items.addMore("decide on something else", "", .line("/decide"))
    items.addMore("allow one change of state", "", .line("/authorize"))
    items.addMore("call more people, or swap", "", .line("/call"))
    for (place, row) in playbook.matrix.enumerated() where place < 8 {
      items.addMore(
        row.scenario, "\(row.advice)\(row.cost.isEmpty ? "" : " (\(row.cost))")",
        .line("/option \(row.advice)"))
    }
    return (body, items)
  }

  private func optionDetail(_ option: MitigationOption, isTaken: Bool) -> String {
    if let why = option.ruledOut { return why.isEmpty ? "ruled out" : "ruled out: \(why)" }
    let forAgainst = [option.pros.map { "+ \($0)" }, option.cons.map { "- \($0)" }]
    return
      ([isTaken ? "decided" : nil, option.takes, option.approach] + forAgainst)
      .compactMap(\.self).joined(separator: "  ")
  }
}
