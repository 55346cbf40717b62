import Encoding
public import IncidentModel
import SystemIO

extension Timeline {
  /// What an append did.
  public struct Appended: Equatable, Sendable {
    /// The events as they are on disk.
    public var events: [Event] = []
    /// Those of them that the cursor's owner has not had yet, all without a cursor: an event that is
    /// written again may have been there, though nobody had acknowledged it.
    public var unseen: [Event] = []
    /// What came from others since the cursor, before these events.
    public var arrived: [Event] = []
    /// Where to go on reading; it stands behind the new events.
    public var cursor: Cursor?
    /// Whether the state has to be folded anew, as in `News`.
    public var needsFold = false
    /// What could not be read on the way.
    public var damage: [Damage] = []
  }

  /// What a decision is made on, while nobody else of this machine writes.
  public struct Moment: Sendable {
    /// What came since the cursor, in order; empty without one.
    public var arrived: [Event]
    /// What the ends of the files say.
    public var tail: Tail
    /// Whether what arrived does not simply follow what was folded.
    public var needsFold: Bool
  }

  /// Writes events that need no decision, durably.
  ///
  /// - Throws: `notSaved` or `busy` with the events for `retry`; `noSuchIncident`.
  public func append(
    _ drafts: [EventDraft], since cursor: Cursor? = nil
  ) throws(TimelineError) -> Appended {
    try retry(drafts.map(event), since: cursor)
  }

  /// Writes events again that were not acknowledged, with the ids and times that they had.
  ///
  /// Once or ten times, with or without the first attempt on disk: they count once.
  ///
  /// - Throws: as `append`.
  public func retry(
    _ events: [Event], since cursor: Cursor? = nil
  ) throws(TimelineError) -> Appended {
    do throws(AppendError<Never>) {
      return try write(since: cursor, pending: events) { _ in events }
    } catch {
      switch error {
      case .failed(let failure): throw failure
      }
    }
  }

  /// Decides under the lock what to write, and writes it durably.
  ///
  /// The lock is held for the decision, so that it is made on what is there: what arrived since the
  /// cursor is read first; without one only the tails are read. `decide` is called once. No drafts
  /// is an answer too; nothing is written then.
  ///
  /// - Throws: `refused` with what `decide` threw; `failed` with `notSaved` and the events, or with
  ///   what was wrong before there were any.
  public func append<Refusal: Error>(
    since cursor: Cursor?, _ decide: (Moment) throws(Refusal) -> [EventDraft]
  ) throws(AppendError<Refusal>) -> Appended {
    try write(since: cursor, pending: []) { moment throws(Refusal) in
      try decide(moment).map(event)
    }
  }

  /// The event of a draft, without its place in a file.
  private func event(of draft: EventDraft) -> Event {
    let now = Instant(milliseconds: clock.now())
    return Event(
      id: ULID.text(at: now, entropy: entropy.bytes(ULID.entropySize)),
      kindName: draft.kind.rawValue, at: draft.at ?? now, recorded: now, by: draft.by,
      typedBy: draft.typedBy, step: draft.step, data: draft.data, clock: 0, writer: writer,
      sequence: 0, version: EventLine.version)
  }

  private func write<Refusal: Error>(
    since cursor: Cursor?, pending: [Event], _ decide: (Moment) throws(Refusal) -> [Event]
  ) throws(AppendError<Refusal>) -> Appended {
    let file: WriterFile
    let end: LogTail
    do throws(TimelineError) {
      (file, end) = try openEnd(pending)
    } catch {
      throw .failed(error)
    }
    defer { file.close() }

    var tail = Tail()
    tail.add(end)
    var appended = Appended()
    let moment = look(since: cursor, tail: &tail, except: file.name, into: &appended)
    let decided: [Event]
    do throws(Refusal) {
      decided = try decide(moment)
    } catch {
      throw .refused(error)
    }
    guard !decided.isEmpty else { return appended }

    let (events, bytes) = lines(of: decided, after: end, tail, writer: file.name.writer)
    do throws(SystemError) {
      guard events.allSatisfy({ $0.line.count <= EventLine.largestSize }) else {
        throw SystemError(operation: .write, path: file.path, code: .fileTooLarge)
      }
      try file.syncNames(self)
      store.prepare(for: events, of: incident)
      try file.append(bytes)
    } catch {
      throw .failed(.notSaved(error, decided))
    }
    store.settle(events, of: incident)
    appended.events = events
    appended.unseen =
      appended.cursor?.pass(events, in: file.name, from: end, length: bytes.count) ?? events
    return appended
  }

