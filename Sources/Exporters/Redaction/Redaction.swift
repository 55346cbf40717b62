public import IncidentModel

/// What is removed from a record before it leaves the team.
///
/// It works on the events and folds them anew, so that every format shows the same. When in doubt it
/// removes too much: a first name that is also a word, or a version that looks like an address.
public struct Redaction: Sendable {
  /// How much is removed.
  public enum Profile: Equatable, Sendable {
    /// Names of people become their roles; their mail addresses and phone numbers go.
    case names
    /// Names, and also every address, name of a machine, and key.
    case `public`
    /// The same, and these words and phrases.
    case words([String])

    /// Its name.
    public var name: String {
      switch self {
      case .names: "names"
      case .public: "public"
      case .words: "words"
      }
    }
  }

  /// How much is removed.
  public var profile: Profile
  /// People whose names may stand in texts even where they took no part.
  public var roster: Roster
  /// Whether something in a text looks like a key, a token or a password.
  public var isSecret: @Sendable (String) -> Bool

  /// Makes a redaction.
  public init(
    _ profile: Profile, roster: Roster = Roster(), isSecret: @escaping @Sendable (String) -> Bool
  ) {
    self.profile = profile
    self.roster = roster
    self.isSecret = isSecret
  }

  /// The words and phrases of a text, one a line; empty lines say nothing.
  public static func words(in text: String) -> [String] {
    // Some editors write a mark before the first word, which nobody sees.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    return Escaping.lines(text).map { String(String.UnicodeScalarView($0)) }.filter { !$0.isEmpty }
  }

  /// The export without what must not leave, and with the count of it.
  public func applied(to export: IncidentExport) -> IncidentExport {
    let named = RedactedPeople(record: export.record, roster: roster)
    var trial = TextRedactor(profile: profile, people: named, isSecret: isSecret)
    let people = RedactedPeople(record: export.record, roster: roster) { role in
      trial.redacted(role) != role
    }
    var redactor = RecordRedactor(
      text: TextRedactor(profile: profile, people: people, isSecret: isSecret),
      people: people, record: export.record)
    let events = export.record.events.map { redactor.redacted($0) }
    var text = redactor.text
    let rootCause = export.rootCause.map { text.redacted($0) }
    var report = RedactionReport(profile: profile.name)
    report.counts = text.counts
    report.removalsByEvent = redactor.removals
    let postMortem = export.postMortem.map { text.redacted(markdown: $0) }
    if postMortem != nil { report.countsOfText = text.counts - report.counts }
    report.givenWords = text.wordCount
    report.unmetWords = text.unmetWords
    // What the playbook says is no part of the record, and is not counted.
    var result = IncidentExport(
      record: IncidentRecord(id: redactor.incidentID, events: events),
      playbook: text.redacted(export.playbook), times: export.times)
    // At the head: what people wrote below cannot hide it there.
    result.postMortem = postMortem.map { "Redacted: \(report.sentenceOfText).\n\n" + $0 }
    result.rootCause = rootCause
    result.costRate = export.costRate
    result.runbookRemarks = export.runbookRemarks.map { use in
      var use = use
      use.id = text.redacted(use.id)
      use.undone = use.undone.map { text.redacted($0) }
      use.failures = use.failures.map { text.redacted($0) }
      return use
    }
    result.redaction = report
    return result
  }
}
