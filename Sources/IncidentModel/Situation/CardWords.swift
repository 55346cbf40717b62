/// Words on cards that are the team's to choose, by the ids that a playbook lists them under.
enum CardWords: String, CaseIterable {
  /// Leaving the search for a way out.
  case rollbackFirst = "rollback-first"
  /// Nobody can take the lead.
  case nobodyLeads = "nobody-leads"
  /// The same before the name of a change, where there is little room.
  case rollbackShort = "rollback-short"
  /// Nothing to begin yet.
  case decideFirst = "decide-first"
  /// Somebody who may give a second look, where nobody is there by name.
  case secondPerson = "second-person"
  /// Why a component of the list of suspects is looked at.
  case suspect = "suspect"
  /// Why a component is looked at that nobody saw.
  case unseen = "unseen"
  /// A part was found, and nothing was said of why it fails.
  case nameCause = "name-cause"
  /// How an incident is left for the night behind its page.
  case contained = "contained"
  /// Why whoever is alone is stopped before what is not easily undone.
  case aloneRisky = "alone-risky"

  /// What it is called where the playbook says nothing.
  var neutral: String {
    switch self {
    case .rollbackFirst: "go on to mitigate"
    case .nobodyLeads: "nobody leads"
    case .rollbackShort: "mitigate"
    case .decideFirst: "nothing decided"
    case .secondPerson: "a second person"
    case .suspect: "on the list of suspects"
    case .unseen: "not seen yet"
    case .nameCause: "the cause is not said yet"
    case .contained: "the page is on"
    case .aloneRisky: "not easily undone, and nobody else is there"
    }
  }
}

extension Playbook {
  /// What a card says for something, in the team's words where it has them.
  func words(_ item: CardWords) -> String { itemWords[item.rawValue] ?? item.neutral }
}
