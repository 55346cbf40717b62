import Encoding

/// What a running command writes, line by line: shown and kept without secrets, its shell's state
/// taken out.
struct OutputCollector {
  /// The line on standard error behind which the shell tells its state, and the one after it.
  private let marks: (start: [UInt8], end: [UInt8])
  private(set) var mask: SecretMask
  /// What came of a line whose end has not come yet.
  private var rest: (output: [UInt8], errors: [UInt8]) = ([], [])
  private var hasHeldBreak = false
  private var isInState = false
  /// The state as it came so far, and its end mark once that is there.
  private var told: [UInt8] = []
  /// What the shell told, whole; nil before its end has come.
  private(set) var state: [UInt8]?
  /// The lines, without secrets and escapes, as far as they are kept.
  private(set) var kept: [UInt8] = []
  private var isCut = false
  /// The bytes that the command wrote, and their SHA-256.
  private(set) var byteCount = 0
  private var hash = SHA256()

  /// Whether a line that is taken in parts is shown by its first part only.
  private let showsBeginnings: Bool
  /// Whether a part of a line came, and its end did not.
  private var isInside: (output: Bool, errors: Bool) = (false, false)

  /// How much is shown and kept at most, in bytes; what comes after is counted.
  static let limit = 4 << 20

  /// How long a line may be, in bytes; a longer one is taken in parts.
  static let lineLimit = 64 << 10

  init(_ frame: ShellFrame, mask: SecretMask, showsBeginnings: Bool = false) {
    self.showsBeginnings = showsBeginnings
    marks = (Array(frame.mark.utf8), Array("\(frame.endMark)\n".utf8))
    self.mask = mask
  }

  /// Takes bytes as they come; answers the lines that can be shown.
  mutating func take(_ bytes: [UInt8], isError: Bool) -> [String] {
    if isCut, !isError {
      count(rest.output)
      rest.output = []
      count(bytes)
      return []
    }
    var bytes = bytes
    if isError, isInState {
      guard let behind = takeState(bytes) else { return [] }
      bytes = behind
    }
    var waiting = isError ? rest.errors : rest.output
    if isError { rest.errors = [] } else { rest.output = [] }
    var searched = waiting.count
    waiting += bytes
    var shown: [String] = []
    var start = 0
    while let end = waiting[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = waiting[start..<end]
      start = end + 1
      searched = start
      if isError, line.elementsEqual(marks.start) {
        isInState = true
        hasHeldBreak = false
        waiting = takeState(Array(waiting[start...])) ?? []
        (start, searched) = (0, 0)
        continue
      }
      if isError, hasHeldBreak {
        hasHeldBreak = false
        keep([], isError: true, hasBreak: true, &shown)
      }
      // The mark stands after a line break of its own, which is not the command's.
      if isError, line.isEmpty {
        hasHeldBreak = true
      } else {
        keep(line, isError: isError, hasBreak: true, &shown)
      }
    }
    while waiting.count - start > Self.lineLimit + mask.longest {
      let end = mask.cut(waiting[start...], near: start + Self.lineLimit)
      keep(waiting[start..<end], isError: isError, hasBreak: false, &shown)
      start = end
    }
    waiting.removeFirst(start)
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
    var shown: [String] = []
    for (line, isError) in [(rest.output, false), (rest.errors, true)] where !line.isEmpty {
      keep(line[...], isError: isError, hasBreak: false, &shown)
    }
    rest = ([], [])
    return shown
  }

  /// The SHA-256 of all that the command wrote, in hex.
  var digest: String {
    hash.finalize().map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }

  private mutating func count(_ bytes: some Collection<UInt8>) {
    byteCount += bytes.count
    hash.update(bytes)
  }

  private mutating func keep(
    _ line: ArraySlice<UInt8>, isError: Bool, hasBreak: Bool, _ shown: inout [String]
  ) {
    let isLaterPart = isError ? isInside.errors : isInside.output
    if isError { isInside.errors = !hasBreak } else { isInside.output = !hasBreak }
    count(line)
    if hasBreak { count(CollectionOfOne(UInt8(ascii: "\n"))) }
    guard !isCut else { return }
    var text = ""
    if !line.isEmpty {
      text = mask.masked(String(decoding: OutputLine.cleaned(line), as: UTF8.self))
    }
    kept += text.utf8
    if hasBreak { kept.append(UInt8(ascii: "\n")) }
    if !isLaterPart || !showsBeginnings { shown.append(text) }
    guard kept.count >= Self.limit else { return }
    isCut = true
    let notice = "[cut here: more than \(Self.limit >> 20) MiB]"
    kept += (hasBreak ? "\(notice)\n" : "\n\(notice)\n").utf8
    shown.append(notice)
  }
}
