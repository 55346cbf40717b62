import Encoding
import IncidentModel
import SystemIO

extension Timeline {
  /// What bringing lines from elsewhere into a timeline did.
  public struct United: Equatable, Sendable {
    /// How many lines were added.
    public var added = 0
    /// How many were there already.
    public var present = 0
    /// Lines that were not taken, because they are no events and nothing after them vouches for
    /// them, because another line stands here under their id and number or under their id in the file
    /// of another writer, or because they were redacted.
    public var refused: [Damage] = []
  }

  /// Adds the lines of another copy of this incident that are missing here.
  ///
  /// Each goes to the end of its writer's file, byte for byte. Copies may come in any order, again,
  /// and older after newer; a line that was still arriving is completed. The incident's directory
  /// is made if there is none. `copy` is the directory that holds the other `timeline.*.jsonl`.
  ///
  /// - Throws: `system`, `busy`; files that were done before stay united.
  public func unite(copy: String) throws(TimelineError) -> United {
    try store.adoptIncident(incident)
    var united = United()
    for name in try names(in: copy) {
      try add(try readLines(FileSystem.join(copy, name.text)), to: name, &united)
    }
    store.settle(incident)
    return united
  }

  /// Adds lines of any writers, such as those of an export, that are missing here.
  ///
  /// They are without their newlines, those of one writer in the order of its file.
  ///
  /// - Throws: as `unite(copy:)`.
  public func unite(lines: [[UInt8]]) throws(TimelineError) -> United {
    try store.adoptIncident(incident)
    var united = United()
    var byWriter: [LogFileName: [[UInt8]]] = [:]
    for (place, line) in lines.enumerated() {
      if let writer = Self.event(line)?.writer, let name = LogFileName(importedWriter: writer) {
        byWriter[name, default: []].append(line)
      } else {
        united.refused.append(
          Damage(file: "", line: place + 1, byte: 0, kind: .notAnEvent(nil)))
      }
    }
    for (name, lines) in byWriter.sorted(by: { $0.key < $1.key }) {
      try add(lines, to: name, &united)
    }
    store.settle(incident)
    return united
  }

  private static func event(_ line: [UInt8]) -> Event? {
    do throws(JSONError) { return try EventLine.event(line) } catch { return nil }
  }

  private func names(in copy: String) throws(TimelineError) -> [LogFileName] {
    do throws(SystemError) {
      return try files.entries(of: copy).compactMap { LogFileName($0) }
    } catch {
      throw .system(error)
    }
  }

  /// The whole lines of a file; what comes after its last newline is still arriving there.
  private func readLines(_ path: String) throws(TimelineError) -> [[UInt8]] {
    do throws(SystemError) {
      // A pipe of this name in a copy must not be waited for.
      return try files.withFile(path, [.read, .nonBlocking]) { file throws(SystemError) in
        var reader = LineReader(file, path: path, from: 0, files: files)
        var lines: [[UInt8]] = []
        while let line = try reader.next(), line.isTerminated {
          lines.append(Array(line.bytes))
        }
        return lines
      }
    } catch {
      throw .system(error)
    }
  }

  /// Adds to one writer's file what is missing there.
  private func add(
    _ lines: [[UInt8]], to name: LogFileName, _ united: inout United
  ) throws(TimelineError) {
    let opened: WriterFile?
    do throws(SystemError) {
      opened = try WriterFile.open(self, name)
    } catch {
      throw .system(error)
    }
    guard let file = opened else { throw .busy(path: path(of: name), []) }
    defer { file.close() }
    do throws(SystemError) {
      let there = try LinesThere(file, files: files)
      let missing = try there.missing(of: lines, name, &united) { (ids) throws(SystemError) in
        try events(ids, notIn: name)
      }
      guard !missing.isEmpty else { return }
      try file.syncNames(self)
      try file.append(there.bytes(toAdd: missing))
      united.added += missing.count
    } catch {
      throw .system(error)
    }
  }
}

