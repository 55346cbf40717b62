/// Makes a `JSON` value of the parts that `JSONGrammar` reports.
struct JSONBuilder: JSONReceiver {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var open: [Container] = []
  /// The value, once the grammar has been read to its end.
  private(set) var root = JSON.null

  /// An array or object that has not ended yet.
  private struct Container {
    var isObject: Bool
    var elements: [JSON] = []
    var members: [String: JSON] = [:]
    var name = ""
  }

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func beginArray(at offset: Int) {
    open.append(Container(isObject: false))
  }

  mutating func beginObject(at offset: Int) {
    open.append(Container(isObject: true))
  }

  mutating func name(_ token: JSONScanner.StringToken) {
    open[open.count - 1].name = text(token)
  }

  mutating func string(_ token: JSONScanner.StringToken) {
    add(.string(text(token)))
  }

  mutating func number(_ range: Range<Int>) {
    add(.number(String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)))
  }

  mutating func literal(_ kind: JSONLiteral, _ range: Range<Int>) {
    switch kind {
    case .null: add(.null)
    case .true: add(.bool(true))
    case .false: add(.bool(false))
    }
  }

  mutating func end(before offset: Int) {
    guard let container = open.popLast() else { return }
    add(container.isObject ? .object(container.members) : .array(container.elements))
  }

  private mutating func add(_ value: JSON) {
    guard let last = open.indices.last else {
      root = value
      return
    }
    if open[last].isObject {
      open[last].members[open[last].name] = value
    } else {
      open[last].elements.append(value)
    }
  }

  private func text(_ token: JSONScanner.StringToken) -> String {
    JSONText.decode(
      UnsafeBufferPointer(rebasing: bytes[token.content]), hasEscapes: token.hasEscapes
    )
  }
}
