import Markdown

/// The commands of a fence: without prompts, and without the output that stands under them.
struct ShellScript {
  /// The commands; every line is on the line where the fence has it.
  let text: String
  /// Whether prompts tell the commands from their output.
  let hasPrompts: Bool
  private let lines: [String]

  init(_ fence: RunbookFence) {
    let all = fence.text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(Substring($0)) }
    hasPrompts = all.contains { Self.command(behindPrompt: $0) != nil }
    guard hasPrompts else {
      lines = all
      text = fence.text
      return
    }
    var isContinued = false
    var heredoc: String?
    lines = all.map { line in
      if let end = heredoc {
        if line.trimmedOfSpaces == end { heredoc = nil }
        return line
      }
      let command = Self.command(behindPrompt: line)
      guard let shown = command ?? (isContinued ? Self.withoutContinuation(line) : nil)
      else { return "" }
      isContinued = shown.hasSuffix("\\")
      heredoc = Self.heredoc(in: shown)
      return shown
    }
    text = lines.joined(separator: "\n")
  }

  var isEmpty: Bool { lines.allSatisfy { $0.trimmedOfSpaces.isEmpty } }

  /// The commands with a word for every placeholder, so that a shell can judge the rest.
  var filledIn: String {
    PlaceholderScanner(text).angleNames.reduce(text) {
      $0.replacing("<\($1)>", with: "placeholder")
    }
  }

  /// Where a text first stands: the lines below the fence, and the column from 0.
  func place(of part: String) -> (line: Int, column: Int)? {
    for (index, line) in lines.enumerated() {
      guard let range = line.ranges(of: part).first else { continue }
      return (index + 1, line.utf8.distance(from: line.startIndex, to: range.lowerBound))
    }
    return nil
  }

  /// Whether a shell would take the placeholder for a redirection: outside quotations and comments.
  func redirects(_ name: String) -> Bool {
    let wanted = Array("<\(name)".utf8)
    for line in lines {
      let bytes = Array(line.utf8)
      var quote: UInt8?
      for (index, byte) in bytes.enumerated() {
        if let open = quote {
          if byte == open { quote = nil }
        } else if byte == 0x22 || byte == 0x27 {
          quote = byte
        } else if byte == 0x23, index == 0 || bytes[index - 1] == 0x20 {
          break
        } else if byte == 0x3C, bytes[index...].starts(with: wanted) {
          return true
        }
      }
    }
    return false
  }

  private static func command(behindPrompt line: String) -> String? {
    let rest = line.drop { $0 == " " }
    return rest.hasPrefix("$ ") ? String(rest.dropFirst(2)) : nil
  }

  private static func withoutContinuation(_ line: String) -> String {
    line.hasPrefix("> ") ? String(line.dropFirst(2)) : line
  }

  private static func heredoc(in line: String) -> String? {
    guard let mark = line.ranges(of: "<<").first, !line[mark.upperBound...].hasPrefix("<")
    else { return nil }
    let word = line[mark.upperBound...].drop { "-'\" \\".contains($0) }
      .prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return word.isEmpty ? nil : String(word)
  }
}

extension String {
  fileprivate var trimmedOfSpaces: Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return rest
  }
}
