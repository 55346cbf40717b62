import Encoding
import IncidentModel
import TerminalUI
import Timeline

extension Desk {
  /// Where the drill stands; nil of what is no drill, or one without a scenario.
  var play: DrillPlay? {
    scenario.map { DrillPlay(scenario: $0, record: record) }
  }

  /// Writes down what has come due in the scenario, and answers it.
  ///
  /// What cannot be written is tried again the next time.
  func advanceDrill() -> [Event] {
    guard let play else { return [] }
    let due = play.due(at: workspace.now)
    guard !due.isEmpty else { return [] }
    do throws(TimelineError) {
      return try append { arrived in
        due.filter { draft in !arrived.contains { DrillPlay.isSame(draft, $0) } }.map(worded)
      }
    } catch {
      return []
    }
  }

  /// Writes down what has come due in the scenario, and answers it as lines for people.
  func drillNews() -> [StyledText] {
    let events = advanceDrill()
    guard !events.isEmpty else { return [] }
    let view = TimelineView(desk: self)
    return events.map { view.one($0, column: 0).sanitized(.escaped) }
  }

  /// What a place of the scenario shows now; nil where there is nothing to see.
  func look(at place: String) -> String? {
    play?.look(place, at: workspace.now).map(worded)
  }

  /// The ids of what can be looked at: the components of the map first, then the scenario's own.
  var placesToLook: [String] {
    let components = playbook.components.map(\.id)
    let own = scenario?.places.map(\.id) ?? []
    return components + own.filter { !components.contains($0) }
  }

  private func worded(_ draft: EventDraft) -> EventDraft {
    var draft = draft
    draft.data[.text] = draft.data[.text].map(worded)
    return draft
  }

  /// A text of the scenario with its placeholders filled in: `<-38m>` is the time on the clock that
  /// long before the drill began, `<12m>` that long after.
  private func worded(_ text: String) -> String {
    let situation = situation
    var values = situation.values
    for name in TemplateText(text).open(values) {
      let isBefore = name.hasPrefix("-")
      guard let seconds = DurationText.seconds(isBefore ? String(name.dropFirst()) : name),
        let start = situation.incident.declaredAt
      else { continue }
      values[name] = situation.times.minutes(
        start.advanced(bySeconds: isBefore ? -seconds : seconds))
    }
    return TemplateText(text).filled(values)
  }
}
