import Encoding
import IncidentModel

/// Reads the lanes of a drawn timeline from the events of an incident.
struct TimelineChartLanes {
  private typealias Lane = TimelineChart.Lane
  private typealias Span = TimelineChart.Span
  private typealias Mark = TimelineChart.Mark

  private let export: IncidentExport
  private let events: [Event]
  private let start: Instant
  private let end: Instant

  /// Lanes from the moment at which it began to the last one drawn.
  init(_ export: IncidentExport, start: Instant, end: Instant) {
    self.export = export
    self.start = start
    self.end = end
    events = export.record.effectiveEvents
  }

  /// All lanes that have something in them.
  var all: [TimelineChart.Lane] {
    ([impact, page, updates, changes] + actions + components + people)
      .filter { !$0.spans.isEmpty || !$0.marks.isEmpty }
  }

  /// How users were hit; the first word about it holds from the beginning, the last until the impact
  /// stopped.
  private var impact: Lane {
    var lane = Lane(name: "Impact on users")
    let stop = export.incident.mitigatedAt.map { min($0, end) } ?? end
    for event in events where event.kind == .impactSet {
      guard let level = event.data[.impact].flatMap(Impact.Level.init(rawValue:)) else { continue }
      let tone: TimelineChart.Tone =
        switch level {
        case .full: .bad
        case .partial: .warning
        case .none: .good
        }
      follow(&lane, Span(start: event.at, end: stop, tone: tone, label: level.rawValue))
    }
    if let first = lane.spans.first, first.start > start { lane.spans[0].start = start }
    lane.spans.removeAll { $0.start >= $0.end }
    // While it was over nobody was hit.
    for respite in export.incident.respites {
      let well = Span(
        start: respite.mitigated.upperBound, end: min(respite.reopenedAt, end), tone: .plain,
        label: "")
      lane.spans = lane.spans.flatMap { Self.without([well], in: $0) }
    }
    return lane
  }

  private var page: Lane {
    var lane = Lane(name: "Maintenance page")
    for event in events {
      switch event.kind {
      case .maintenanceOn where lane.spans.last.map({ $0.end < end }) ?? true:
        lane.spans.append(Span(start: event.at, end: end, tone: .plain, label: "on"))
      case .maintenanceOff where lane.spans.last?.end == end:
        lane.spans[lane.spans.count - 1].end = event.at
      default: break
      }
    }
    return lane
  }

  /// The words outside, and what was promised of the next public one.
  private var updates: Lane {
    var lane = Lane(name: "Updates and promises")
    lane.marks = export.incident.updates.map { update in
      let shape: Mark.Shape =
        switch update.audience {
        case .public: .circle
        case .internal: .square
        case .customers: .triangle
        }
      return Mark(
        at: update.at, shape: shape, tone: .plain, label: "\(update.audience.rawValue) update")
    }
    for promise in PublicPromise.all(of: export.incident) {
      lane.marks.append(
        Mark(at: promise.due, shape: .promise, tone: promise.tone, label: promise.words))
      guard promise.isBroken else { continue }
      lane.spans.append(
        Span(start: promise.due, end: promise.kept ?? end, tone: .bad, label: "late"))
    }
    lane.spans.removeAll { $0.start >= end }
    return lane
  }

  private var changes: Lane {
    var lane = Lane(name: "Changes")
    lane.marks = export.incident.changes.compactMap { change in
      change.when.map {
        Mark(
          at: $0, shape: .square, tone: change.ruledOut == nil ? .warning : .plain,
          label: change.what)
      }
    }
    return lane
  }

  /// As many lanes as actions ran side by side.
  private var actions: [Lane] {
    var lanes: [Lane] = []
    for action in export.incident.actions {
      let tone: TimelineChart.Tone =
        switch action.outcome {
        case .worked: .good
        case .partly: .warning
        case .failed, .worse: .bad
        case nil: .plain
        }
      let outcome = action.outcome.map { " \($0.rawValue)" } ?? ""
      let span = Span(
        start: action.startedAt, end: action.endedAt ?? end, tone: tone,
        label: action.text + outcome)
      let free = lanes.firstIndex { lane in lane.spans.allSatisfy { $0.end <= span.start } }
      if free == nil {
        lanes.append(Lane(name: lanes.isEmpty ? "Actions" : "Actions at that time"))
      }
      lanes[free ?? lanes.count - 1].spans.append(span)
    }
    return lanes
  }

