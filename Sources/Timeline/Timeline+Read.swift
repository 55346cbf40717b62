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
    let names = try fileNames()
    if let reading = fold(names, inFileOrder: true, initial, apply) { return reading }
    // A merge by hand, or a clock that was set back inside a file: everything is held and sorted.
    return fold(names, inFileOrder: false, initial, apply)
      ?? Reading(state: initial, damage: [], arriving: [], cursor: Cursor())
  }

  /// Merges the files; nil when they are taken as ordered but are not.
  private func fold<State>(
    _ names: [LogFileName], inFileOrder: Bool, _ initial: State,
    _ apply: (inout State, Event) -> Void
  ) -> Reading<State>? {
    var reading = Reading(state: initial, damage: [], arriving: [], cursor: Cursor())
    var streams = openStreams(names, from: reading.cursor, damage: &reading.damage)
    defer { streams.forEach { files.close($0.file) } }
    if inFileOrder {
      while let next = EventStream.next(in: &streams) {
        if reading.cursor.take(next) { apply(&reading.state, next) }
        guard !streams.contains(where: \.isDisordered) else { return nil }
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
  /// The event that comes first of those that the streams are at; moves its stream on.
  static func next(in streams: inout [EventStream]) -> Event? {
    var first: (place: Int, event: Event)?
    for (place, stream) in streams.enumerated() {
      guard let event = stream.head else { continue }
      if let found = first, !EventOrder.precedes(event, found.event) { continue }
      first = (place, event)
    }
    guard let first else { return nil }
    streams[first.place].advance()
    return first.event
  }

  /// All events that are left, in order.
  static func rest(of streams: inout [EventStream]) -> [Event] {
    var events: [Event] = []
    for place in streams.indices {
      while let event = streams[place].head {
        events.append(event)
        streams[place].advance()
      }
    }
    return events.sorted(by: EventOrder.precedes)
  }
}
