import Encoding
import IncidentModel
import SystemIO

/// The events of one file in the order of its lines, with what is wrong in it on the way.
struct EventStream {
  let name: LogFileName
  let path: String
  let file: Descriptor
  private var reader: LineReader
  private var members = JSONMembers()
  private var lastLine: ArraySlice<UInt8>?
  private var startPlace: Cursor.Place
  private(set) var damage: [Damage] = []
  /// Where the last line starts, if it lacks its newline.
  private(set) var unfinished: Int64?
  /// The head of the event that the stream is at; nil at the end.
  private(set) var head: EventHead?
  /// Whether an event came before another that should follow it.
  private(set) var isDisordered = false

  /// Starts to read; the file is closed by whoever asked for the stream.
  init(
    _ name: LogFileName, path: String, file: Descriptor, from place: Cursor.Place, files: FileSystem
  ) {
    self.name = name
    self.path = path
    self.file = file
    startPlace = place
    reader = LineReader(file, path: path, from: place.offset, files: files)
  }

  /// The event that the stream is at.
  var event: Event? {
    head.map { EventLine.event($0, members) }
  }

  /// How far the stream has come.
  var place: Cursor.Place {
    var place = startPlace
    if let lastLine { place.landmark = Array(lastLine.suffix(Cursor.landmarkSize)) }
    return place
  }

  /// Moves on to the next event, past what is none.
  mutating func advance() {
    let before = head
    head = nil
    while true {
      do throws(SystemError) {
        guard let line = try reader.next() else { return }
        guard line.isTerminated else {
          unfinished = line.offset
          return
        }
        startPlace.offset = line.end
        startPlace.lines += 1
        lastLine = line.bytes
        guard let next = head(of: line) else { continue }
        if let before, next.precedes(before) { isDisordered = true }
        head = next
        return
      } catch {
        note(.unreadable(error), at: startPlace.offset, line: startPlace.lines + 1)
        return
      }
    }
  }

  private mutating func head(of line: LineReader.Line) -> EventHead? {
    do throws(JSONError) {
      try members.scan(line.bytes)
      let head = EventHead(members, writer: name.writer)
      if head == nil { note(.notAnEvent(nil), at: line.offset, line: startPlace.lines) }
      return head
    } catch {
      note(.notAnEvent(error), at: line.offset, line: startPlace.lines)
      return nil
    }
  }

  private mutating func note(_ kind: Damage.Kind, at offset: Int64, line: Int) {
    damage.append(Damage(file: name.text, line: line, byte: offset, kind: kind))
  }
}

extension Timeline {
  /// Whether a last line will never get its newline, because nobody is writing the file.
  ///
  /// Only this machine's own files can be judged: a copy of another's may be on its way. The lock is
  /// free when nobody writes; the length is read under it, as the writer may just have finished.
  func endIsTorn(_ file: Descriptor, path: String, from unfinished: Int64) -> Bool {
    guard (try? files.lock(file, .shared, path: path)) == true else { return false }
    defer { _ = try? files.lock(file, .none, path: path) }
    guard let size = try? files.status(of: file, path: path).size, size > unfinished,
      let last = try? files.readRange(file, from: size - 1, count: 1, path: path)
    else { return false }
    return last != [UInt8(ascii: "\n")]
  }
}
