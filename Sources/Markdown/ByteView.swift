/// A bounds-checked window on bytes: reading outside it gives 0, which never stands in a source.
///
/// The parser runs on untrusted bytes; every look ahead or behind goes through here, so that no
/// index can trap or read foreign memory. Sources are cleaned of NUL first, so 0 means "the end".
struct ByteView {
  let base: UnsafePointer<UInt8>?
  let count: Int

  init(_ buffer: UnsafeBufferPointer<UInt8>) {
    base = buffer.baseAddress
    count = buffer.count
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    guard let base, UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    return base[index]
  }

  /// The bytes of a range, cut to what exists.
  func slice(_ lower: Int, _ upper: Int) -> UnsafeBufferPointer<UInt8> {
    let start = max(0, min(lower, count))
    let end = max(start, min(upper, count))
    guard let base else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: base + start, count: end - start)
  }

  /// The text of a range.
  func string(_ lower: Int, _ upper: Int) -> String {
    String(decoding: slice(lower, upper), as: UTF8.self)
  }

  /// Whether the ASCII bytes of `word` (lower case) stand at `index`, letters in any case.
  func hasPrefix(_ word: StaticString, at index: Int, foldingCase: Bool = false) -> Bool {
    word.withUTF8Buffer { expected in
      for offset in 0..<expected.count {
        let byte = self[index &+ offset]
        let folded = foldingCase && byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if folded != expected[offset] { return false }
      }
      return true
    }
  }
}
