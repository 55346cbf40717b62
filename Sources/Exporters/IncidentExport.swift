public import IncidentModel

/// One incident as every exporter sees it: its record, what its playbook calls things, how its times
/// are told, and the derived numbers, computed once.
///
/// Exporters are pure functions from this value to bytes. They read no clock, so that the same
/// record gives the same bytes, and a format added later stands beside the others in one file.
public struct IncidentExport: Sendable {
  /// The events and the incident that they make.
  public var record: IncidentRecord
  /// The playbook, for the names of its parts and the outline of the post-mortem.
  public var playbook: Playbook
  /// How times are told, in the zone of the incident.
  public var times: TimeText
  /// The milestones and the durations between them.
  public let metrics: Metrics
  /// The post-mortem as people edited it, in Markdown; nil for the one that the record writes.
  public var postMortem: String?
  /// The root cause as people wrote it into the post-mortem, a paragraph each; the record has none.
  public var rootCause: [String] = []
  /// What an hour of an outage costs; nil where nobody has set it.
  public var costRate: CostRate?
  /// What the incident says about the runbooks that it used.
  public var runbookRemarks: [RunbookRemarks] = []
  /// What was removed before; nil where nothing was to be.
  public internal(set) var redaction: RedactionReport?

  /// Gathers what an export needs.
  public init(record: IncidentRecord, playbook: Playbook, times: TimeText) {
    self.record = record
    self.playbook = playbook
    self.times = times
    metrics = Metrics(record.incident)
  }

  /// The incident.
  public var incident: Incident { record.incident }
}
