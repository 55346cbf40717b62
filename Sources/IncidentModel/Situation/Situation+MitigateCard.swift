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
    body += ladderLines
    let running = incident.runningAction
    if let running {
      let since = times.near(running.startedAt, now: now)
      body.append("RUNNING since \(since): \(running.text) (\(running.by))")
    } else if let decision = incident.openDecision {
      body.append("Decided by \(decision.by), not begun: \(decision.text)")
    }
    var items = CardItems(capacity: 3)
    for option in incident.options {
      let taken = incident.decisions.contains { $0.option == option.id }
      items.grow(
        option.text, optionDetail(option, isTaken: taken),
        .line("/decide \(Event.code(of: option.id))"),
        isDone: taken || option.ruledOut != nil)
    }
    items.add("add a way to mitigate", "", .line("/option"))
    items.add("rule one out", "", .line("/ruleout"))
    items.add("the action, its start and end", actionDetail, actionChoice)
    items.add(
      "mitigated: the impact stopped", "", .line("/mitigated"),
      isDone: incident.status != .open)
    items.addMore("impact is partial now", "", .line("/impact partial"))
    items.addMore("decide on something else", "", .line("/decide"))
    items.addMore("allow one change of state", "", .line("/authorize"))
    items.addMore("call more people, or swap", "", .line("/call"))
    for row in playbook.matrix {
      let approach =
        row.approach.isEmpty ? "" : " --approach \(CardItem.word(row.approach))"
      items.addMore(
        row.scenario, row.advice + (row.cost.isEmpty ? "" : " (\(row.cost))"),
        .line("/option \(row.advice)\(approach)"))
    }
    return (body, items)
  }

  /// The ladder with the rungs that are out, and, while it hurts and nothing runs, what to ask about
  /// the lowest that is left.
  private var ladderLines: [String] {
    guard !playbook.approaches.isEmpty else { return [] }
    let rungs = playbook.approaches.map { isOut($0) ? "\($0.id) out" : $0.id }
    let ladder = "Ladder: " + rungs.joined(separator: " < ")
    guard incident.status == .open, incident.runningAction == nil,
      let lowest = playbook.approaches.first(where: isOpen)
    else { return [ladder] }
    let takes = lowest.takes.isEmpty ? "" : " (\(lowest.takes))"
    return [ladder, "Lowest left: \(lowest.name)\(takes). \(lowest.ask)"]
  }

  private var actionDetail: String {
    if let running = incident.runningAction { return "running: \(running.text)" }
    return incident.openDecision.map { "begin: \($0.text)" } ?? "decide first"
  }

  private var actionChoice: CardItem.Choice {
    guard incident.runningAction != nil else { return .line("/act") }
    return .question(
      "How did it end?",
      Action.Outcome.allCases.map { .init(word: $0.rawValue, line: "/\($0.rawValue)") })
  }

  private func optionDetail(_ option: MitigationOption, isTaken: Bool) -> String {
    if let why = option.ruledOut { return why.isEmpty ? "ruled out" : "ruled out: \(why)" }
    let forAgainst = [option.pros.map { "+ \($0)" }, option.cons.map { "- \($0)" }]
    return
      ([isTaken ? "decided" : nil, option.takes, option.approach] + forAgainst)
      .compactMap(\.self).joined(separator: "  ")
  }
}
