/// Makes any bytes a text the parser can trust: well-formed UTF-8 without NUL.
enum SourceText {
  /// The bytes themselves when they are well formed, else a copy in which every ill-formed sequence
  /// and every NUL is U+FFFD, as CommonMark asks.
  static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    let isTrusted = bytes.withUnsafeBufferPointer { buffer -> Bool in isClean(ByteView(buffer)) }
    if isTrusted { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in String(decoding: bytes, as: UTF8.self).utf8 {
      if byte == 0 {
        result.append(contentsOf: [0xEF, 0xBF, 0xBD])
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func isClean(_ bytes: ByteView) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { return false }
        index += 1
        continue
      }
      let length = sequenceLength(bytes, at: index)
      if length == 0 { return false }
      index += length
    }
    return true
  }

  /// The length of the well-formed sequence at `index` by table 3-7 of the Unicode standard, or 0.
  private static func sequenceLength(_ bytes: ByteView, at index: Int) -> Int {
    let second = bytes[index + 1]
    let lowest: UInt8
    let highest: UInt8
    let length: Int
    switch bytes[index] {
    case 0xC2...0xDF: (lowest, highest, length) = (0x80, 0xBF, 2)
    case 0xE0: (lowest, highest, length) = (0xA0, 0xBF, 3)
    case 0xE1...0xEC, 0xEE, 0xEF: (lowest, highest, length) = (0x80, 0xBF, 3)
    case 0xED: (lowest, highest, length) = (0x80, 0x9F, 3)
    case 0xF0: (lowest, highest, length) = (0x90, 0xBF, 4)
    case 0xF1...0xF3: (lowest, highest, length) = (0x80, 0xBF, 4)
    case 0xF4: (lowest, highest, length) = (0x80, 0x8F, 4)
    default: return 0
    }
    if second < lowest || second > highest { return 0 }
    for offset in 2..<max(length, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
