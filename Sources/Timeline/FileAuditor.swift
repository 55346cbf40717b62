import Encoding
import SystemIO

/// Proves the lines of one file, one after the other.
///
/// The chain says more than whether it holds. A line that cannot be read but that the next one knows
/// by its hash was torn by a crash; one that the next does not know was changed later. A `prev` that
/// differs from the hash in a few digits was itself damaged, as two hashes of different lines have
/// hardly a digit in common.
struct FileAuditor {
  let name: LogFileName
  private(set) var file: TimelineAudit.File
  private(set) var damage: [Damage] = []

  private var members = JSONMembers()
  /// The lines since the last event that are none.
  private var unread: [Damage] = []
  /// The last event's line.
  private var last: (line: Int, byte: Int64)?
  /// The lines that are known to be changed.
  private var changedLines: Set<Int> = []
  /// The number that the last event has, and the one that it should have.
  private var sequence = (written: 0, expected: 0)
  private var clock = 0
  private var isLastSound = true

  init(_ name: LogFileName) {
    self.name = name
    file = TimelineAudit.File(name: name.text)
  }

  /// Proves the next line.
  mutating func check(_ line: LineReader.Line) {
    file.lines += 1
    let previous = file.hash
    file.hash = SHA256.hex(of: line.bytes)
    do throws(JSONError) {
      try members.scan(line.bytes)
    } catch {
      unread.append(found(.notAnEvent(error), line.offset))
      return
    }
    guard let head = EventHead(members, writer: name.writer) else {
      unread.append(found(.notAnEvent(nil), line.offset))
      return
    }
    file.events += 1
    let isSound = checkLink(head.position, after: previous, at: line.offset)
    if isSound, isLastSound {
      if head.position.clock <= clock { damage.append(found(.clockBackwards, line.offset)) }
      if head.position.writer != name.writer {
        damage.append(found(.wrongWriter(head.position.writer), line.offset))
      }
    }
    clock = head.position.clock
    isLastSound = isSound
    last = (file.lines, line.offset)
    unread = []
  }

  /// Notes what cannot be judged by a line that follows.
  mutating func finish() {
    damage += unread
    unread = []
    damage.sort { ($0.line ?? 0, $0.byte) < ($1.line ?? 0, $1.byte) }
  }

  /// Notes that the file, or what comes after the last line, is not as it should be.
  mutating func note(_ kind: Damage.Kind, at offset: Int64) {
    file.lines += 1
    damage.append(found(kind, offset))
  }

  /// Holds an event's number and `prev` to the lines before; false when something is wrong.
  private mutating func checkLink(
    _ position: Cursor.Position, after previous: String, at offset: Int64
  ) -> Bool {
    let prev = members.string("prev") ?? ""
    let gap = position.sequence - sequence.expected - 1
    let before = damage.count
    if prev == previous {
      unread.forEach { damage.append(changed($0, to: .tornLine)) }
      // The chain holds, so nothing is missing: only the number itself can be wrong.
      if gap != 0, position.sequence != sequence.written + 1 {
        noteChange(of: file.lines, at: offset)
      }
    } else {
      checkBrokenLink(prev, previous, gap, at: offset)
    }
    let isSound = damage.count == before
    let isMisnumbered = damage.last.map { $0.line == file.lines && $0.kind == .changed } ?? false
    sequence.expected = isMisnumbered ? sequence.expected + 1 : position.sequence
    sequence.written = position.sequence
    return isSound
  }

  private mutating func checkBrokenLink(
    _ prev: String, _ previous: String, _ gap: Int, at offset: Int64
  ) {
    unread.forEach { damage.append(changed($0, to: .changed)) }
    if gap > unread.count {
      damage.append(found(.removed(gap - unread.count), offset))
    } else if gap < 0, isOther(prev, than: previous) {
      damage.append(found(.outOfOrder, offset))
    } else if unread.isEmpty {
      if let last, isOther(prev, than: previous) {
        noteChange(of: last.line, at: last.byte)
      } else {
        noteChange(of: file.lines, at: offset)
      }
    }
  }

  /// Notes once that a line is not the one that was written; the next line may say so too.
  private mutating func noteChange(of line: Int, at byte: Int64) {
    guard changedLines.insert(line).inserted else { return }
    damage.append(Damage(file: name.text, line: line, byte: byte, kind: .changed))
  }

  /// Whether a `prev` is the hash of another line, rather than this hash with some digits damaged.
  private func isOther(_ prev: String, than hash: String) -> Bool {
    guard prev.utf8.count == hash.utf8.count else { return false }
    let same = zip(prev.utf8, hash.utf8).count { $0 == $1 }
    return same < hash.utf8.count / 2
  }

  private func found(_ kind: Damage.Kind, _ offset: Int64) -> Damage {
    Damage(file: name.text, line: file.lines, byte: offset, kind: kind)
  }

  private func changed(_ damage: Damage, to kind: Damage.Kind) -> Damage {
    var damage = damage
    damage.kind = kind
    return damage
  }
}

extension Timeline {
  /// Proves every file: each line is an event, none is missing, none was changed.
  ///
  /// What no line follows cannot be proved from the file alone: that the last line was changed
  /// inside its words, or that lines are missing at the end.
  ///
  /// - Throws: `noSuchIncident`, or `system` when the directory cannot be read; a file that cannot
  ///   is damage.
  public func audit() throws(TimelineError) -> TimelineAudit {
    var audit = TimelineAudit()
    for name in try fileNames() {
      let path = path(of: name)
      var auditor = FileAuditor(name)
      var position: Int64 = 0
      do throws(SystemError) {
        let file = try files.open(path, [.read, .nonBlocking])
        defer { files.close(file) }
        var reader = LineReader(file, path: path, from: 0, files: files)
        while let line = try reader.next() {
          position = line.offset
          if line.isTerminated {
            auditor.check(line)
          } else if !name.belongs(to: writer) {
            audit.arriving.append(name.text)
          } else if endIsTorn(file, path: path, from: line.offset) {
            auditor.note(.tornTail, at: line.offset)
          }
        }
      } catch {
        auditor.note(.unreadable(error), at: position)
      }
      auditor.finish()
      audit.files.append(auditor.file)
      audit.damage += auditor.damage
    }
    return audit
  }
}
