/// Where a file has the words, by a look at its bytes alone: enough to choose what is worth parsing.
struct QuickScore {
  /// What the best place of each word weighs; 0 where the file has it nowhere.
  private(set) var weights: [Double]

  /// Looks for the words in a file.
  init(_ bytes: [UInt8], name: String, scanners: [WordScanner]) {
    let stem = Array(name.lowercased().utf8)
    let front = Self.endOfFrontMatter(bytes)
    weights = scanners.map { scanner in
      var best = 0.0
      stem.withUnsafeBufferPointer { stem in
        scanner.scan(stem) { _ in
          best = Self.stem
          return false
        }
      }
      var count = 0
      bytes.withUnsafeBufferPointer { bytes in
        scanner.scan(bytes) { offset in
          count += 1
          best = max(best, Self.weight(bytes, offset, scanner.word.count, front))
          return count < Self.countLimit
        }
      }
      return best == 0 ? 0 : best + Double(count) / Double(Self.countLimit)
    }
  }

  /// A heading weighs by how much of it the word is.
  private static func weight(
    _ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ length: Int, _ front: Int
  ) -> Double {
    if offset < front { return 4 }
    var start = offset
    while start > 0, offset - start < lineLimit, bytes[start - 1] != 0x0A { start -= 1 }
    guard bytes[start] == 0x23 else { return 1 }
    var end = offset
    while end < bytes.count, end - offset < lineLimit, bytes[end] != 0x0A { end += 1 }
    return 4 + 4 * Double(length) / Double(max(1, end - start))
  }

  private static func endOfFrontMatter(_ bytes: [UInt8]) -> Int {
    guard bytes.starts(with: [0x2D, 0x2D, 0x2D]) else { return 0 }
    var index = 3
    while index + 3 < min(bytes.count, 1 << 13) {
      if bytes[index] == 0x0A, bytes[index + 1] == 0x2D, bytes[index + 2] == 0x2D,
        bytes[index + 3] == 0x2D
      {
        return index
      }
      index += 1
    }
    return 0
  }

  /// What a word in the file's name weighs.
  private static let stem = 6.0
  private static let countLimit = 12
  private static let lineLimit = 160
}
