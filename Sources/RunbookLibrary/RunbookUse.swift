public import Encoding
public import IncidentModel

/// How a runbook was walked in an incident: its commands run, its items ticked.
public struct RunbookUse: Equatable, Sendable {
  /// The incident's id.
  public var incident: String
  /// Whether it was practice only.
  public var isDrill: Bool
  /// When the newest of its commands ran, or of its items was ticked.
  public var at: Instant
  /// Who ran and ticked, in order of appearance.
  public var people: [String]
  /// Items that stayed open and commands that were not run, of the steps that people were in.
  public var skipped: [String]
  /// Commands that failed, each by how it ended last.
  public var failed: [String]

  /// Reads a record; nil where the runbook was not walked, even if it was at hand.
  ///
  /// `runbook` is its text as the incident used it. A command that takes another one back is not
  /// missed. A tick says nothing where the item is among `shared`, those of the incident's playbook:
  /// it stands on the card whether the runbook is at hand or not.
  public init?(
    of runbook: Runbook, in record: IncidentRecord, shared: @autoclosure () -> Set<String> = []
  ) {
    let incident = record.incident
    let playbook = Playbook(runbook)
    let isTicked = record.events.contains { $0.kind == .itemTicked }
    let items = isTicked ? playbook.itemIDs.subtracting(shared()) : []
    let walked = record.effectiveEvents.filter { event in
      switch event.kind {
      case .commandRun: event.data[.runbook] == runbook.id
      case .itemTicked: event.data[.item].map(items.contains) ?? false
      default: false
      }
    }
    guard let last = walked.last else { return nil }
    self.incident = incident.id
    isDrill = incident.isDrill
    at = last.at
    people = []
    for event in walked where !people.contains(event.by) { people.append(event.by) }

    let runs = walked.filter { $0.kind == .commandRun }
    let names = Set(runs.compactMap { $0.data[.name] })
    let commands = runbook.commands
    let waysBack = Set(commands.compactMap(\.rollback))
    let missed = commands.filter { command in
      guard let id = command.id, !names.contains(id), !waysBack.contains(id) else { return false }
      return command.step.map { incident.enteredAt[$0] != nil } ?? true
    }
    skipped = playbook.unticked(in: incident).map(\.text) + missed.compactMap(\.id)
    var ends: [(name: String, hasFailed: Bool)] = []
    for run in runs {
      let name = run.data[.name] ?? String((run.data[.text] ?? "").prefix { $0 != "\n" })
      ends.removeAll { $0.name == name }
      ends.append((name, run.isFailedCommand))
    }
    failed = ends.filter(\.hasFailed).map(\.name)
  }
}