extension Timeline {
  /// Those of some events that stand in other writers' files here.
  private func events(
    _ ids: Set<EventIdentity>, notIn name: LogFileName
  ) throws(SystemError) -> [EventIdentity: LinesThere.Stranger] {
    var found: [EventIdentity: LinesThere.Stranger] = [:]
    guard !ids.isEmpty else { return found }
    let others = try files.entries(of: directory).compactMap { LogFileName($0) }
      .filter { !$0.isLane(besides: name) }
    for other in others {
      let path = path(of: other)
      try files.withFile(path, [.read, .nonBlocking]) { file throws(SystemError) in
        var reader = LineReader(file, path: path, from: 0, files: files)
        var members = JSONMembers()
        while let line = try reader.next(), line.isTerminated {
          do throws(JSONError) { try members.scan(line.bytes) } catch { continue }
          guard let head = EventHead(members, writer: other.writer), ids.contains(head.identity)
          else { continue }
          found[head.identity] = LinesThere.Stranger(file: other, line: Array(line.bytes))
        }
      }
    }
    return found
  }
}

/// The lines that one writer's file has here.
private struct LinesThere {
  /// An event of another writer's file.
  struct Stranger {
    var file: LogFileName
    var line: [UInt8]
  }

  /// An event's place among its writer's.
  private struct Place: Hashable {
    var id: EventIdentity
    var sequence: Int

    init(_ event: Event) {
      id = EventIdentity(event.id)
      sequence = event.sequence
    }
  }

  private var lines: Set<[UInt8]> = []
  private var places: Set<Place> = []
  /// What comes after the last newline.
  private var rest: [UInt8] = []

  init(_ file: WriterFile, files: FileSystem) throws(SystemError) {
    var reader = LineReader(file.file, path: file.path, from: 0, files: files)
    while let line = try reader.next() {
      let bytes = Array(line.bytes)
      guard line.isTerminated else {
        rest = bytes
        return
      }
      lines.insert(bytes)
      if let event = Self.event(bytes) { places.insert(Place(event)) }
    }
  }

  private static func event(_ line: [UInt8]) -> Event? {
    do throws(JSONError) { return try EventLine.event(line) } catch { return nil }
  }

  /// Those of the lines that are to be added, in their order.
  func missing(
    of lines: [[UInt8]], _ name: LogFileName, _ united: inout Timeline.United,
    elsewhere: (Set<EventIdentity>) throws(SystemError) -> [EventIdentity: Stranger]
  ) throws(SystemError) -> [[UInt8]] {
    let new = lines.filter { !self.lines.contains($0) }
    let strangers = try elsewhere(Set(new.compactMap(Self.event).map { EventIdentity($0.id) }))
    var missing: [[UInt8]] = []
    var offset: Int64 = 0
    for (place, line) in lines.enumerated() {
      defer { offset += Int64(line.count) + 1 }
      guard !self.lines.contains(line) else {
        united.present += 1
        continue
      }
      var reason: Damage.Kind?
      if let event = Self.event(line) {
        // One event has one line: of two, that which is here already was not changed on the way.
        if places.contains(Place(event)) {
          reason = .changed
        } else if Self.isRedacted(line) {
          reason = .redacted
        } else if let other = strangers[EventIdentity(event.id)], other.line != line {
          // Whichever sorts first would hide the other.
          reason = .standsElsewhere(other.file.text)
        }
      } else if !isVouchedFor(line, by: lines.dropFirst(place + 1).first) {
        reason = .notAnEvent(nil)
      }
      if let reason {
        united.refused.append(
          Damage(file: name.text, line: place + 1, byte: offset, kind: reason))
      } else {
        missing.append(line)
      }
    }
    return missing
  }

  private static func isRedacted(_ line: [UInt8]) -> Bool {
    var members = JSONMembers()
    do throws(JSONError) { try members.scan(line[...]) } catch { return false }
    return members.bytes(of: Event.redactionMark) != nil
  }

  /// Whether the next line knows this one as it is: then it is a torn line of the original, and the
  /// chain needs it.
  private func isVouchedFor(_ line: [UInt8], by next: [UInt8]?) -> Bool {
    guard let next else { return false }
    var members = JSONMembers()
    do throws(JSONError) { try members.scan(next[...]) } catch { return false }
    return members.isString("prev", SHA256.hex(of: line))
  }

  /// What to append, so that the lines follow; it completes or closes off a last line without its
  /// newline.
  func bytes(toAdd missing: [[UInt8]]) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    var bytes: [UInt8] = []
    var lines = missing[...]
    if !rest.isEmpty {
      if let first = lines.first, first.starts(with: rest) {
        bytes += first.dropFirst(rest.count)
        lines.removeFirst()
      }
      bytes.append(newline)
    }
    for line in lines {
      bytes += line
      bytes.append(newline)
    }
    return bytes
  }
}
