extension FrontMatterParser {
  /// A list in brackets or a mapping in braces at `position`, which it passes.
  mutating func flow(_ position: inout Int, limit: Int) -> Value? {
    if depth >= Self.depthLimit { return refuse(.tooDeep, at: position) }
    depth += 1
    defer { depth -= 1 }
    return source[position] == 0x5B
      ? flowList(&position, limit: limit) : flowMapping(&position, limit: limit)
  }

  private mutating func flowList(_ position: inout Int, limit: Int) -> Value? {
    let start = position
    var values: [Value] = []
    position += 1
    while true {
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      if source[position] == 0x5D {
        position += 1
        return .list(values)
      }
      guard let value = flowValue(&position, limit: limit) else { return nil }
      values.append(value)
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      if source[position] == 0x2C {
        position += 1
      } else if source[position] != 0x5D {
        return refuse(source[position] == 0x3A ? .unquotedColon : .trailingText, at: position)
      }
    }
  }

  private mutating func flowMapping(_ position: inout Int, limit: Int) -> Value? {
    let start = position
    var entries: [FrontMatter.Entry] = []
    var lines: [String: Int] = [:]
    position += 1
    while true {
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      if source[position] == 0x7D {
        position += 1
        return .mapping(FrontMatter.Mapping(entries: entries))
      }
      let place = position
      guard let key = flowKey(&position, limit: limit) else { return nil }
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      guard source[position] == 0x3A else { return refuse(.notAnEntry, at: place) }
      position += 1
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      var value = Value.null
      if source[position] != 0x2C, source[position] != 0x7D {
        guard let found = flowValue(&position, limit: limit) else { return nil }
        value = found
      }
      if let line = lines[key] { return refuse(.duplicateKey(key, firstLine: line), at: place) }
      lines[key] = self.position(place).line
      entries.append(
        FrontMatter.Entry(key: key, value: value, position: self.position(place)))
      skipFlowSpace(&position, limit: limit)
      guard position < limit else { return refuse(.unclosedBracket, at: start) }
      if source[position] == 0x2C {
        position += 1
      } else if source[position] != 0x7D {
        return refuse(source[position] == 0x3A ? .unquotedColon : .trailingText, at: position)
      }
    }
  }

  private mutating func flowKey(_ position: inout Int, limit: Int) -> String? {
    if source[position] == 0x22 || source[position] == 0x27 {
      return quoted(&position, limit: limit)
    }
    let start = position
    guard let value = flowPlain(&position, limit: limit) else { return nil }
    if value == "<<" {
      _ = refuse(.mergeKey, at: start)
      return nil
    }
    return value
  }

  private mutating func flowValue(_ position: inout Int, limit: Int) -> Value? {
    switch source[position] {
    case 0x22, 0x27: return quoted(&position, limit: limit).map { .text($0) }
    case 0x5B, 0x7B: return flow(&position, limit: limit)
    default: return flowPlain(&position, limit: limit).map(Self.resolve)
    }
  }

  /// A plain scalar inside brackets, line ends folded to spaces.
  private mutating func flowPlain(_ position: inout Int, limit: Int) -> String? {
    let kind: FrontMatter.Problem.Kind? =
      switch source[position] {
      case 0x26: .anchor
      case 0x2A: .alias
      case 0x21: .tag
      case 0x2C, 0x40, 0x60, 0x25, 0x7C, 0x3E, 0x5D, 0x7D, 0x23: .reservedCharacter
      case 0x3F where source[position + 1].isAsciiSpace: .complexKey
      case 0x2D where source[position + 1].isAsciiSpace: .reservedCharacter
      default: nil
      }
    if let kind {
      _ = refuse(kind, at: position)
      return nil
    }
    var output: [UInt8] = []
    while position < limit {
      let byte = source[position]
      if byte == 0x2C || byte == 0x5B || byte == 0x5D || byte == 0x7B || byte == 0x7D { break }
      if byte == 0x3A {
        let next = position + 1 < limit ? source[position + 1] : 0x20
        if next.isAsciiSpace || next == 0x2C || next == 0x5D || next == 0x7D { break }
      }
      if byte == 0x23, output.last == 0x20 { break }
      if byte.isAsciiSpace {
        if let last = output.last, last != 0x20 { output.append(0x20) }
      } else {
        output.append(byte)
      }
      position += 1
    }
    while output.last == 0x20 { output.removeLast() }
    return String(decoding: output, as: UTF8.self)
  }

  /// Passes white space, line ends and comments.
  private func skipFlowSpace(_ position: inout Int, limit: Int) {
    while position < limit {
      if source[position].isAsciiSpace {
        position += 1
      } else if source[position] == 0x23, source[position - 1].isAsciiSpace {
        while position < limit, source[position] != 0x0A, source[position] != 0x0D { position += 1 }
      } else {
        return
      }
    }
  }
}
