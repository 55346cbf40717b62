public import Encoding

/// An incident whose suspected cause or a tollgate says that money was missing.
public struct UnfundedIncident: Equatable, Sendable {
  /// The incident's id.
  public var id: String
  /// What was broken.
  public var title: String
  /// How bad it was.
  public var severity: Severity?
  /// When it was declared.
  public var declaredAt: Instant?
  /// How long users were hit.
  public var impact: Length
  /// What was said of the money, and where: `suspected cause: …`, `tollgate unit: …`.
  public var said: [String]

  /// The incident as far as it names missing money; nil where it does not.
  ///
  /// `words` are the beginnings of words, or of phrases, that mean missing money.
  public init?(_ incident: Incident, words: [String]) {
    guard !words.isEmpty else { return nil }
    var texts = incident.tollgates.map { ("tollgate \($0.name)", $0.text) }
    if let cause = incident.cause { texts.insert(("suspected cause", cause.text), at: 0) }
    said = texts.filter { WordMatch.holds($0.1, anyOf: words) }.map { "\($0.0): \($0.1)" }
    guard !said.isEmpty else { return nil }
    id = incident.id
    title = incident.title
    severity = incident.severity
    declaredAt = incident.declaredAt
    impact = Metrics(incident)[MetricsSummary.compared]
  }
}
