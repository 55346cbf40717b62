import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// One incident as this run works on it: its timeline, what was read of it, its playbook.
final class Desk {
  /// What was read of the timeline, up to the cursor.
  private enum Known {
    case nothing
    /// Where the incident stands, without the events that say so.
    case incident(Incident)
    case record(IncidentRecord)
  }

  let id: String
  let workspace: Workspace
  let timeline: Timeline
  private var cursor = Cursor()
  private var known = Known.nothing
  private var madeNames: EventNames?
  /// What was found wrong in the files, and has been said.
  private var toldDamage: Set<Damage> = []
  /// Events that could not be saved; they are written again before the next one.
  private(set) var unsaved: [Event] = []
  private var news: [Event] = []
  /// Whether it is one of many that a command looks at, which tells what is wrong with all of them.
  private let isOneOfMany: Bool
  /// What was found wrong in the files and is still to be said, of one of many.
  private(set) var untoldDamage: [Damage] = []
  /// Whether what is told of it is read in the session.
  var isInSession = false
  /// Why the timeline could not be read when that was last tried.
  private var toldFailure: TimelineError?
  /// The words that the incident was declared with; read when first asked for.
  lazy var playbook: Playbook = workspace.playbook(for: incident, at: id)

  /// The scenario that is practised, as it was when the drill began; nil of what is no drill.
  lazy var scenario: DrillScenario? = workspace.scenario(of: incident, at: id)

  init(id: String, workspace: Workspace, isOneOfMany: Bool = false) {
    self.id = id
    self.isOneOfMany = isOneOfMany
    self.workspace = workspace
    timeline = Timeline(
      store: workspace.store, incident: id, writer: workspace.writer,
      clock: workspace.world.clock, entropy: workspace.world.entropy)
  }

  /// Everything on the timeline, folded; read when first asked for.
  var record: IncidentRecord {
    if case .record(let record) = known { return record }
    forget()
    refresh()
    guard case .record(let record) = known else { return IncidentRecord(id: id, events: []) }
    return record
  }

  /// Where the incident stands; for a command that needs no more, the events are not kept.
  var incident: Incident {
    switch known {
    case .record(let record): return record.incident
    case .incident(let incident): return incident
    case .nothing: break
    }
    do throws(TimelineError) {
      let reading = try timeline.foldIncident()
      cursor = reading.cursor
      report(reading.damage)
      known = .incident(reading.state)
      return reading.state
    } catch {
      complain(error)
      return Incident(id: id)
    }
  }

  /// Reads what others wrote since.
  func refresh() {
    let isFirst = cursorIfRead == nil
    do throws(TimelineError) {
      let found = try timeline.news(since: cursor)
      toldFailure = nil
      cursor = found.cursor
      report(found.damage)
      fold(found.events, isInOrder: !found.needsFold)
      if !isFirst { news += found.events }
    } catch {
      complain(error)
    }
  }

  /// Says why the timeline cannot be read, once for as long as it lasts: a session looks every second.
  ///
  /// Of another program's file beside the incidents there is nothing to say.
  private func complain(_ error: TimelineError) {
    guard error != toldFailure else { return }
    toldFailure = error
    if case .noSuchIncident = error, workspace.world.files.exists(timeline.directory) { return }
    workspace.console.complain(CommandFailure(error))
  }

  /// What others wrote since this was last asked, by whatever way it was noticed.
  func takeNews() -> [Event] {
    defer { news = [] }
    return news
  }

  /// The people to call: in a drill those of its scenario, for nobody is phoned for practice.
  var roster: Roster { scenario?.roster ?? workspace.roster }

  /// The spelling of a name that somebody has: the roster's, that of a responder, or that of whoever
  /// said something before.
  func knownName(_ word: String) -> String? {
    if let known = incident.knownName(word, roster: roster) { return known }
    let lower = word.lowercased()
    return record.events.first { $0.by.lowercased() == lower }?.by
  }

