import Encoding

/// What a running command writes, line by line: shown and kept without secrets, its shell's state
/// taken out.
struct OutputCollector {
  /// The line on standard error behind which the shell tells its state, and the one after it.
  private let marks: (start: [UInt8], end: [UInt8])
  private(set) var mask: SecretMask
  private var rest: (output: [UInt8], errors: [UInt8]) = ([], [])
  private var hasHeldBreak = false
  private var isInState = false
  /// The state as it came so far, and its end mark once that is there.
  private var told: [UInt8] = []
  /// What the shell told, whole; nil before its end has come.
  private(set) var state: [UInt8]?
  /// The lines, without secrets, as far as they are kept.
  private(set) var kept: [UInt8] = []
  private var isCut = false
  /// The bytes that the command wrote, and their SHA-256.
  private(set) var byteCount = 0
  private var hash = SHA256()

  /// How much is kept at most, in bytes.
  static let limit = 4 << 20

  init(_ frame: ShellFrame, mask: SecretMask) {
    marks = (Array(frame.mark.utf8), Array("\(frame.endMark)\n".utf8))
    self.mask = mask
  }

  /// Takes bytes as they come; answers the lines that can be shown.
  mutating func take(_ bytes: [UInt8], isError: Bool) -> [String] {
    var bytes = bytes
    if isError, isInState {
      guard let behind = takeState(bytes) else { return [] }
      bytes = behind
    }
    var waiting = (isError ? rest.errors : rest.output) + bytes
    var shown: [String] = []
    while let end = waiting.firstIndex(of: UInt8(ascii: "\n")) {
      let line = Array(waiting[..<end])
      waiting.removeFirst(end + 1)
      if isError, line == marks.start {
        isInState = true
        hasHeldBreak = false
        waiting = takeState(waiting) ?? []
        continue
      }
      if isError, hasHeldBreak {
        hasHeldBreak = false
        shown.append(keep([], hasBreak: true))
      }
      // The mark stands after a line break of its own, which is not the command's.
      if isError, line.isEmpty {
        hasHeldBreak = true
      } else {
        shown.append(keep(line, hasBreak: true))
      }
    }
    if isError { rest.errors = waiting } else { rest.output = waiting }
    return shown
  }

  /// Takes bytes of the state; answers what stands behind its end, nil before that has come.
  private mutating func takeState(_ bytes: [UInt8]) -> [UInt8]? {
    let searched = max(0, told.count - marks.end.count)
    told += bytes
    guard let end = told[searched...].firstRange(of: marks.end) else { return nil }
    defer { told = [] }
    isInState = false
    state = Array(told[..<end.lowerBound])
    return Array(told[end.upperBound...])
  }

  /// The lines that had no end, once nothing more comes.
  mutating func finish() -> [String] {
    let last = [rest.output, rest.errors].filter { !$0.isEmpty }
    rest = ([], [])
    return last.map { keep($0, hasBreak: false) }
  }

  /// The SHA-256 of all that the command wrote, in hex.
  var digest: String {
    hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private mutating func keep(_ line: [UInt8], hasBreak: Bool) -> String {
    let raw = hasBreak ? line + [UInt8(ascii: "\n")] : line
    byteCount += raw.count
    hash.update(raw)
    let text = mask.masked(String(decoding: line, as: UTF8.self))
    if kept.count < Self.limit {
      kept += text.utf8
      if hasBreak { kept.append(UInt8(ascii: "\n")) }
    } else if !isCut {
      isCut = true
      kept += "[cut here: more than \(Self.limit >> 20) MiB]\n".utf8
    }
    return text
  }
}
