/// Code parted into what is typed and what was printed, where `$ ` prompts show which is which.
struct PromptedCode {
  /// The lines behind the prompts with their continuations; without prompts all of it.
  let script: String
  /// The other lines; without prompts nothing.
  let output: String

  init(_ text: String) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map(
      Substring.init)
    guard lines.contains(where: { Self.command($0) != nil }) else {
      (script, output) = (text, "")
      return
    }
    var commands: [Substring] = []
    var printed: [Substring] = []
    var isInCommand = false
    var isContinued = false
    var hereEnd: Substring?
    for line in lines.last?.isEmpty == true ? lines.dropLast() : lines {
      if let end = hereEnd {
        let inner = Self.continuation(line) ?? line
        commands.append(inner)
        if inner.drop(while: { $0 == "\t" }) == end { hereEnd = nil }
      } else if let command = Self.command(line) {
        commands.append(command)
        isInCommand = true
        isContinued = command.utf8.last == 0x5C
        hereEnd = Self.hereDocumentEnd(command)
      } else if isContinued || (isInCommand && Self.continuation(line) != nil) {
        let rest = Self.continuation(line) ?? line
        commands.append(rest)
        isContinued = rest.utf8.last == 0x5C
        hereEnd = Self.hereDocumentEnd(rest)
      } else {
        printed.append(line)
        isInCommand = false
      }
    }
    script = commands.joined(separator: "\n") + "\n"
    output = printed.isEmpty ? "" : printed.joined(separator: "\n") + "\n"
  }

  /// What stands behind `$ `.
  private static func command(_ line: Substring) -> Substring? { rest(of: line, after: "$ ") }

  /// What stands behind the shell's second prompt.
  private static func continuation(_ line: Substring) -> Substring? { rest(of: line, after: "> ") }

  private static func rest(of line: Substring, after prompt: String) -> Substring? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    return text.hasPrefix(prompt) ? text.dropFirst(prompt.count) : nil
  }

  /// The word that ends the here document which this line begins.
  private static func hereDocumentEnd(_ line: Substring) -> Substring? {
    let bytes = line.utf8
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let next = bytes.index(after: index)
      guard bytes[index] == 0x3C, next < bytes.endIndex, bytes[next] == 0x3C else {
        index = next
        continue
      }
      let rest = line[bytes.index(after: next)...]
      // Three of them are a here string.
      if rest.hasPrefix("<") { return nil }
      let word = rest.drop { "- '\"".contains($0) }.prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      return word.isEmpty ? nil : word
    }
    return nil
  }
}