  /// The one name or alias of somebody known that a word may be a typing mistake for, or the beginning
  /// of; nil where none or several are.
  func nearName(_ word: String) -> String? {
    let word = word.trimmed.lowercased()
    let limit = max(1, WordDistance.forgiven(in: word.unicodeScalars.count))
    let known =
      roster.people.map { ($0.name, [$0.name] + $0.aliases) }
      + incident.people.map { ($0.name, [$0.name]) }
    let near = known.filter { _, spellings in
      spellings.map { $0.lowercased() }.contains { name in
        name.hasPrefix(word) || WordDistance.between(word, name, limit: limit) != nil
      }
    }
    let names = Set(near.map(\.0))
    return names.count == 1 ? names.first : nil
  }

  /// The incident now.
  var situation: Situation {
    var situation = Situation(
      incident: incident, playbook: playbook, roster: roster, now: workspace.now,
      times: workspace.times, speaker: workspace.speakerName,
      calendar: incident.zone.flatMap(workspace.zoneRules).map(TimeText.init(zone:)),
      statusPage: workspace.settings.statusPage,
      channel: workspace.settings.channelPrefix.map { $0 + id })
    situation.isInSession = isInSession
    return situation
  }

  /// The names that sentences about events use.
  var names: EventNames {
    if let madeNames { return madeNames }
    let names = EventNames(record: record, playbook: playbook, times: workspace.times)
    madeNames = names
    return names
  }

  /// Appends events durably, after those that could not be saved before, then folds them in.
  func append(_ drafts: [EventDraft]) throws(TimelineError) -> [Event] {
    retryUnsaved()
    do throws(TimelineError) {
      return take(try timeline.append(drafts, since: cursorIfRead))
    } catch {
      switch error {
      case .notSaved(_, let events), .busy(_, let events): unsaved += events
      default: break
      }
      throw error
    }
  }

  /// Appends what is decided once it is known what others wrote meanwhile, as one step.
  func append(deciding decide: ([Event]) -> [EventDraft]) throws(TimelineError) -> [Event] {
    do throws(AppendError<Never>) {
      return take(try timeline.append(since: cursorIfRead) { decide($0.arrived) })
    } catch {
      switch error {
      case .failed(let failure): throw failure
      }
    }
  }

  /// Writes what could not be saved before, if there is anything.
  func retryUnsaved() {
    guard !unsaved.isEmpty else { return }
    do throws(TimelineError) {
      let events = take(try timeline.retry(unsaved, since: cursorIfRead))
      unsaved = []
      workspace.console.say(
        "saved now: \(events.count) \(events.count == 1 ? "entry" : "entries") from before")
    } catch {
      workspace.console.say("still not saved: \(unsaved.count)")
    }
  }

  private var cursorIfRead: Cursor? {
    if case .nothing = known { nil } else { cursor }
  }

  private func take(_ appended: Timeline.Appended) -> [Event] {
    report(appended.damage)
    if let cursor = appended.cursor, cursorIfRead != nil {
      self.cursor = cursor
      fold(appended.arrived + appended.unseen, isInOrder: !appended.needsFold)
      news += appended.arrived
    }
    return appended.events
  }

  private func fold(_ events: [Event], isInOrder: Bool) {
    // Only what speaks of another event needs that one's words.
    if events.contains(where: { $0.data[.ref] != nil }) { madeNames = nil }
    switch known {
    case .nothing:
      known = .record(IncidentRecord(id: id, events: events))
    case .record(var record):
      // What was handed out may not be there any more.
      guard isInOrder else { return forget() }
      known = .nothing
      record.append(events)
      known = .record(record)
    case .incident(var incident):
      // What changes something that was folded before is read anew, when next asked for.
      guard isInOrder, !events.contains(where: { $0.kind?.isCorrection == true }) else {
        return forget()
      }
      events.forEach { incident.apply($0) }
      known = .incident(incident)
    }
  }

  private func forget() {
    known = .nothing
    madeNames = nil
    cursor = Cursor()
  }

  /// How many places are told one by one: a file that is none must not hide what was asked for.
  private static let mostTold = 8

  private func report(_ found: [Damage]) {
    guard !isOneOfMany else { return untoldDamage += found }
    for one in found where toldDamage.insert(one).inserted {
      switch toldDamage.count {
      case ...Self.mostTold: workspace.console.say("warning: \(DamageSentence(one).text)")
      case Self.mostTold + 1: workspace.console.say("warning: more is wrong; outage audit \(id)")
      default: break
      }
    }
  }
}
