import ArgumentParsing
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
  private var cursor = Cursor()
  private var read: IncidentRecord?
  private(set) var damage: [Damage] = []
  /// Events that could not be saved; they are written again before the next one.
  private(set) var unsaved: [Event] = []
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
    do throws(TimelineError) {
      let news = try timeline.news(since: cursor)
      cursor = news.cursor
      report(news.damage)
      fold(news.events)
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
      times: workspace.times, speaker: workspace.speakerName,
      calendar: record.incident.zone.flatMap(workspace.zoneRules).map(TimeText.init(zone:)))
  }

  /// The names that sentences about events use.
  var names: EventNames {
    EventNames(record: record, playbook: playbook, times: workspace.times)
  }

  /// Appends events durably, after those that could not be saved before, then folds them in.
  func append(_ drafts: [EventDraft]) throws(TimelineError) -> [Event] {
    if !unsaved.isEmpty { retryUnsaved() }
    do throws(TimelineError) {
      return take(try timeline.append(drafts, since: read == nil ? nil : cursor))
    } catch {
      switch error {
      case .notSaved(_, let events), .busy(_, let events): unsaved += events
      default: break
      }
      throw error
    }
  }

  private func retryUnsaved() {
    do throws(TimelineError) {
      let events = take(try timeline.retry(unsaved, since: read == nil ? nil : cursor))
      unsaved = []
      workspace.console.say(
        "saved now: \(events.count) \(events.count == 1 ? "entry" : "entries") from before")
    } catch {
      workspace.console.say("still not saved: \(unsaved.count)")
    }
  }

  private func take(_ appended: Timeline.Appended) -> [Event] {
    report(appended.damage)
    if read != nil {
      fold(appended.arrived + appended.events)
      cursor = appended.cursor ?? cursor
    }
    return appended.events
  }

  private func fold(_ events: [Event]) {
    if read == nil {
      read = IncidentRecord(id: id, events: events)
    } else {
      read?.append(events)
    }
  }

  private func report(_ found: [Damage]) {
    for one in found where !damage.contains(one) {
      damage.append(one)
      workspace.console.say("warning: \(DamageSentence(one).text)")
    }
  }
}
