import Encoding

extension Situation {
  /// Step 5: the ways to mitigate from the lowest risk up, what runs, how it ended.
  var mitigateCard: ([String], CardItems) {
    var body = actionLines
    if let cause = incident.cause {
      let part = cause.component.map { "\(componentName($0)): " } ?? ""
      let second = cause.confirmedBy.map { ", confirmed by \($0)" } ?? ""
      body.append("Failing: \(part)\(cause.text) (\(cause.by)\(second))")
    }
    let users = dependents
    if !users.isEmpty {
      body.append("It is used by: \(users.joined(separator: ", "))")
    }
    let advice = self.advice
    body += ladderLines(advice)
    var items = CardItems(capacity: 3)
    for option in incident.options {
      let taken = incident.decisions.contains { $0.option == option.id }
      items.grow(
        option.text, optionDetail(option, isTaken: taken),
        .run("decide", [Event.code(of: option.id)]),
        isDone: taken || option.ruledOut != nil)
    }
    items.add("add a way to mitigate", "", .run("option"))
    items.add(
      "do what the playbook advises", adviceDetail(advice),
      short: advice.map { "advised: \($0.text)" }, adviceChoice(advice),
      isDone: advice.map(isTaken) ?? false)
    items.add(
      "the action, its start and end", actionDetail ?? playbook.words(.decideFirst),
      short: actionDetail, actionChoice)
    items.add(
      "mitigated: the impact stopped", "", .run("mitigated"),
      isDone: incident.status != .open)
    items.addMore("rule out one of the ways", "", .run("ruleout"))
    items.addMore(
      "the rest in the morning", sleepDetail,
      .run(lone == nil ? CardCommand("defer") : sleepCommand))
    items.addMore("all ways side by side", "", .run("show options"))
    items.addMore("impact is partial now", "", .run("impact partial"))
    items.addMore("decide on something else", "", .run("decide"))
    items.addMore("allow one change of state", "", .run("authorize"))
    items.addMore("call more people, or swap", "", .run("call"))
    for row in playbook.matrix {
      let approach = row.approach.isEmpty ? nil : row.approach
      items.addMore(
        row.scenario, row.advice + (row.cost.isEmpty ? "" : " (\(row.cost))"),
        .run("option", [row.advice], [.value("--approach", approach)]))
    }
    return (body, items)
  }

  /// What is being done to the system, or about to be, and what made it worse.
  var actionLines: [String] {
    var lines: [String] = []
    if let running = incident.runningAction {
      let since = times.near(running.startedAt, now: now)
      lines.append("RUNNING since \(since): \(running.text) (\(running.by))")
    } else if let decision = incident.openDecision {
      lines.append("Decided by \(decision.by), not begun: \(decision.text)")
    }
    if let action = secondError {
      lines.append(
        "SECOND ERROR: \(action.text) (\(action.by)) made it worse."
          + (wayBack(from: action).map { " Back: \($0)" } ?? ""))
    }
    return lines
  }

  /// While it hurts and nothing runs, what the playbook advises, else what to ask about the lowest rung
  /// that is left; then the ladder with the rungs that are out.
  ///
  /// For whoever is alone, what can be undone comes first.
  private func ladderLines(_ advice: Advice?) -> [String] {
    guard !playbook.approaches.isEmpty else { return [] }
    func rungs(_ approaches: [Playbook.Approach]) -> String {
      approaches.map { isOut($0) ? "\($0.id) out" : $0.id }.joined(separator: " < ")
    }
    var order = playbook.approaches
    var ladder = "Ladder: " + rungs(order)
    if lone != nil {
      let (easy, hard) = (order.filter(\.isEasilyUndone), order.filter { !$0.isEasilyUndone })
      order = easy + hard
      ladder = "Can be undone: \(rungs(easy)). Not alone: \(rungs(hard))"
    }
    guard incident.status == .open, incident.runningAction == nil else { return [ladder] }
    if let advice {
      let heard = advice.heard.joined(separator: ", ")
      return [
        "Playbook: \(advice.row.scenario.lowercasedFirst), heard \(heard)."
          + (advice.approach.map { " \($0.ask)" } ?? ""),
        ladder,
      ]
    }
    guard let lowest = order.first(where: isOpen) else { return [ladder] }
    let takes = lowest.takes.isEmpty ? "" : " (\(lowest.takes))"
    return ["Lowest left: \(lowest.name)\(takes). \(lowest.ask)", ladder]
  }

  private func adviceDetail(_ advice: Advice?) -> String {
    guard let advice else { return playbook.matrix.isEmpty ? "" : "nothing fits yet" }
    let facts = [
      advice.approach?.id, advice.approach.flatMap { $0.takes.isEmpty ? nil : $0.takes },
      advice.row.cost.isEmpty ? nil : "cost \(advice.row.cost)",
      advice.approach.flatMap { $0.undo.isEmpty ? nil : "undo \($0.undo)" },
    ]
    let known = facts.compactMap(\.self).joined(separator: ", ")
    return known.isEmpty ? advice.text : "\(known): \(advice.text)"
  }

  private func adviceChoice(_ advice: Advice?) -> CardItem.Choice {
    guard let advice else { return .run("show matrix") }
    let why =
      "\(advice.row.scenario.lowercasedFirst), heard \(advice.heard.joined(separator: ", "))"
    return .run(
      "decide", [advice.text],
      [.value("--approach", advice.approach?.id), .value("--why", why)])
  }

  private func isTaken(_ advice: Advice) -> Bool {
    incident.decisions.contains { $0.text == advice.text }
  }

  /// What the action is that would begin or end; nil while nothing is decided.
  private var actionDetail: String? {
    if let running = incident.runningAction { return "running: \(running.text)" }
    if let action = actionToTakeBack { return "begin: undo \(action.text)" }
    return incident.openDecision.map { "begin: \($0.text)" }
  }

  private var actionChoice: CardItem.Choice {
    guard incident.runningAction != nil else {
      return .run("act", actionToTakeBack.map { ["undo \($0.text)"] } ?? [])
    }
    return .question(
      "How did it end?",
      Action.Outcome.allCases.map { .init(word: $0.rawValue, command: CardCommand($0.rawValue)) })
  }

  /// How risky a way is: its rung on the ladder, and how easily it is undone.
  public func riskText(_ id: String?) -> String? {
    guard let id, let rank = playbook.approaches.firstIndex(where: { $0.id == id }) else {
      return id
    }
    let undo = playbook.approaches[rank].undo
    return "\(id) \(rank + 1)/\(playbook.approaches.count)"
      + (undo.isEmpty ? "" : ", undo \(undo)")
  }

  private func optionDetail(_ option: MitigationOption, isTaken: Bool) -> String {
    if let why = option.ruledOut { return why.isEmpty ? "ruled out" : "ruled out: \(why)" }
    let forAgainst = [option.pros.map { "+ \($0)" }, option.cons.map { "- \($0)" }]
    return
      ([isTaken ? "decided" : nil, option.takes, riskText(option.approach)] + forAgainst)
      .compactMap(\.self).joined(separator: "  ")
  }
}