  /// One lane for each component, in the order in which something was found on it.
  private var components: [Lane] {
    export.incident.foundComponents.map { id in
      let name = export.playbook.components.first { $0.id == id }?.name ?? id
      var lane = Lane(name: name)
      for event in events where event.kind == .finding && event.data[.component] == id {
        guard let state = event.data[.state].flatMap(Finding.State.init(rawValue:)) else {
          continue
        }
        let tone: TimelineChart.Tone =
          switch state {
          case .ok: .good
          case .suspect: .warning
          case .failed: .bad
          case .unknown: .plain
          }
        follow(&lane, Span(start: event.at, end: end, tone: tone, label: state.rawValue))
      }
      return lane
    }
  }

  /// One lane for everybody who was in the call, with the time they led.
  private var people: [Lane] {
    let leads = leads
    return export.incident.joined.map { name in
      let led = leads.filter { $0.name == name }.map {
        Span(start: $0.start, end: $0.end, tone: .leading, label: "leads")
      }
      let present = stays(of: name).flatMap { stay in Self.without(led, in: stay) }
      return Lane(name: name, spans: (present + led).sorted { $0.start < $1.start })
    }
  }

  /// When somebody was in the call.
  private func stays(of name: String) -> [TimelineChart.Span] {
    var stays: [Span] = []
    var since: Instant?
    for event in events {
      if since == nil, joins(event, name) {
        since = event.at
      } else if let from = since, leaves(event, name) {
        stays.append(Span(start: from, end: event.at, tone: .plain, label: "in the call"))
        since = nil
      }
    }
    if let from = since, from < end {
      stays.append(Span(start: from, end: end, tone: .plain, label: "in the call"))
    }
    return stays
  }

  /// Whether somebody is out of the call from then on: they left, or the room was closed.
  private func leaves(_ event: Event, _ name: String) -> Bool {
    switch event.kind {
    case .responderLeft: (event.data[.name] ?? event.by) == name
    case .roomSet: event.data[.url] == "closed"
    default: false
    }
  }

  /// What is left of a span beside others, which are in order and apart.
  private static func without(
    _ others: [TimelineChart.Span], in span: TimelineChart.Span
  ) -> [TimelineChart.Span] {
    var left: [Span] = []
    var rest = span
    for other in others where other.end > rest.start && other.start < rest.end {
      var before = rest
      before.end = other.start
      if before.start < before.end { left.append(before) }
      rest.start = min(other.end, rest.end)
    }
    return rest.start < rest.end ? left + [rest] : left
  }

  private func joins(_ event: Event, _ name: String) -> Bool {
    switch event.kind {
    case .declared: event.by == name
    case .responderJoined, .handoffAccepted: (event.data[.name] ?? event.by) == name
    case .responderCalled: event.data[.name] == name && event.data[.outcome] == "joined"
    case .leaderAssigned, .roleAssigned: event.data[.name] == name
    default: false
    }
  }

  /// Who led when; who declared it acts as leader until one is assigned.
  private var leads: [(name: String, start: Instant, end: Instant)] {
    var leads: [(name: String, start: Instant, end: Instant)] = []
    for event in events {
      let name: String?
      switch event.kind {
      case .declared where leads.isEmpty: name = event.by
      case .leaderAssigned: name = event.data.flag(.nobody) ? nil : event.data[.name]
      case .handoffAccepted: name = event.data[.name] ?? event.by
      case .responderLeft where (event.data[.name] ?? event.by) == leads.last?.name: name = nil
      default: continue
      }
      if let last = leads.last, last.end == end {
        guard last.name != name else { continue }
        leads[leads.count - 1].end = min(event.at, end)
      }
      if let name, event.at < end { leads.append((name, event.at, end)) }
    }
    return leads
  }

  /// Adds a span that ends the one before it.
  private func follow(_ lane: inout TimelineChart.Lane, _ span: TimelineChart.Span) {
    guard span.start < end else { return }
    if !lane.spans.isEmpty {
      lane.spans[lane.spans.count - 1].end = max(lane.spans[lane.spans.count - 1].start, span.start)
    }
    lane.spans.append(span)
  }
}
