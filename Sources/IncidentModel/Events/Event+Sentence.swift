import Encoding

extension Event {
  /// The event as one line of plain words, without who said it and when.
  ///
  /// What people wrote is in it as it is, but for line breaks, which become spaces: whoever shows
  /// it makes it safe for the place.
  public func sentence(_ names: EventNames) -> String {
    Self.oneLine(words(names))
  }

  /// The same with the line breaks that people typed.
  public func words(_ names: EventNames) -> String {
    guard let kind else { return unknownWords }
    return factWords(kind, names) ?? peopleWords(kind, names) ?? causeWords(kind, names)
      ?? actionWords(kind, names) ?? afterWords(kind, names) ?? unknownWords
  }

  /// What the person said, for events that refer to this one.
  func saying(_ names: EventNames) -> String {
    let text = kind == .finding ? nil : kind.flatMap { data[$0.textKey] }
    return Self.oneLine(text ?? words(names))
  }

  /// A text on one line: each run of line breaks and the blanks around it is one space.
  private static func oneLine(_ text: String) -> String {
    let breaks: Set<Character> = ["\n", "\r", "\r\n", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}"]
    guard text.contains(where: { breaks.contains($0) || $0 == "\u{2029}" }) else { return text }
    let lines = text.split { breaks.contains($0) || $0 == "\u{2029}" }
    return lines.map { line in
      let rest = line.drop { $0 == " " }
      let trailing = rest.reversed().prefix { $0 == " " }.count
      return String(rest.dropLast(trailing))
    }
    .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The words for a kind that a newer release wrote: its name and its texts.
  private var unknownWords: String {
    let texts = data.members.sorted { $0.key < $1.key }.compactMap { key, value in
      value.string.map { key == "text" ? $0 : "\(key) \($0)" }
    }
    return kindName + (texts.isEmpty ? "" : ": " + texts.joined(separator: ", "))
  }

  /// `head`, or `head: text` where there is text.
  private func tell(_ head: String, _ key: EventData.Key) -> String {
    guard let text = data[key], !text.isEmpty else { return head }
    return "\(head): \(text)"
  }

  /// The parts that are there in brackets, with a blank before; nothing where none is.
  private func brackets(_ parts: String?...) -> String {
    let parts = parts.compactMap(\.self).filter { !$0.isEmpty }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }

  private func time(
    _ key: EventData.Key, _ names: EventNames, after word: String
  ) -> String? {
    data.instant(key).map { "\(word) \(names.time($0, near: at))" }
  }
}

extension Event {
  /// A time with its bounds, where nobody knew it exactly.
  private func saidTime(
    _ key: EventData.Key, _ names: EventNames, after word: String
  ) -> String? {
    guard let bounds = data.saidTime(key)?.bounds else { return time(key, names, after: word) }
    let (from, until) = (bounds.lowerBound, bounds.upperBound)
    return "\(word) between \(names.time(from, near: at)) and \(names.time(until, near: at))"
  }

  private func factWords(_ kind: EventKind, _ names: EventNames) -> String? {
    switch kind {
    case .declared:
      let severity = data[.severity].map { " \($0)" } ?? ""
      return "declared\(severity) \"\(data[.title] ?? "")\""
        + brackets(data.flag(.drill) ? "drill" : nil)
    case .severitySet: return tell("severity \(data[.severity] ?? "?")", .why)
    case .impactSet:
      let users = data.integer(.users).map { "\($0) users" }
      let security = data.flag(.security) ? "security" : nil
      return tell("impact \(data[.impact] ?? "?")", .text)
        + brackets(data[.data].map { "data \($0)" }, security, users)
    case .beganSet:
      let parts = [
        saidTime(.began, names, after: "it began"),
        saidTime(.detected, names, after: "it was noticed"),
        data[.foundBy].map { "found by \($0)" },
      ]
      return parts.compactMap(\.self).joined(separator: ", ")
    case .roomSet: return "war room \(data[.url] ?? "?")"
    case .outageConfirmed: return tell("confirmed that it is real", .text)
    case .stepEntered:
      return tell(step.map { "step \($0.rawValue), \($0.name)" } ?? "another step", .why)
    case .stepDone:
      let undone = data.list(.undone).map { Undone.words(kept: $0) { names.roles[$0] } }
      let rest = undone.isEmpty ? "" : ", left undone: \(undone.joined(separator: "; "))"
      return "done with \(stepName(data[.item]))\(rest)"
    case .stepSkipped: return tell("passed over \(stepName(data[.item]))", .why)
    case .note: return data[.text] ?? ""
    case .maintenanceOn:
      return tell("maintenance page on" + brackets(data[.scope]), .message)
        + (data[.to].map { ", by \($0)" } ?? "")
    case .maintenanceUpdated: return tell("maintenance page changed", .message)
    case .maintenanceOff: return tell("maintenance page off", .message)
    case .maintenanceDeclined: return tell("no maintenance page needed", .why)
    case .updatePosted:
      let news = data.flag(.noNews) ? ", no news" : ""
      let audience = data[.audience] == "customers" ? "customer" : data[.audience] ?? "status"
      return tell("\(audience) update\(news)", .message)
        + brackets(time(.next, names, after: "next"))
    default: return nil
    }
  }

  private func stepName(_ id: String?) -> String {
    id.flatMap { Step(id: $0)?.name } ?? id ?? "?"
  }

