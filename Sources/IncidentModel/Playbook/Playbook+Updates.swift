extension Playbook {
  /// The ids of the messages that can be sent as an update, those for an audience first.
  ///
  /// All but those that the tool has another use for: what is said on the phone, to whoever is
  /// alone, on the page, and as a notice to whoever types.
  public func updateTemplates(for audience: StatusUpdate.Audience?) -> [String] {
    let all = templates.keys.filter { id in
      !Self.otherMessages.contains(id) && !Self.otherBeginnings.contains { id.hasPrefix($0) }
    }
    func isMeant(_ id: String) -> Bool { audience.map { id.hasPrefix($0.templatePrefix) } ?? false }
    return all.filter(isMeant).sorted() + all.filter { !isMeant($0) }.sorted()
  }

  private static let otherMessages: Set = ["alone", "call-script"]
  private static let otherBeginnings = ["alone-", "notice-", "page-"]
}

extension StatusUpdate.Audience {
  /// How the ids of the messages for an audience begin.
  fileprivate var templatePrefix: String {
    switch self {
    case .internal: "internal-"
    case .public: "public-"
    case .customers: "customer-"
    }
  }
}
