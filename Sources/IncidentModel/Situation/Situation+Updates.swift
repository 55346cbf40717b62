extension Situation {
  /// The id of the playbook's message for an update now; nil where it has none.
  public func updateTemplate(for audience: StatusUpdate.Audience, isWithoutNews: Bool) -> String? {
    let isResolved = incident.resolvedAt != nil
    let candidates: [String]
    switch audience {
    case .internal:
      candidates = ["internal-update"]
    case .public:
      if isResolved {
        candidates = ["public-resolved"]
      } else if isWithoutNews {
        candidates = ["public-no-news", "public-update"]
      } else if incident.lastUpdate(.public) == nil {
        candidates = ["public-first"]
      } else {
        candidates = ["public-update", "public-no-news"]
      }
    case .customers:
      candidates = isResolved ? ["customer-email-after"] : ["customer-email-ongoing"]
    }
    return candidates.first { playbook.templates[$0] != nil }
  }
}
