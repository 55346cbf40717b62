/// Something that goes outside once it is on the timeline: a text for a page, a call.
struct OutsideWord {
  /// The hook that may carry it.
  var hook: HookName
  /// The text; empty where there is none.
  var message = ""
  /// Where a person puts it where no hook does, `on the status page`.
  var place: String
  /// The placeholders of the text that only a person can fill in.
  var open: [String] = []
  /// Whether only the team reads it, who do not mind gaps.
  var isForTheTeam = false
  /// What the hook is told beside the facts about the incident.
  var facts: [HookFact: String] = [:]

  /// What is left to a person where the hook fails.
  var byHand: String {
    hook.verb == "call"
      ? "Dial \(facts[.phone] ?? facts[.name] ?? "") yourself." : "Put it \(place) by hand."
  }
}
