import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Doctor {
  /// How far the newest entry may be ahead of this clock, in seconds.
  private static let skew = 60

  /// Whether the clock can be right: not before this program was written, nor before what it wrote.
  var clock: DoctorCheck {
    let now = workspace.times.full(workspace.now)
    let year = CivilTime(workspace.now, offsetSeconds: 0).year
    let hint = "timedatectl status"
    guard (2025...2199).contains(year) else { return .failed("clock", "\(now) cannot be", hint) }
    let newest = openDesks.compactMap { $0.record.events.map(\.recorded).max() }.max()
    if let newest, newest > workspace.now.advanced(bySeconds: Self.skew) {
      let ahead = TimeText.duration(seconds: newest.seconds(since: workspace.now))
      return .failed("clock", "\(now) is \(ahead) before the newest entry on a timeline", hint)
    }
    return .ok("clock", now)
  }

  /// Whether the timelines of what is open are whole on the disk.
  var timelines: DoctorCheck {
    let desks = openDesks
    var events = 0
    for desk in desks {
      do throws(TimelineError) {
        let audit = try desk.timeline.audit()
        events += audit.files.reduce(0) { $0 + $1.events }
        if let damage = audit.damage.first {
          return .failed(
            "timelines", "\(desk.id): \(DamageSentence(damage).text)", "outage audit \(desk.id)")
        }
      } catch {
        return .failed(
          "timelines", "\(desk.id): \(CommandFailure(error).message)", "outage audit \(desk.id)")
      }
    }
    return .ok(
      "timelines",
      desks.isEmpty
        ? "nothing is open" : "\(desks.count) open, whole, with \(events) entries")
  }

  private var openDesks: [Desk] {
    ((try? workspace.openIDs()) ?? []).map { Desk(id: $0, workspace: workspace) }
  }

  /// Whether cards fit, and whether names come out as they were typed.
  var terminal: DoctorCheck {
    let environment = world.host.environment
    let locale = GlyphChoice.foreignLocale(environment)
    let letters =
      locale.map { "locale \($0)" } ?? (workspace.console.isASCII ? "ASCII glyphs" : "UTF-8")
    let style = ColorChoice.style(
      flag: nil, environment: environment, isTerminal: world.isErrorTerminal)
    let color = style == .color ? "colour" : "no colour"
    guard world.isErrorTerminal else {
      return .ok("terminal", "none here; \(letters)")
    }
    let size = world.size()
    let text =
      "\(size.columns)x\(size.rows), \(environment["TERM"] ?? "no TERM"), \(color), \(letters)"
    if locale != nil {
      return .warning(
        "terminal", "\(text) is not UTF-8: names may come out wrong", "export LC_ALL=C.UTF-8")
    }
    if size.columns < 40 || size.rows < 16 {
      return .warning("terminal", "\(text); cards want 40x16 at least", "stty size")
    }
    return .ok("terminal", text)
  }
}
