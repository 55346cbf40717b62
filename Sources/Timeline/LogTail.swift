import Encoding
import IncidentModel
import SystemIO

/// The end of one file, as far back as it takes to go on from there.
///
/// What is read does not depend on the file's length.
struct LogTail {
  /// The length of the file when it was read.
  var size: Int64 = 0
  /// The last line, whether or not it can be read or has its newline; nil for an empty file.
  var lastLine: [UInt8]?
  /// Whether the last line has its newline.
  var isTerminated = true
  /// The number of the last event.
  var sequence = 0
  /// The highest clock.
  var clock = 0
  /// The clock of the first event that was read; what was not read is older.
  var firstClock: Int?
  /// The events that were read on the way, in the order of the file; not that of a line that may
  /// still be arriving.
  var events: [Event] = []
  /// The lines among them that are no events.
  var damage: [Damage] = []
  /// Whether this is the whole file.
  var isWhole = true

  /// How much is read at first: some ten events, one block of a disk.
  static let firstSize: Int64 = 4096
  /// How much is read at most: the longest line, and one that is cut.
  static let largestSize = Int64(EventLine.largestSize) * 2

  /// Nothing, as of a file that is not there.
  init() {}

  /// Reads back from the end of an open file until there is an event, or the file's start.
  ///
  /// - Throws: what failed; `fileTooLarge` where neither comes for too long.
  init(
    _ file: Descriptor, size: Int64, name: LogFileName, path: String, files: FileSystem
  ) throws(SystemError) {
    self.size = size
    var length = Self.firstSize
    while true {
      let start = max(0, size - length)
      let bytes = try files.readRange(file, from: start, count: Int(size - start), path: path)
      // What the file has and does not give must not be taken for a shorter file.
      guard bytes.count == Int(size - start) else {
        throw SystemError(operation: .read, path: path, code: .io)
      }
      if take(bytes, start: start, name: name) || start == 0 { return }
      guard length < Self.largestSize else {
        throw SystemError(operation: .read, path: path, code: .fileTooLarge)
      }
      // Eight times as much: a tail without an event is one long line, and that is rare.
      length = min(length * 8, Self.largestSize)
    }
  }

  /// Takes what the bytes hold; false when there is no event or the last line's start among them.
  private mutating func take(_ bytes: [UInt8], start: Int64, name: LogFileName) -> Bool {
    self = LogTail(size: size, isWhole: start == 0)
    guard !bytes.isEmpty else { return true }
    let newline = UInt8(ascii: "\n")
    var from = bytes.startIndex
    if start > 0 {
      // The first line is most likely cut.
      guard let first = bytes.firstIndex(of: newline) else { return false }
      from = first + 1
    }
    guard from < bytes.endIndex else { return false }
    isTerminated = bytes.last == newline
    var members = JSONMembers()
    while from < bytes.endIndex {
      let end = bytes[from...].firstIndex(of: newline) ?? bytes.endIndex
      let line = bytes[from..<end]
      lastLine = Array(line)
      take(line, at: start + Int64(from), isTerminated: end < bytes.endIndex, name, &members)
      from = end + 1
    }
    return sequence > 0
  }

  private mutating func take(
    _ line: ArraySlice<UInt8>, at offset: Int64, isTerminated: Bool, _ name: LogFileName,
    _ members: inout JSONMembers
  ) {
    var kind = Damage.Kind.notAnEvent(nil)
    do throws(JSONError) {
      if let event = try EventLine.event(line, writer: name.writer, members: &members) {
        sequence = max(sequence, event.sequence)
        clock = max(clock, event.clock)
        firstClock = firstClock ?? event.clock
        if isTerminated { events.append(event) }
        return
      }
    } catch {
      kind = .notAnEvent(error)
    }
    if isTerminated {
      damage.append(Damage(file: name.text, line: nil, byte: offset, kind: kind))
    }
  }

  private init(size: Int64, isWhole: Bool) {
    self.size = size
    self.isWhole = isWhole
  }

  /// The `prev` of the line that comes next.
  var hash: String {
    lastLine.map { SHA256.hex(of: $0) } ?? EventLine.noPrevious
  }
}
