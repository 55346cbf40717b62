import ArgumentParsing
import Exporters
import IncidentModel

/// The commands that close the gaps of a post-mortem, for pasting; words in capitals are to be
/// replaced.
struct PostMortemHints {
  private let id: String
  private let record: IncidentRecord

  init(_ desk: Desk) {
    id = desk.id
    record = desk.record
  }

  /// What to type about a problem.
  func hint(for problem: PostMortemProblem) -> String {
    switch problem {
    case .milestoneAbsent(let milestone), .milestoneUnsaid(let milestone):
      command(line(saying: milestone))
    case .milestoneEarly(let milestone, _): command(line(moving: milestone))
    case .impactUnsaid: command(["impact", "partial", "WHO COULD NOT DO WHAT"])
    case .decisionWithoutReason(let event, _): reason(event)
    case .ruledOutWithoutReason(let event, let text):
      event.map(reason) ?? command(["ruleout", text, "--why", "REASON"])
    case .theoryOpen(let text): command(["ruleout", text, "--why", "REASON"])
    case .actionWithoutEnd: command(["worked", "WHAT CAME OF IT"])
    case .causeUnconfirmed: command(["confirm", "cause", "--as", "NAME"])
    case .tollgateUnseen(let gate, _):
      command(["tollgate", gate, "FACT", "--ticket", "TICKET"])
    case .tollgateWithoutTicket(let gate, _, let text):
      command(["tollgate", gate, text, "--ticket", "TICKET"])
    case .tollgateWithoutFollowUp(_, _, let ticket):
      command(
        ["followup", "add", "WHAT EXACTLY", "--owner", "NAME", "--due", "DATE", "--ticket", ticket])
    case .noFollowUps, .followUpVague(nil, _, _): followUp("WHAT EXACTLY")
    case .followUpVague(let event?, _, _):
      command(["amend", Event.code(of: event), "WHAT EXACTLY"])
    case .followUpWithoutOwner(_, let text), .followUpWithoutDate(_, let text),
      .followUpUnrecorded(let text):
      followUp(text)
    case .notHeard(let name): command(["contribute", name, "FILE"])
    case .noReview: command(["review", "scheduled", "TIME"])
    case .blank, .placeholder, .openQuestion, .blame, .jargon: "outage postmortem \(id) --edit"
    case .behind: "outage postmortem \(id)"
    }
  }

  private func command(_ words: [String]) -> String {
    (["outage"] + words + ["-i", id]).map(ShellWord.quoted).joined(separator: " ")
  }

  private func reason(_ event: String) -> String {
    command(["amend", Event.code(of: event), "--why", "REASON"])
  }

  private func followUp(_ text: String) -> String {
    command(["followup", "add", text, "--owner", "NAME", "--due", "DATE"])
  }

  private func line(saying milestone: Metrics.Milestone) -> [String] {
    switch milestone {
    case .began: ["began", "TIME"]
    case .detected: ["found", record.incident.foundBy ?? "user", "--detected", "TIME"]
    case .leaderAssigned: ["lead", "NAME", "--at", "TIME"]
    case .firstPublicUpdate: ["update", "public", "TEXT", "--at", "TIME"]
    case .narrowed: ["cause", "TEXT", "--at", "TIME"]
    case .mitigated: ["mitigated", "--at", "TIME"]
    case .resolved: ["resolved", "--at", "TIME"]
    default: ["note", "TEXT", "--at", "TIME"]
    }
  }

  private func line(moving milestone: Metrics.Milestone) -> [String] {
    let kind: EventKind? =
      switch milestone {
      case .mitigated: .mitigated
      case .resolved: .resolved
      case .closed: .closed
      default: nil
      }
    guard let event = record.effectiveEvents.last(where: { $0.kind == kind }) else {
      return line(saying: milestone)
    }
    return ["retime", event.code(), "TIME"]
  }
}
