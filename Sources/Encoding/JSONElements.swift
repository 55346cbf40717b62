/// Where the elements of one JSON array stand, without decoding them.
///
/// For taking texts out of a document byte for byte, where decoding and writing again might change
/// how a number or an escape is written.
public struct JSONElements: Sendable {
  /// The bytes of each element, as written, in their order.
  public let elements: [ArraySlice<UInt8>]

  /// Scans one array, as strictly as `JSON` does.
  ///
  /// - Throws: what is wrong with the text and where, counted from its first byte.
  public init(_ text: ArraySlice<UInt8>) throws(JSONError) {
    var finder = JSONElementFinder()
    let result = text.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONError) in
        var scanner = JSONScanner(buffer)
        try JSONGrammar.read(&scanner, into: &finder)
      }
    }
    try result.get()
    elements = finder.elements.map { range in
      text[text.startIndex + range.lowerBound..<text.startIndex + range.upperBound]
    }
  }
}

/// Notes where the elements of the outermost array are; a text that is no array has none.
private struct JSONElementFinder: JSONReceiver {
  private(set) var elements: [Range<Int>] = []
  private var depth = 0
  private var isInArray = false
  private var start = 0

  mutating func beginArray(at offset: Int) {
    if depth == 0 { isInArray = true }
    begin(at: offset)
  }

  mutating func beginObject(at offset: Int) {
    begin(at: offset)
  }

  mutating func name(_ token: JSONScanner.StringToken) {}

  mutating func string(_ token: JSONScanner.StringToken) {
    add(token.range)
  }

  mutating func number(_ range: Range<Int>) {
    add(range)
  }

  mutating func literal(_ kind: JSONLiteral, _ range: Range<Int>) {
    add(range)
  }

  mutating func end(before offset: Int) {
    depth -= 1
    add(start..<offset)
  }

  private mutating func begin(at offset: Int) {
    if depth == 1 { start = offset }
    depth += 1
  }

  private mutating func add(_ range: Range<Int>) {
    if depth == 1, isInArray { elements.append(range) }
  }
}
