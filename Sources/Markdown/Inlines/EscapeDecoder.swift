/// Backslash escapes and character references, outside running text.
enum EscapeDecoder {
  /// Appends the bytes between `start` and `end` with escapes and references decoded.
  static func append(_ bytes: ByteView, _ start: Int, _ end: Int, to output: inout [UInt8]) {
    var position = start
    while position < end {
      let byte = bytes[position]
      if byte == 0x5C, position + 1 < end, bytes[position + 1].isAsciiPunctuation {
        output.append(bytes[position + 1])
        position += 2
      } else if byte == 0x26, let length = appendReference(bytes, position, end, to: &output) {
        position += length
      } else {
        output.append(byte)
        position += 1
      }
    }
  }

  /// Whether anything between `start` and `end` could need decoding.
  static func isNeeded(_ bytes: ByteView, _ start: Int, _ end: Int) -> Bool {
    for index in start..<max(start, end) where bytes[index] == 0x5C || bytes[index] == 0x26 {
      return true
    }
    return false
  }

  /// Appends what the reference at `start` (an `&`) stands for.
  ///
  /// - Returns: the length of the reference, or nil when there is none.
  static func appendReference(
    _ bytes: ByteView, _ start: Int, _ end: Int, to output: inout [UInt8]
  ) -> Int? {
    var position = start + 1
    if position < end, bytes[position] == 0x23 {
      position += 1
      let isHex = bytes[position] | 0x20 == 0x78
      if isHex { position += 1 }
      let first = position
      var value: UInt32 = 0
      while position < end, position - first < (isHex ? 6 : 7),
        isHex ? bytes[position].isHexDigit : bytes[position].isAsciiDigit
      {
        value = value &* (isHex ? 16 : 10) &+ digit(bytes[position])
        position += 1
      }
      guard position > first, position < end, bytes[position] == 0x3B else { return nil }
      append(value == 0 ? 0xFFFD : value, to: &output)
      return position + 1 - start
    }
    while position < end, bytes[position].isAsciiAlphanumeric, position - start < 33 {
      position += 1
    }
    guard position > start + 1, position < end, bytes[position] == 0x3B else { return nil }
    guard appendNamed(bytes.slice(start + 1, position), to: &output) else { return nil }
    return position + 1 - start
  }

  private static func digit(_ byte: UInt8) -> UInt32 {
    byte.isAsciiDigit ? UInt32(byte - 0x30) : UInt32((byte | 0x20) - 0x61 + 10)
  }

  private static func append(_ value: UInt32, to output: inout [UInt8]) {
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { output.append(byte) }
  }

  /// Finds a name in the table by halving: the middle byte's entry is the one around it.
  private static func appendNamed(
    _ name: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]
  ) -> Bool {
    var values: [UInt32] = []
    EntityTable.names.withUTF8Buffer { buffer in
      let table = ByteView(buffer)
      var low = 0
      var high = table.count
      while low < high {
        var first = (low + high) / 2
        while first > low, table[first - 1] > 0x20 { first -= 1 }
        var order = 0
        var position = first
        for byte in name {
          if table[position] != byte {
            order = table[position] == 0x3A || table[position] < byte ? -1 : 1
            break
          }
          position += 1
        }
        if order == 0, table[position] != 0x3A { order = 1 }
        if order > 0 {
          high = max(low, first - 1)
        } else if order < 0 {
          while position < table.count, table[position] > 0x20 { position += 1 }
          low = position + 1
        } else {
          values = scalars(table, after: position)
          return
        }
      }
    }
    for value in values { append(value, to: &output) }
    return !values.isEmpty
  }

  private static func scalars(_ table: ByteView, after colon: Int) -> [UInt32] {
    var values: [UInt32] = [0]
    var position = colon + 1
    while table[position] > 0x20 {
      if table[position] == 0x2B {
        values.append(0)
      } else {
        values[values.count - 1] = values[values.count - 1] &* 16 &+ digit(table[position])
      }
      position += 1
    }
    return values
  }
}
