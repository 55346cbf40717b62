/// The shell variables that a file's commands use and that nothing before has set.
struct ShellVariables {
  private var known: Set<String> = [
    "HOME", "PATH", "USER", "PWD", "OLDPWD", "SHELL", "HOSTNAME", "LANG", "EDITOR", "TMPDIR", "IFS",
    "RANDOM", "SECONDS", "LINENO", "UID", "EUID", "PPID", "BASH", "BASHPID", "TERM", "LOGNAME",
    "REPLY", "PIPESTATUS", "COLUMNS", "LINES", "OPTARG", "OPTIND", "MAPFILE", "FUNCNAME", "GROUPS",
    "SHLVL", "OSTYPE", "HOSTTYPE", "MACHTYPE", "EPOCHSECONDS", "EPOCHREALTIME", "SRANDOM",
    "BASH_VERSION", "BASH_VERSINFO", "BASH_SOURCE", "BASH_REMATCH", "BASH_LINENO", "BASH_SUBSHELL",
    "BASH_COMMAND",
  ]

  /// The variables that this code reads before it or any code earlier sets them, in order.
  ///
  /// A default in `${NAME:-default}` does not make it known, because the reader may want another
  /// value; where `acceptsDefaults` says so, it is not reported either.
  mutating func unset(in text: String, acceptsDefaults: Bool = false) -> [String] {
    let bytes = Array(HereDocuments.withoutQuoted(text).utf8)
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
          let isNeeded = !acceptsDefaults || !Self.isDefault(bytes, at: end)
          if isNeeded, !known.contains(name), seen.insert(name).inserted { found.append(name) }
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
    while index < bytes.count, ShellName.isNameByte(bytes[index], isFirst: index == first) {
      index += 1
    }
    guard index > first else { return nil }
    return (String(decoding: bytes[first..<index], as: UTF8.self), index)
  }

  /// Whether `-`, `=`, `+` or `?`, with or without a colon, follows a name within braces.
  private static func isDefault(_ bytes: [UInt8], at index: Int) -> Bool {
    var rest = bytes[index...]
    if rest.first == 0x3A { rest = rest.dropFirst() }
    return rest.first.map { "-=+?".utf8.contains($0) } ?? false
  }

  private mutating func learnAssignment(_ bytes: ArraySlice<UInt8>) {
    let name = String(decoding: bytes, as: UTF8.self)
    if ShellName.isValid(name) { known.insert(name) }
  }

  /// After `for` comes a variable, after `read` some, with options between them.
  private mutating func learnWord(_ bytes: [UInt8], from start: Int, to end: Int) {
    let word = bytes[start..<max(start, end)]
    let isRead = word.elementsEqual("read".utf8)
    guard isRead || word.elementsEqual("for".utf8) else { return }
    let command = bytes[end...].prefix { $0 != 0x0A && $0 != 0x3B }
    for name in command.split(separator: 0x20).prefix(isRead ? .max : 1) { learnAssignment(name) }
  }
}
