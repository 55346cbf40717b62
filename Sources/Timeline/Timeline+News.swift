public import IncidentModel
import SystemIO

extension Timeline {
  /// What has come since a cursor.
  public struct News: Equatable, Sendable {
    /// The new events in order, each once.
    public var events: [Event] = []
    /// What could not be read among what is new.
    public var damage: [Damage] = []
    /// From where to go on.
    public var cursor: Cursor
    /// Whether the state has to be folded anew: an event belongs before others that were handed out
    /// already, or a file was put in the place of another.
    public var needsFold = false
  }

  /// The events that came since a cursor, from any writer.
  ///
  /// Files that have not grown are not opened. A file that was replaced, or got shorter because its
  /// writer took back what it could not save, is read again from its start.
  ///
  /// - Throws: `noSuchIncident`, or `system` when the directory cannot be read.
  public func news(since cursor: Cursor) throws(TimelineError) -> News {
    var news = News(cursor: cursor)
    var grown: [LogFileName] = []
    for name in try fileNames() {
      let place = cursor.places[name] ?? Cursor.Place()
      let size = (try? files.status(path(of: name)))?.size ?? 0
      if size == place.offset { continue }
      if size < place.offset || !isSame(name, at: place) {
        news.cursor.places[name] = nil
        news.needsFold = true
      }
      if size > 0 { grown.append(name) }
    }
    var streams = openStreams(grown, from: news.cursor, damage: &news.damage)
    defer { streams.forEach { files.close($0.file) } }
    let last = cursor.last
    for event in EventStream.rest(of: &streams) where news.cursor.take(event) {
      news.events.append(event)
      if let last, Cursor.Position(event).precedes(last) { news.needsFold = true }
    }
    for stream in streams {
      news.cursor.places[stream.name] = stream.place
      news.damage += stream.damage
    }
    return news
  }

  /// Whether the bytes before a place are still those that were read there.
  private func isSame(_ name: LogFileName, at place: Cursor.Place) -> Bool {
    guard place.offset > 0 else { return true }
    let expected = place.landmark + [UInt8(ascii: "\n")]
    let start = place.offset - Int64(expected.count)
    let path = path(of: name)
    let found = try? files.withFile(path, [.read, .nonBlocking]) { file throws(SystemError) in
      try files.readRange(file, from: start, count: expected.count, path: path)
    }
    // A file that cannot be read now is not another one; the stream will say what is wrong.
    return found.map { $0 == expected } ?? true
  }

  /// What the ends of all files say; costs the same however long the timeline is.
  ///
  /// - Throws: `noSuchIncident`, or `system` when the directory cannot be read.
  public func tail() throws(TimelineError) -> Tail {
    var tail = Tail()
    for name in try fileNames() {
      add(name, to: &tail)
    }
    tail.sort()
    return tail
  }

  /// Adds the end of one file; one that cannot be read is damage.
  func add(_ name: LogFileName, to tail: inout Tail) {
    let path = path(of: name)
    do throws(SystemError) {
      let end = try files.withFile(path, [.read, .nonBlocking]) { file throws(SystemError) in
        let size = try files.status(of: file, path: path).size
        return try LogTail(file, size: size, name: name, path: path, files: files)
      }
      tail.add(end)
    } catch {
      tail.addUnreadable(
        Damage(file: name.text, line: nil, byte: 0, kind: .unreadable(error)))
    }
  }
}
