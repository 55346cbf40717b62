/// The shell variables that a file's commands use and that nothing before has set.
struct ShellVariables {
  private var known: Set<String> = [
    "HOME", "PATH", "USER", "PWD", "OLDPWD", "SHELL", "HOSTNAME", "LANG", "EDITOR", "TMPDIR", "IFS",
    "RANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID", "BASH", "BASHPID", "TERM", "LOGNAME",
    "REPLY", "PIPESTATUS", "COLUMNS", "LINES",
  ]

  /// The variables that this code reads before it or any code earlier sets them, in order.
  ///
  /// A default in `${NAME:-default}` does not make it known: the reader may want another value.
  mutating func unset(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var found: [String] = []
    var seen: Set<String> = []
    var index = 0
    var word = 0
    var isComment = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0A {
        isComment = false
        index += 1
        word = index
        continue
      }
      if isComment {
        index += 1
        continue
      }
      switch byte {
      case 0x23 where index == word:
        isComment = true
      case 0x5C:
        index += 1
      case 0x27:
        index = endOfQuote(bytes, index)
      case 0x24:
        if let (name, end) = name(bytes, index) {
          if !known.contains(name), seen.insert(name).inserted { found.append(name) }
          index = end - 1
        }
      case 0x3D where index > word:
        learnAssignment(bytes[word..<index])
      case 0x20, 0x09, 0x3B, 0x26, 0x7C, 0x28:
        learnWord(bytes, from: word, to: index)
        word = index + 1
      default:
        break
      }
      index += 1
    }
    return found
  }

  /// The end of a single quotation; an apostrophe without its partner on the line is text.
  private func endOfQuote(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != 0x27 { index += 1 }
    return index < bytes.count ? index : start
  }

  /// `$NAME` or `${NAME…}`; not `$1`, `$$`, `$(`.
  private func name(_ bytes: [UInt8], _ start: Int) -> (String, Int)? {
    var index = start + 1
    let isBraced = index < bytes.count && bytes[index] == 0x7B
    if isBraced { index += 1 }
    let first = index
    while index < bytes.count, Self.isNameByte(bytes[index], isFirst: index == first) { index += 1 }
    guard index > first else { return nil }
    return (String(decoding: bytes[first..<index], as: UTF8.self), index)
  }

  private mutating func learnAssignment(_ bytes: ArraySlice<UInt8>) {
    var isName = true
    for (offset, byte) in bytes.enumerated() where !Self.isNameByte(byte, isFirst: offset == 0) {
      isName = false
    }
    if isName { known.insert(String(decoding: bytes, as: UTF8.self)) }
  }

  /// After `for` and `read` comes a variable.
  private mutating func learnWord(_ bytes: [UInt8], from start: Int, to end: Int) {
    let word = bytes[start..<max(start, end)]
    guard word.elementsEqual(Array("for".utf8)) || word.elementsEqual(Array("read".utf8))
    else { return }
    var index = end
    while index < bytes.count {
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
      let first = index
      while index < bytes.count, bytes[index] > 0x20, bytes[index] != 0x3B { index += 1 }
      guard index > first else { return }
      if bytes[first] == 0x2D { continue }
      learnAssignment(bytes[first..<index])
      return
    }
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    let lower = byte | 0x20
    if byte == 0x5F || (lower >= 0x61 && lower <= 0x7A) { return true }
    return !isFirst && byte >= 0x30 && byte <= 0x39
  }
}
