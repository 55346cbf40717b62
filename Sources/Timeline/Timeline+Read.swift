public import IncidentModel
import SystemIO

extension Timeline {
  /// What reading a timeline to its end gives.
  public struct Reading<State> {
    /// What the events came to.
    public var state: State
    /// What could not be read, in the order of files and lines.
    public var damage: [Damage]
    /// Files of others whose last line has no newline yet.
    public var arriving: [String]
    /// From where `news` and `append` go on.
    public var cursor: Cursor

    func map<Other>(_ transform: (State) -> Other) -> Reading<Other> {
      Reading<Other>(
        state: transform(state), damage: damage, arriving: arriving, cursor: cursor)
    }
  }

  /// All events in the order that decides state, each once.
  ///
  /// - Throws: `noSuchIncident`, or `system` when the directory cannot be read; a file that cannot
  ///   is damage.
  public func read() throws(TimelineError) -> Reading<[Event]> {
    try fold(into: []) { $0.append($1) }
  }

  /// Takes all events in the order that decides state, each once, without keeping them.
  ///
  /// `apply` may be called for some events, and then again for all of them from the initial state:
  /// that is how a file whose lines are out of order is noticed.
  ///
  /// - Throws: as `read`.
  public func fold<State>(
    into initial: State, _ apply: (inout State, Event) -> Void
  ) throws(TimelineError) -> Reading<State> {
    try fold(into: initial, passing: { _, _ in false }, apply)
  }

  /// The incident that the timeline tells, without keeping its events.
  ///
  /// What says nothing about the incident, mostly a note, is checked and counted but not decoded.
  ///
  /// - Throws: as `read`.
  public func foldIncident() throws(TimelineError) -> Reading<Incident> {
    var start = IncidentFold(id: incident)
    while true {
      let reading = try fold(start)
      if reading.state.isFinal { return reading.map(\.incident) }
      start = reading.state.corrected
    }
  }

  private func fold(_ start: IncidentFold) throws(TimelineError) -> Reading<IncidentFold> {
    let corrected = Set(start.correctedIDs.map { EventIdentity($0) })
    return try fold(
      into: start,
      passing: { fold, head in
        guard !fold.needs(head.kind), !corrected.contains(head.identity) else { return false }
        fold.count(at: head.at)
        return true
      }, { $0.apply($1) })
  }

  /// Takes the events; those that `passing` answers for are not decoded.
  private func fold<State>(
    into initial: State, passing: (inout State, EventHead) -> Bool,
    _ apply: (inout State, Event) -> Void
  ) throws(TimelineError) -> Reading<State> {
    let names = try fileNames()
    if let reading = fold(names, inFileOrder: true, initial, passing, apply) { return reading }
    // A merge by hand, or a clock that was set back inside a file: everything is held and sorted.
    return fold(names, inFileOrder: false, initial, passing, apply)
      ?? Reading(state: initial, damage: [], arriving: [], cursor: Cursor())
  }

  /// Merges the files; nil when they are taken as ordered but are not.
  private func fold<State>(
    _ names: [LogFileName], inFileOrder: Bool, _ initial: State,
    _ passing: (inout State, EventHead) -> Bool, _ apply: (inout State, Event) -> Void
  ) -> Reading<State>? {
    var reading = Reading(state: initial, damage: [], arriving: [], cursor: Cursor())
    var streams = openStreams(names, from: reading.cursor, damage: &reading.damage)
    defer { streams.forEach { files.close($0.file) } }
    if inFileOrder {
      while let place = EventStream.first(of: streams), let head = streams[place].head {
        if reading.cursor.take(head.identity, head.position), !passing(&reading.state, head),
          let event = streams[place].event
        {
          apply(&reading.state, event)
        }
        streams[place].advance()
        guard !streams[place].isDisordered else { return nil }
      }
    } else {
      for event in EventStream.rest(of: &streams) where reading.cursor.take(event) {
        apply(&reading.state, event)
      }
    }
    for stream in streams {
      reading.cursor.places[stream.name] = stream.place
      reading.damage += stream.damage
      guard let unfinished = stream.unfinished else { continue }
      if !stream.name.belongs(to: writer) {
        reading.arriving.append(stream.name.text)
      } else if endIsTorn(stream.file, path: stream.path, from: unfinished) {
        reading.damage.append(
          Damage(
            file: stream.name.text, line: stream.place.lines + 1, byte: unfinished, kind: .tornTail)
        )
      }
    }
    return reading
  }

  /// Opens files for reading behind a cursor, each at its first event.
  func openStreams(
    _ names: [LogFileName], from cursor: Cursor, damage: inout [Damage]
  ) -> [EventStream] {
    var streams: [EventStream] = []
    for name in names {
      let path = path(of: name)
      do throws(SystemError) {
        let file = try files.open(path, [.read, .nonBlocking])
        let place = cursor.places[name] ?? Cursor.Place()
        var stream = EventStream(name, path: path, file: file, from: place, files: files)
        stream.advance()
        streams.append(stream)
      } catch {
        damage.append(
          Damage(file: name.text, line: nil, byte: 0, kind: .unreadable(error)))
      }
    }
    return streams
  }
}

extension EventStream {
  /// The place of the stream whose event comes first.
  static func first(of streams: [EventStream]) -> Int? {
    var first: (place: Int, head: EventHead)?
    for place in streams.indices {
      guard let head = streams[place].head else { continue }
      if let found = first, !head.precedes(found.head) { continue }
      first = (place, head)
    }
    return first?.place
  }

  /// All events that are left, in order.
  static func rest(of streams: inout [EventStream]) -> [Event] {
    var events: [Event] = []
    for place in streams.indices {
      while let event = streams[place].event {
        events.append(event)
        streams[place].advance()
      }
    }
    return events.sorted(by: EventOrder.precedes)
  }
}