  private func peopleWords(_ kind: EventKind, _ names: EventNames) -> String? {
    let name = data[.name] ?? by
    switch kind {
    case .responderCalled:
      let outcome =
        switch data[.outcome] {
        case nil, "called": ""
        case CallOutcome.noAnswer.rawValue: ", no answer"
        case CallOutcome.declined.rawValue: ", cannot come"
        case let other?: ", \(other)"
        }
      return "called \(name)\(brackets(data[.role]))\(outcome)"
    case .responderJoined: return "\(name) joined\(brackets(data[.role]))"
    case .responderLeft: return "\(name) left"
    case .leaderAssigned:
      guard !data.flag(.nobody) else { return tell("nobody can lead", .why) }
      if data.flag(.alone) { return "nobody answers: \(name) carries on alone" }
      return "\(name) leads" + brackets(data.flag(.random) ? "drawn by lot" : nil)
    case .roleAssigned: return "\(name) is \(data[.role] ?? "?")"
    case .handoffOffered: return "lead offered to \(data[.to] ?? "?")"
    case .handoffAccepted: return "\(name) took over the lead"
    case .taskAssigned:
      let group = data.list(.with)
      let with = group.isEmpty ? "" : " with \(group.joined(separator: ", "))"
      return tell("task for \(data[.to] ?? "?")\(with)", .text)
        + brackets(time(.due, names, after: "due"))
    case .taskDone: return "task done: \(names.quote(data[.ref]))"
    default: return nil
    }
  }

  private func causeWords(_ kind: EventKind, _ names: EventNames) -> String? {
    switch kind {
    case .changed:
      return tell("changed", .what) + brackets(data[.ref], time(.when, names, after: "at"))
    case .finding:
      let state = data[.state] ?? "?"
      let isBad = state == Finding.State.failed.rawValue || state == Finding.State.suspect.rawValue
      let head = "finding \(names.name(data[.component])) \(isBad ? state.uppercased() : state)"
      return tell(head, .evidence) + brackets(data[.lane])
    case .theoryOpened: return tell("theory", .text)
    case .ruledOut: return tell("ruled out \(names.quote(data[.ref]))", .why)
    case .causeSuspected:
      return tell("suspected cause", .text)
        + brackets(
          data[.component].map(names.name), data[.confirmedBy].map { "confirmed by \($0)" })
    case .causeConfirmed: return tell("suspected cause confirmed", .text)
    default: return nil
    }
  }

  private func actionWords(_ kind: EventKind, _ names: EventNames) -> String? {
    switch kind {
    case .optionProposed:
      return tell("option", .text)
        + brackets(
          data[.takes], data[.pros].map { "for: \($0)" }, data[.cons].map { "against: \($0)" })
    case .decision: return tell("decision", .text) + (data[.why].map { ", because \($0)" } ?? "")
    case .authorized: return tell("allowed", .text)
    case .actionStarted: return tell("action", .text)
    case .actionEnded:
      let action = data[.ref].flatMap { names.said[$0] }.map { "\"\($0)\"" } ?? "the action"
      let outcome = data[.outcome] ?? "ended"
      let end =
        switch Action.Outcome(rawValue: outcome) {
        case .partly: "worked in part"
        case .worse: "made it worse"
        default: outcome
        }
      return tell("\(action) \(end)", .text)
    case .commandRun: return commandSentence
    case .checkPassed: return tell("check \(names.name(data[.name])) passed", .evidence)
    case .checkFailed: return tell("check \(names.name(data[.name])) FAILED", .evidence)
    case .restoreDeferred:
      let until = time(.until, names, after: " until") ?? ""
      return tell("restoration deferred\(until)" + brackets(data[.to]), .text)
    case .mitigated: return tell("mitigated", .text)
    case .resolved: return tell("resolved", .text)
    case .reopened: return tell("reopened", .why)
    case .closed: return "closed" + brackets(data[.reason], data[.of].map { "see \($0)" })
    default: return nil
    }
  }

  private func afterWords(_ kind: EventKind, _ names: EventNames) -> String? {
    switch kind {
    case .amended: return tell("amended \(names.quoteFirst(data[.ref]))", .text)
    case .retimed:
      return "moved \(names.quote(data[.ref]))" + (time(.time, names, after: " to") ?? "")
    case .struck: return tell("struck \(names.quote(data[.ref]))", .why)
    case .itemTicked: return "ticked: \(names.name(data[.item]))"
    case .itemUnticked: return "no longer ticked: \(names.name(data[.item]))"
    case .timerSnoozed:
      let until = time(.until, names, after: " until") ?? ""
      return tell("reminder \(data[.timer] ?? "?") put off\(until)", .why)
    case .gatePassedOver: return tell("went past the gate \"\(data[.gate] ?? "?")\"", .why)
    case .tollgate: return tell("tollgate \(data[.name] ?? "?")", .text) + brackets(data[.ticket])
    case .contribution: return tell("what \(data[.name] ?? by) saw", .text)
    case .followupAdded:
      return tell("follow-up", .text)
        + brackets(data[.owner], time(.due, names, after: "due"), data[.ticket])
    case .followupDone: return "follow-up done: \(names.quote(data[.ref]))"
    case .reviewScheduled: return "review scheduled" + (time(.time, names, after: " for") ?? "")
    case .reviewHeld: return "review held" + (time(.time, names, after: " at") ?? "")
    case .runbookAttached:
      return "runbook \(data[.name] ?? "?")" + (data[.version].map { ", version \($0)" } ?? "")
    default: return nil
    }
  }
}

extension Event {
  /// What was run and what came of it.
  private var commandSentence: String {
    let status = data.integer(.exit).map { $0 == 0 ? "done" : "exit \($0)" }
    let end = (status ?? data[.outcome]).map { ": \($0)" } ?? ""
    let time = data.integer(.durationSeconds).map { " in \(TimeText.duration(seconds: $0))" } ?? ""
    let verdict = data[.verdict].map { ", \($0)" } ?? ""
    return "ran \(data[.name] ?? data[.text] ?? "a command")\(end)\(time)\(verdict)"
  }
}
