extension Situation {
  /// When the next public word is due, for whoever takes over: as promised, else the first one.
  public var nextPublicWord: String {
    guard let timer = timers.first(where: { $0.kind == .publicFirst || $0.kind == .publicNext })
    else { return "none promised" }
    return promise(timer.due) + (timer.kind == .publicFirst ? ", the first one" : "")
      + (timer.isDue(at: now) ? ", LATE" : "")
  }

  /// For whom a word is due next.
  public var nextUpdate: StatusUpdate.Audience {
    let next = timers.first { timer in
      [.publicFirst, .publicNext, .internalUpdate, .customerEmail].contains(timer.kind)
    }
    return switch next?.kind {
    case .publicFirst, .publicNext: .public
    case .customerEmail: .customers
    default: .internal
    }
  }

  /// Whether anything was found, decided or done since the last word to somebody.
  public func hasNews(for audience: StatusUpdate.Audience) -> Bool {
    guard let last = incident.lastUpdate(audience)?.at else { return true }
    let news =
      incident.findings.values.map(\.at) + incident.actions.compactMap(\.endedAt)
      + incident.actions.map(\.startedAt) + incident.decisions.map(\.at)
      + [incident.cause?.at, incident.impact?.at, incident.mitigatedAt, incident.resolvedAt]
      .compactMap(\.self)
    return news.contains { $0 >= last }
  }

  /// The id of the playbook's message for an update now; nil where it has none.
  public func updateTemplate(for audience: StatusUpdate.Audience, isWithoutNews: Bool) -> String? {
    let isResolved = incident.resolvedAt != nil
    let candidates: [String]
    switch audience {
    case .internal:
      candidates = (isWithoutNews ? ["internal-no-news"] : []) + ["internal-update"]
    case .public:
      if isResolved {
        candidates = ["public-resolved"]
      } else if isWithoutNews {
        candidates = ["public-no-news", "public-update"]
      } else if incident.lastUpdate(.public) == nil, incident.status == .open {
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
