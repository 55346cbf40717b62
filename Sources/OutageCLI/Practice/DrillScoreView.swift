import Encoding
import IncidentModel
import TerminalUI

/// How a drill went, in plain words.
struct DrillScoreView {
  let lines: [StyledText]

  init(_ score: DrillScore, desk: Desk) {
    let times = desk.workspace.times
    let total =
      score.counted == 0 ? "nothing is due yet" : "\(score.met) of \(score.counted) in time"
    var lines = [
      StyledText("DRILL  \(desk.incident.title)  ", .heading) + StyledText(total, .strong)
    ]
    lines += score.goals.map(Self.line)
    if !score.remarks.isEmpty {
      lines += score.remarks.map { StyledText("- \($0.words(times))") }
    }
    // While it goes on, nobody wants to be told what it is.
    let isOver = desk.incident.isOver
    if isOver, let scenario = desk.scenario {
      for (title, text) in [("What it was", scenario.cause), ("To take away", scenario.debrief)]
      where !text.isEmpty {
        lines.append(StyledText(title, .heading))
        lines += text.split(separator: "\n").map { StyledText(String($0)) }
      }
    }
    self.lines = lines
  }

  private static func line(_ goal: DrillScore.Goal) -> StyledText {
    let (word, meaning): (String, Meaning) =
      switch goal.outcome {
      case .met: ("met", .ok)
      case .late: ("LATE", .late)
      case .missed: ("MISSED", .failed)
      case .ahead: ("to do", .due)
      case .untimed: ("-", .muted)
      }
    var text = goal.name
    if let reached = goal.reached { text += " after \(TimeText.duration(seconds: reached))" }
    if let target = goal.target { text += " (target \(TimeText.duration(seconds: target)))" }
    if case .late(let seconds) = goal.outcome {
      text += ": \(TimeText.duration(seconds: seconds)) late"
    }
    if goal.outcome == .untimed || goal.outcome == .missed, goal.reached == nil {
      text += ": not done"
    }
    return StyledText(word.padded(to: 8), meaning) + StyledText(text)
  }
}

extension DrillRemark {
  /// The remark as a sentence.
  func words(_ times: TimeText) -> String {
    let when = at.map { " (\(times.minutes($0)))" } ?? ""
    let words =
      switch kind {
      case .skippedStep: "step left out: \(subject)"
      case .undone: "left undone: \(subject)"
      case .passedGate: "went on regardless: \(subject)"
      case .riskyFirst: "hard to take back, and before what is easy to take back: \(subject)"
      case .worsened: "made it worse: \(subject)"
      case .unconfirmedCause: "no second person confirmed the cause: \(subject)"
      case .otherCause: "the cause was looked for in another part: \(subject)"
      case .rightCause: "the failing part was found: \(subject)"
      case .tooSoon: "called mitigated while users were still hit"
      case .unnoticed: "the impact ended, and nobody called it mitigated"
      }
    return words + when
  }
}

extension DrillScore {
  /// The score as JSON; durations are whole seconds.
  func json(of desk: Desk) -> JSON {
    let goals = goals.map { goal -> JSON in
      var late: JSON = .null
      if case .late(let seconds) = goal.outcome { late = JSON(seconds) }
      return [
        "id": .string(goal.id), "name": .string(goal.name), "outcome": .string(goal.outcome.word),
        "targetSeconds": goal.target.map { JSON($0) } ?? .null,
        "reachedSeconds": goal.reached.map { JSON($0) } ?? .null, "lateSeconds": late,
      ]
    }
    let remarks = remarks.map { remark -> JSON in
      [
        "kind": .string(remark.kind.rawValue), "subject": .string(remark.subject),
        "at": remark.at.map { .string($0.rfc3339) } ?? .null,
      ]
    }
    return [
      "incident": .string(desk.id),
      "scenario": desk.incident.scenario.map { .string($0.id) } ?? .null,
      "met": JSON(met), "counted": JSON(counted), "goals": .array(goals),
      "remarks": .array(remarks),
    ]
  }
}
