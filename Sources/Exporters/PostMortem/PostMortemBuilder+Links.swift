import IncidentModel

extension PostMortemBuilder {
  /// The web addresses that people named, each once, with where it was first named.
  var links: [Block] {
    var lines: [PostMortem.Line] = []
    func add(_ text: String?, _ whose: RichText) {
      for address in Escaping.addresses(in: text ?? "")
      where !lines.contains(where: { $0.key == address }) {
        lines.append(PostMortem.Line(key: address, text: RichText(address) + " (" + whose + ")"))
      }
    }
    add(incident.room, "the war room")
    for event in export.record.effectiveEvents {
      let whose = RichText("\(event.by), \(event.at.utcText) UTC")
      for key in event.kind?.linkKeys ?? [] { add(event.data[key], whose) }
    }
    return lines.isEmpty ? [] : [.list(lines)]
  }
}

extension EventKind {
  /// What of an event may hold an address that leads somewhere.
  fileprivate var linkKeys: [EventData.Key] {
    switch self {
    case .note, .changed, .finding, .theoryOpened, .causeSuspected, .optionProposed, .decision,
      .actionStarted, .actionEnded, .checkPassed, .checkFailed, .updatePosted, .mitigated,
      .resolved, .tollgate, .contribution, .followupAdded:
      [.text, .what, .ref, .evidence, .message, .why, .ticket]
    default: []
    }
  }
}
