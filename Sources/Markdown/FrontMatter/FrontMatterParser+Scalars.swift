extension FrontMatterParser {
  // MARK: Plain

  /// A plain scalar, with the more indented lines below it folded in.
  mutating func plain(at start: Int, parentIndent: Int) -> Value? {
    var parts: [String] = []
    var from = start
    var isRefused = false
    var isEnded = false
    while current < lines.count {
      let line = lines[current]
      if !parts.isEmpty {
        if line.isEmpty {
          // A comment ends a plain scalar; blank lines inside one are line feeds.
          guard let next = continuation(after: current, parentIndent) else { break }
          for _ in current..<next { parts.append("\n") }
          current = next
          continue
        }
        if line.indent <= parentIndent { break }
        if isEnded {
          _ = refuse(.notAnEntry, at: line.text)
          isRefused = true
          current += 1
          continue
        }
        from = line.text
        while source[from].isSpaceOrTab, from < line.end { from += 1 }
      }
      var end = from
      while end < line.end {
        if source[end] == 0x23, end > from, source[end - 1].isSpaceOrTab {
          isEnded = true
          break
        }
        if source[end] == 0x3A, !isRefused,
          end + 1 >= line.end || source[end + 1].isSpaceOrTab
        {
          _ = refuse(.unquotedColon, at: end)
          isRefused = true
        }
        end += 1
      }
      while end > from, source[end - 1].isSpaceOrTab { end -= 1 }
      if let last = parts.last, last != "\n" { parts.append(" ") }
      parts.append(source.string(from, end))
      current += 1
    }
    if isRefused { return nil }
    return parts.count == 1 ? Self.resolve(parts[0]) : .text(parts.joined())
  }

  /// The next line that belongs to a plain scalar, if only blank lines stand before it.
  private func continuation(after index: Int, _ parentIndent: Int) -> Int? {
    var next = index
    while next < lines.count, lines[next].isEmpty {
      for byte in source.slice(lines[next].text, lines[next].end) where byte == 0x23 { return nil }
      next += 1
    }
    return next < lines.count && lines[next].indent > parentIndent ? next : nil
  }

  /// What a plain scalar means, by YAML's core schema without its other number bases.
  static func resolve(_ text: String) -> Value {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: break
    }
    let bytes = Array(text.utf8)
    if isNumber(bytes) { return .number(text) }
    if isDate(bytes) { return .date(text) }
    return .text(text)
  }

  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var index = bytes.first == 0x2D ? 1 : 0
    func digits() -> Int {
      let start = index
      while index < bytes.count, bytes[index].isAsciiDigit { index += 1 }
      return index - start
    }
    let start = index
    let whole = digits()
    if whole == 0 || (whole > 1 && bytes[start] == 0x30) { return false }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      if digits() == 0 { return false }
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      if digits() == 0 { return false }
    }
    return index == bytes.count
  }

  private static func isDate(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    for index in [0, 1, 2, 3, 5, 6, 8, 9] where !bytes[index].isAsciiDigit { return false }
    let month = Int(bytes[5] - 0x30) * 10 + Int(bytes[6] - 0x30)
    let day = Int(bytes[8] - 0x30) * 10 + Int(bytes[9] - 0x30)
    return month >= 1 && month <= 12 && day >= 1 && day <= 31
  }

  // MARK: Block

  /// A literal (`|`) or folded (`>`) scalar.
  mutating func blockScalar(at start: Int, parentIndent: Int) -> Value? {
    let header = lines[current]
    let isFolded = source[start] == 0x3E
    var chomping: UInt8 = 0
    var indent = 0
    var position = start + 1
    while position < header.end, !source[position].isSpaceOrTab {
      let byte = source[position]
      if byte == 0x2B || byte == 0x2D, chomping == 0 {
        chomping = byte
      } else if byte >= 0x31, byte <= 0x39, indent == 0 {
        indent = max(parentIndent, 0) + Int(byte - 0x30)
      } else {
        let value = refuse(.trailingText, at: position)
        skipEntry(indent: parentIndent)
        return value
      }
      position += 1
    }
    if contentStart(position, header.end) < header.end {
      let value = refuse(.trailingText, at: position)
      skipEntry(indent: parentIndent)
      return value
    }
    current += 1
    var content: [String] = []
    while current < lines.count {
      let line = lines[current]
      let isBlank = line.text >= line.end
      if !isBlank {
        if line.indent <= parentIndent { break }
        if indent == 0 { indent = line.indent }
        if line.indent < indent {
          let value = refuse(.indentation, at: line.text)
          skipEntry(indent: parentIndent)
          return value
        }
      }
      content.append(source.string(min(line.start + indent, line.end), line.end))
      current += 1
    }
    return .text(Self.assemble(content, isFolded: isFolded, chomping: chomping))
  }

  private static func assemble(_ lines: [String], isFolded: Bool, chomping: UInt8) -> String {
    var content = lines
    var trailing = 0
    while let last = content.last, last.isEmpty {
      content.removeLast()
      trailing += 1
    }
    var text = ""
    var blanks = 0
    var wasIndented = true
    for (index, line) in content.enumerated() {
      if line.isEmpty, isFolded {
        blanks += 1
        continue
      }
      let isIndented = line.utf8.first == 0x20 || line.utf8.first == 0x09
      if index > 0 {
        if !isFolded {
          text += "\n"
        } else if blanks > 0 {
          let isBetweenPlain = !isIndented && !wasIndented
          let isAtStart = text.isEmpty
          text += String(repeating: "\n", count: blanks + (isBetweenPlain || isAtStart ? 0 : 1))
        } else {
          text += isIndented || wasIndented ? "\n" : " "
        }
      }
      text += line
      blanks = 0
      wasIndented = isIndented
    }
    switch chomping {
    case 0x2D: break
    case 0x2B: text += String(repeating: "\n", count: trailing + (content.isEmpty ? 0 : 1))
    default: if !content.isEmpty { text += "\n" }
    }
    return text
  }

  // MARK: Quoted

  /// A quoted scalar at `position`, which it passes.
  mutating func quoted(_ position: inout Int, limit: Int) -> String? {
    let start = position
    let quote = source[start]
    var output: [UInt8] = []
    position += 1
    while position < limit {
      let byte = source[position]
      switch byte {
      case quote:
        if quote == 0x27, position + 1 < limit, source[position + 1] == 0x27 {
          output.append(0x27)
          position += 2
          continue
        }
        position += 1
        return String(decoding: output, as: UTF8.self)
      case 0x5C where quote == 0x22:
        guard appendEscape(&position, limit: limit, to: &output) else { return nil }
      case 0x0A, 0x0D:
        foldLineEnd(&position, limit: limit, into: &output)
      default:
        output.append(byte)
        position += 1
      }
    }
    _ = refuse(.unclosedQuote, at: start)
    return nil
  }

  /// One line end is a space, more are one line feed less than there are.
  private func foldLineEnd(_ position: inout Int, limit: Int, into output: inout [UInt8]) {
    while let last = output.last, last.isSpaceOrTab { output.removeLast() }
    var ends = 0
    while position < limit, source[position].isAsciiSpace {
      if source[position] == 0x0A || (source[position] == 0x0D && source[position + 1] != 0x0A) {
        ends += 1
      }
      position += 1
    }
    if ends == 1 {
      output.append(0x20)
    } else {
      for _ in 1..<max(ends, 1) { output.append(0x0A) }
    }
  }

  private mutating func appendEscape(
    _ position: inout Int, limit: Int, to output: inout [UInt8]
  ) -> Bool {
    let start = position
    let next = position + 1 < limit ? source[position + 1] : 0
    position += 2
    let digits: Int
    switch next {
    case 0x22, 0x5C, 0x2F, 0x20, 0x09:
      output.append(next)
      return true
    case 0x0A, 0x0D:
      if next == 0x0D, source[position] == 0x0A { position += 1 }
      while position < limit, source[position].isSpaceOrTab { position += 1 }
      return true
    case 0x78: digits = 2
    case 0x75: digits = 4
    case 0x55: digits = 8
    default:
      guard let scalar = Self.simpleEscapes[next] else {
        _ = refuse(.escape, at: start)
        return false
      }
      output.append(contentsOf: String(scalar).utf8)
      return true
    }
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard position < limit, source[position].isHexDigit else {
        _ = refuse(.escape, at: start)
        return false
      }
      let byte = source[position]
      let digit = byte.isAsciiDigit ? byte &- 0x30 : (byte | 0x20) &- 0x57
      value = value << 4 | UInt32(digit)
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else {
      _ = refuse(.escape, at: start)
      return false
    }
    output.append(contentsOf: String(scalar).utf8)
    return true
  }

  private static let simpleEscapes: [UInt8: Unicode.Scalar] = [
    0x30: "\0", 0x61: "\u{7}", 0x62: "\u{8}", 0x74: "\t", 0x6E: "\n", 0x76: "\u{B}",
    0x66: "\u{C}", 0x72: "\r", 0x65: "\u{1B}", 0x4E: "\u{85}", 0x5F: "\u{A0}",
    0x4C: "\u{2028}", 0x50: "\u{2029}",
  ]
}
