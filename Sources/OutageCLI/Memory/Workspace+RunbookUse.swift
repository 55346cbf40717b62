import IncidentModel
import RunbookLibrary

extension Workspace {
  /// How runbooks were walked last, by their ids.
  ///
  /// Goes back from the newest day until each was found; one that was never walked has nothing.
  func lastUses(of wanted: Set<String>) throws(CommandFailure) -> [String: RunbookUse] {
    var uses: [String: RunbookUse] = [:]
    var open = wanted
    var day: Substring = ""
    forEachDesk(in: try incidentIDs().reversed().lazy.prefix { _ in !open.isEmpty }) { desk in
      let id = desk.id
      // Of one day's incidents any may be the newest.
      if id.prefix(Self.dayLength) != day {
        open.subtract(uses.keys)
        day = id.prefix(Self.dayLength)
      }
      lazy var items = playbookItems(of: desk)
      for attached in desk.incident.runbooks where open.contains(attached.id) {
        guard let runbook = pinned(attached, at: id) ?? current(attached),
          let use = RunbookUse(
            of: runbook, in: desk.record,
            shared: attached.id == desk.incident.playbook?.id ? [] : items),
          uses[attached.id].map({ $0.at < use.at }) ?? true
        else { continue }
        uses[attached.id] = use
      }
    }
    return uses
  }

  /// The items of an incident's playbook, without those of the runbooks that it used.
  private func playbookItems(of desk: Desk) -> Set<String> {
    guard let playbook = desk.incident.playbook else { return [] }
    return (pinned(playbook, at: desk.id) ?? current(playbook)).map { Playbook($0).itemIDs } ?? []
  }

  /// The length of `inc-2026-11-20`.
  private static let dayLength = 14
}
