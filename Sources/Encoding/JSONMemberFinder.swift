/// Notes where the top-level members of an object are, of all that `JSONGrammar` reports.
struct JSONMemberFinder: JSONReceiver {
  private(set) var members: [JSONMembers.Member]
  private var depth = 0
  private var pending = JSONScanner.StringToken(content: 0..<0, hasEscapes: false)
  private var start = 0

  /// Takes over an empty array for its storage.
  init(members: [JSONMembers.Member]) {
    self.members = members
  }

  mutating func find(in buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var scanner = JSONScanner(buffer)
    guard try scanner.nextByte() == UInt8(ascii: "{") else {
      throw .notAnObject(offset: scanner.index)
    }
    try JSONGrammar.read(&scanner, into: &self)
  }

  mutating func beginArray(at offset: Int) {
    begin(at: offset)
  }

  mutating func beginObject(at offset: Int) {
    begin(at: offset)
  }

  mutating func name(_ token: JSONScanner.StringToken) {
    if depth == 1 { pending = token }
  }

  mutating func string(_ token: JSONScanner.StringToken) {
    add(token.range, token.hasEscapes ? .escapedString : .plainString)
  }

  mutating func number(_ range: Range<Int>) {
    add(range, .number)
  }

  mutating func literal(_ kind: JSONLiteral, _ range: Range<Int>) {
    add(range, .literal)
  }

  mutating func end(before offset: Int) {
    depth -= 1
    add(start..<offset, .container)
  }

  private mutating func begin(at offset: Int) {
    if depth == 1 { start = offset }
    depth += 1
  }

  @inline(__always)
  private mutating func add(_ value: Range<Int>, _ kind: JSONMembers.Kind) {
    guard depth == 1 else { return }
    members.append(
      JSONMembers.Member(
        name: pending.content, nameHasEscapes: pending.hasEscapes, value: value, kind: kind
      )
    )
  }
}
