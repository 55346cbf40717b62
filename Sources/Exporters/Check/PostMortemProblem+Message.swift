import IncidentModel

extension PostMortemProblem {
  /// What is wrong, without a capital or a full stop.
  public var message: String {
    switch self {
    case .milestoneAbsent(let milestone): "nothing is recorded for \"\(milestone.name)\""
    case .milestoneUnsaid(let milestone): "nobody said the time of \"\(milestone.name)\""
    case .milestoneEarly(let milestone, let other):
      "\"\(milestone.name)\" is earlier than \"\(other.name)\""
    case .impactUnsaid: "nobody said how users were hit"
    case .decisionWithoutReason(_, let text): "no reason for the decision: \(text)"
    case .ruledOutWithoutReason(_, let text): "no reason for ruling it out: \(text)"
    case .theoryOpen(let text): "neither ruled out nor confirmed: \(text)"
    case .actionWithoutEnd(let text): "nobody said how it ended: \(text)"
    case .causeUnconfirmed: "no second person confirmed the suspected cause"
    case .tollgateUnseen(_, let name): "nobody said why it did not catch the fault: \(name)"
    case .tollgateWithoutTicket(_, let name, _): "no ticket for the missed tollgate: \(name)"
    case .tollgateWithoutFollowUp(_, let name, let ticket):
      "no follow-up with the ticket \(ticket) of the missed tollgate: \(name)"
    case .noFollowUps: "there are no follow-ups"
    case .followUpWithoutOwner(_, let text): "nobody owns the follow-up: \(text)"
    case .followUpWithoutDate(_, let text): "no date for the follow-up: \(text)"
    case .followUpVague(_, let text, let word): "\"\(word)\" can never be called done: \(text)"
    case .followUpUnrecorded(let text):
      "this follow-up is not on record, so that nobody is reminded of it: \(text)"
    case .notHeard(let name): "\(name) has not written what they saw"
    case .noReview: "no date for the review"
    case .blank(let heading): "not written: \(heading)"
    case .placeholder(let text): "left to be filled in: \(text)"
    case .openQuestion: "a question without an answer"
    case .blame(let words): "\"\(words)\" blames a person"
    case .jargon(let word): "\"\(word)\" is a word that customers may not know"
    case .behind(let lines):
      "\(lines) \(lines == 1 ? "line" : "lines") of the record are not in this text"
    }
  }
}
