/// Finds words in bytes, whatever their case, without looking closely at most of the bytes.
///
/// Sixteen places at a time are asked whether the word's first and last bytes stand there; only
/// where both do are the others compared.
struct WordScanner {
  let word: [UInt8]
  private static let lower: [UInt8] = (0...255).map { byte in
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
  /// The bit that upper case lacks.
  private static let caseBit = SIMD16<UInt8>(repeating: 0x20)

  /// A scanner for a word in lower case.
  init(_ word: [UInt8]) {
    self.word = word
  }

  /// Calls `found` with the offset of every occurrence, until it answers false.
  func scan(in bytes: [UInt8], _ found: (Int) -> Bool) {
    bytes.withUnsafeBufferPointer { scan($0, found) }
  }

  /// Calls `found` with the offset of every occurrence, until it answers false.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Int) -> Bool) {
    guard let firstByte = word.first, let lastByte = word.last, bytes.count >= word.count else {
      return
    }
    let first = SIMD16(repeating: firstByte | 0x20)
    let last = SIMD16(repeating: lastByte | 0x20)
    let places = bytes.count - word.count + 1
    var index = 0
    while index < places {
      let upTo = min(index + 16, places)
      if upTo == index + 16 {
        let starts = Self.sixteen(bytes, index) | Self.caseBit
        let ends = Self.sixteen(bytes, index + word.count - 1) | Self.caseBit
        guard any((starts .== first) .& (ends .== last)) else {
          index = upTo
          continue
        }
      }
      for place in index..<upTo where isWord(at: place, bytes) {
        if !found(place) { return }
      }
      index = upTo
    }
  }

  private static func sixteen(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> SIMD16<UInt8> {
    UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  private func isWord(at place: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    word.withUnsafeBufferPointer { word in
      Self.lower.withUnsafeBufferPointer { lower in
        var offset = 0
        while offset < word.count, lower[Int(bytes[place + offset])] == word[offset] { offset += 1 }
        return offset == word.count
      }
    }
  }
}
