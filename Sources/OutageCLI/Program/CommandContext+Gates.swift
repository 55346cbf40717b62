import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension CommandContext {
  /// Asks at gates; going on regardless is recorded.
  ///
  /// In a script a gate is passed over with a warning.
  func pass(_ gates: [Gate], to what: String, speaker: Speaker) throws(Interruption)
    -> [EventDraft]
  {
    var drafts: [EventDraft] = []
    for gate in gates {
      if console.isAttended {
        if let advice = gate.advice { console.say(StyledText(advice, .due)) }
        guard
          try console.agrees("\(gate.missing.capitalizedFirst). \(what.capitalizedFirst) anyway")
        else { throw .cancelled }
      } else {
        warn(gate)
      }
      drafts.append(
        try draft(.gatePassedOver, [.gate: gate.id, .why: gate.missing], speaker: speaker))
    }
    return drafts
  }

  /// Asks the leader for a sentence at the gate before a riskier way; the sentence is the record.
  ///
  /// Nothing is decided without one. In a script the reason that was given is the sentence.
  func explain(
    _ gate: Gate, speaker: Speaker
  ) throws(Interruption) -> (passed: EventDraft, sentence: String?) {
    var sentence = invocation.value("--why")
    if console.isAttended {
      if let advice = gate.advice { console.say(StyledText(advice, .due)) }
      if sentence == nil {
        sentence = try console.ask("\(gate.missing.capitalizedFirst). Why not that, in a sentence")
      }
      guard sentence != nil else { throw .cancelled }
    } else {
      warn(gate)
    }
    let why = [gate.missing, sentence?.withoutBecause].compactMap(\.self).joined(separator: "; ")
    let passed = try draft(.gatePassedOver, [.gate: gate.id, .why: why], speaker: speaker)
    return (passed, sentence)
  }

  private func warn(_ gate: Gate) {
    console.say("warning: \(gate.missing); went past the gate \"\(gate.id)\", recorded")
  }

  /// A second person's look that the one who is alone cannot give: it is recorded as it is, without a
  /// question, and becomes work for the morning.
  func leaveForTheMorning(
    _ work: String, _ gates: [Gate], speaker: Speaker
  ) throws(Interruption) -> [EventDraft] {
    let situation = try situation()
    var drafts: [EventDraft] = []
    for gate in gates {
      drafts.append(
        try draft(
          .gatePassedOver, [.gate: gate.id, .why: "alone; \(gate.missing)"], speaker: speaker))
    }
    guard !gates.isEmpty else { return [] }
    return drafts
      + situation.morningTasks(
        [work], to: situation.owner(from: situation.morning), due: situation.morning,
        by: speaker.by, typedBy: speaker.typedBy)
  }
}
