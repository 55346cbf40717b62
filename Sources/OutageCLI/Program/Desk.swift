import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// One incident as this run works on it: its timeline, what was read of it, its playbook.
final class Desk {
  let id: String
  let workspace: Workspace
  let timeline: Timeline
  private var cursor: Cursor?
  private var read: IncidentRecord?
  private(set) var damage: [Damage] = []
  private(set) lazy var playbook: Playbook = workspace.playbook(for: record.incident, at: id)

  init(id: String, workspace: Workspace) {
    self.id = id
    self.workspace = workspace
    timeline = Timeline(
      store: workspace.store, incident: id, writer: workspace.writer,
      clock: workspace.world.clock, entropy: workspace.world.entropy)
  }

  /// Everything on the timeline, folded; read when first asked for.
  var record: IncidentRecord {
    if let read { return read }
    refresh()
    return read ?? IncidentRecord(id: id, events: [])
  }

  /// Reads what others wrote since, and returns it.
  @discardableResult
  func refresh() -> [Event] {
    var place = cursor ?? Cursor()
    do throws(TimelineError) {
      let news = try timeline.news(since: &place)
      cursor = place
      report(news.damage)
      if read == nil {
        read = IncidentRecord(id: id, events: news.events)
      } else {
        read?.append(news.events)
      }
      return news.events
    } catch {
      workspace.console.complain(CommandFailure(error))
      return []
    }
  }

  /// The incident now.
  var situation: Situation {
    Situation(
      incident: record.incident, playbook: playbook, roster: workspace.roster, now: workspace.now,
      times: workspace.times, speaker: workspace.speakerName)
  }

  /// Appends events durably, then folds them in.
  func append(_ drafts: [EventDraft]) throws(TimelineError) -> [Event] {
    let events = try timeline.append(drafts)
    if read != nil { refresh() }
    return events
  }

  private func report(_ found: [Damage]) {
    for one in found where !damage.contains(one) {
      damage.append(one)
      workspace.console.say("warning: \(DamageSentence(one).text)")
    }
  }
}
