public import IncidentModel

/// What is missing or weak in a post-mortem.
public enum PostMortemProblem: Equatable, Sendable {
  /// A milestone that an incident of this kind has, and this one has not.
  case milestoneAbsent(Metrics.Milestone)
  /// A milestone that nobody said; it is taken from the next one.
  case milestoneUnsaid(Metrics.Milestone)
  /// A milestone before the one that comes before it.
  case milestoneEarly(Metrics.Milestone, than: Metrics.Milestone)
  /// Nobody said how users were hit.
  case impactUnsaid
  /// A decision without its reason, by the event's id.
  case decisionWithoutReason(id: String, text: String)
  /// Something that was ruled out without a reason, by the id of the event that did.
  case ruledOutWithoutReason(id: String?, text: String)
  /// A theory that was neither ruled out nor taken for the cause.
  case theoryOpen(text: String)
  /// An action of which nobody said how it ended.
  case actionWithoutEnd(text: String)
  /// A cause that no second person confirmed.
  case causeUnconfirmed
  /// A tollgate of the playbook of which nothing was said.
  case tollgateUnseen(id: String, name: String)
  /// A missed tollgate without a ticket.
  case tollgateWithoutTicket(id: String, name: String, text: String)
  /// A missed tollgate that no follow-up answers.
  case tollgateWithoutFollowUp(id: String, name: String, ticket: String)
  /// There are no follow-ups.
  case noFollowUps
  /// A follow-up without an owner.
  case followUpWithoutOwner(id: String, text: String)
  /// A follow-up without a date.
  case followUpWithoutDate(id: String, text: String)
  /// A follow-up that can never be called done, with the word that makes it so.
  case followUpVague(id: String?, text: String, word: String)
  /// A follow-up that stands in the text only, where nobody is reminded of it.
  case followUpUnrecorded(text: String)
  /// Somebody who was there and has not written what they saw.
  case notHeard(name: String)
  /// No date for the review.
  case noReview
  /// A part that nobody has written, by its heading.
  case blank(heading: String)
  /// What somebody left to be filled in, as it stands there.
  case placeholder(String)
  /// A question that nobody has answered.
  case openQuestion
  /// Words that blame somebody.
  case blame(words: String)
  /// A word of the trade where customers read.
  case jargon(word: String)
  /// So many lines of the record that are not in the draft.
  case behind(lines: Int)
}