  /// This writer's file, locked, and its end.
  private func openEnd(
    _ pending: [Event]
  ) throws(TimelineError) -> (file: WriterFile, end: LogTail) {
    do throws(SystemError) {
      if let opened = try WriterFile.open(self, writer: writer) { return opened }
    } catch {
      let isMissing = [.noSuchFile, .notDirectory].contains(error.code)
      if isMissing, !files.isDirectory(directory) { throw .noSuchIncident(incident) }
      throw pending.isEmpty ? .system(error) : .notSaved(error, pending)
    }
    throw .busy(path: path(of: LogFileName(writer: writer)), pending)
  }

  /// Reads what the other files say, and what is new since the cursor.
  ///
  /// What cannot be read is damage: a sick directory does not stop an event from being written.
  private func look(
    since cursor: Cursor?, tail: inout Tail, except own: LogFileName, into appended: inout Appended
  ) -> Moment {
    var moment = Moment(arrived: [], tail: tail, needsFold: false)
    do throws(TimelineError) {
      for name in try fileNames() where name != own {
        add(name, to: &tail)
      }
      if let cursor {
        let news = try news(since: cursor)
        moment.arrived = news.events
        moment.needsFold = news.needsFold
        appended.damage = news.damage
        appended.cursor = news.cursor
      } else {
        appended.damage = tail.damage
      }
    } catch {
      appended.cursor = cursor
      if case .system(let reason) = error {
        let damage = Damage(file: "", line: nil, byte: 0, kind: .unreadable(reason))
        tail.addUnreadable(damage)
        appended.damage.append(damage)
      }
    }
    tail.sort()
    moment.tail = tail
    appended.arrived = moment.arrived
    appended.needsFold = moment.needsFold
    return moment
  }

  /// Gives events their places behind the end of a file, and the bytes to write there.
  private func lines(
    of decided: [Event], after end: LogTail, _ tail: Tail, writer: String
  ) -> (events: [Event], bytes: [UInt8]) {
    let newline = UInt8(ascii: "\n")
    var bytes: [UInt8] = end.isTerminated ? [] : [newline]
    var previous = end.hash
    var step = tail.step
    var events = decided
    for place in events.indices {
      step = events[place].step ?? step
      events[place].step = step
      events[place].writer = writer
      events[place].sequence = min(end.sequence + 1 + place, EventLine.highestCount)
      events[place].clock = min(tail.clock + 1 + place, EventLine.highestCount)
      let line = EventLine.bytes(of: events[place], previous: previous)
      events[place].line = line
      previous = SHA256.hex(of: line)
      bytes += line
      bytes.append(newline)
    }
    return (events, bytes)
  }
}

extension Cursor {
  /// Moves behind events that the cursor's owner has written; answers those that are new to it.
  fileprivate mutating func pass(
    _ events: [Event], in name: LogFileName, from end: LogTail, length: Int
  ) -> [Event] {
    var new: [Event] = []
    for event in events where take(event) {
      new.append(event)
    }
    var place = places[name] ?? Place()
    // Behind anything else, such as a torn line, the next reading passes them and knows their ids.
    guard place.offset == end.size, end.isTerminated, let last = events.last else { return new }
    place.offset += Int64(length)
    place.lines += events.count
    place.landmark = Array(last.line.suffix(Self.landmarkSize))
    places[name] = place
    return new
  }
}
