/// A JSON value that knows where it stands in its text, and keeps its members as they stand there.
///
/// For files that people write, in which a mistake is shown by its line.
public struct LocatedJSON: Equatable, Sendable {
  /// What it is.
  public enum Content: Equatable, Sendable {
    /// A text, a number, a truth value or null.
    case scalar(JSON)
    /// Values in order.
    case array([LocatedJSON])
    /// Members in order; one name may stand there twice.
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Equatable, Sendable {
    /// The name, decoded.
    public var name: String
    /// The byte of the name's first quote.
    public var offset: Int
    /// The value.
    public var value: LocatedJSON
  }

  /// What it is.
  public var content: Content
  /// Its first byte, counted from 0.
  public var offset: Int

  /// Reads one JSON text as strictly as `JSON` does.
  ///
  /// - Throws: What is wrong and where, as `JSONError`.
  public init(parsing bytes: [UInt8], limit: Int = JSON.defaultLimit) throws(JSONError) {
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    let result = bytes.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONError) in
        var scanner = JSONScanner(buffer)
        var builder = LocatedJSONBuilder(bytes: buffer)
        try JSONGrammar.read(&scanner, into: &builder)
        return builder.root
      }
    }
    self = try result.get()
  }

  init(_ content: Content, offset: Int) {
    self.content = content
    self.offset = offset
  }

  /// The value without its places.
  public var value: JSON {
    switch content {
    case .scalar(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members):
      .object(Dictionary(members.map { ($0.name, $0.value.value) }) { _, last in last })
    }
  }
}

/// Makes a `LocatedJSON` of the parts that `JSONGrammar` reports.
private struct LocatedJSONBuilder: JSONReceiver {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var open: [Container] = []
  /// The value, once the grammar has been read to its end.
  private(set) var root = LocatedJSON(.scalar(.null), offset: 0)

  /// An array or object that has not ended yet.
  private struct Container {
    var isObject: Bool
    var offset: Int
    var elements: [LocatedJSON] = []
    var members: [LocatedJSON.Member] = []
    var name = ""
    var nameOffset = 0
  }

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func beginArray(at offset: Int) {
    open.append(Container(isObject: false, offset: offset))
  }

  mutating func beginObject(at offset: Int) {
    open.append(Container(isObject: true, offset: offset))
  }

  mutating func name(_ token: JSONScanner.StringToken) {
    open[open.count - 1].name = text(token)
    open[open.count - 1].nameOffset = token.range.lowerBound
  }

  mutating func string(_ token: JSONScanner.StringToken) {
    add(.scalar(.string(text(token))), at: token.range.lowerBound)
  }

  mutating func number(_ range: Range<Int>) {
    let digits = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    add(.scalar(.number(digits)), at: range.lowerBound)
  }

  mutating func literal(_ kind: JSONLiteral, _ range: Range<Int>) {
    let value: JSON =
      switch kind {
      case .null: .null
      case .true: .bool(true)
      case .false: .bool(false)
      }
    add(.scalar(value), at: range.lowerBound)
  }

  mutating func end(before offset: Int) {
    guard let container = open.popLast() else { return }
    add(
      container.isObject ? .object(container.members) : .array(container.elements),
      at: container.offset)
  }

  private mutating func add(_ content: LocatedJSON.Content, at offset: Int) {
    let value = LocatedJSON(content, offset: offset)
    guard let last = open.indices.last else {
      root = value
      return
    }
    if open[last].isObject {
      open[last].members.append(
        LocatedJSON.Member(name: open[last].name, offset: open[last].nameOffset, value: value))
    } else {
      open[last].elements.append(value)
    }
  }

  private func text(_ token: JSONScanner.StringToken) -> String {
    JSONText.decode(
      UnsafeBufferPointer(rebasing: bytes[token.content]), hasEscapes: token.hasEscapes)
  }
}
