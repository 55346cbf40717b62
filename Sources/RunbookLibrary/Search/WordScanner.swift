/// Finds words in bytes, whatever their case, without looking at most of the bytes.
///
/// Horspool's search: the byte under the end of a word says how far the word may move on.
struct WordScanner {
  let word: [UInt8]
  /// How far to move on when this byte stands under the word's end.
  private let shifts: [Int]
  private static let lower: [UInt8] = (0...255).map { byte in
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// A scanner for a word in lower case.
  init(_ word: [UInt8]) {
    self.word = word
    var shifts = [Int](repeating: max(1, word.count), count: 256)
    for (index, byte) in word.dropLast().enumerated() {
      let shift = word.count - 1 - index
      shifts[Int(byte)] = shift
      if byte >= 0x61 && byte <= 0x7A { shifts[Int(byte & 0xDF)] = shift }
    }
    self.shifts = shifts
  }

  /// Calls `found` with the offset of every occurrence, until it answers false.
  func scan(in bytes: [UInt8], _ found: (Int) -> Bool) {
    bytes.withUnsafeBufferPointer { scan($0, found) }
  }

  /// Calls `found` with the offset of every occurrence, until it answers false.
  func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ found: (Int) -> Bool) {
    let last = word.count - 1
    guard last >= 0, bytes.count > last else { return }
    word.withUnsafeBufferPointer { word in
      shifts.withUnsafeBufferPointer { shifts in
        Self.lower.withUnsafeBufferPointer { lower in
          let end = word[last]
          var index = last
          while index < bytes.count {
            let byte = bytes[index]
            if lower[Int(byte)] == end {
              var offset = last
              while offset > 0, lower[Int(bytes[index - last + offset - 1])] == word[offset - 1] {
                offset -= 1
              }
              if offset == 0, !found(index - last) { return }
            }
            index += shifts[Int(byte)]
          }
        }
      }
    }
  }
}
