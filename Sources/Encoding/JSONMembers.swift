/// The top-level members of one JSON object, found but not decoded.
///
/// For reading a line of a timeline: the whole line is checked as strictly as `JSON` does, and then
/// only what is asked for is decoded. The bytes are shared, not copied; one value can scan line after
/// line and keeps its storage.
public struct JSONMembers: Sendable {
  /// The line that was scanned last.
  public private(set) var line: ArraySlice<UInt8> = []

  private var members: [Member] = []

  /// One member, in offsets from the line's first byte.
  struct Member: Sendable {
    var name: Range<Int>
    var nameHasEscapes: Bool
    var value: Range<Int>
    var kind: Kind
  }

  enum Kind: Sendable {
    case plainString, escapedString, number, literal, container
  }

  /// Makes a value that has scanned nothing yet.
  public init() {}

  /// Scans one line.
  ///
  /// - Throws: What is wrong with the line and where, counted from its first byte.
  public init(_ line: ArraySlice<UInt8>) throws(JSONError) {
    try scan(line)
  }

  /// Scans another line in place of the one before.
  ///
  /// - Throws: What is wrong with the line and where, counted from its first byte; there are no
  ///   members then.
  public mutating func scan(_ line: ArraySlice<UInt8>) throws(JSONError) {
    self.line = line
    members.removeAll(keepingCapacity: true)
    var finder = JSONMemberFinder(members: members)
    // While the finder has the storage, nobody else may, or the first member would copy it.
    members = []
    let result = line.withUnsafeBufferPointer { buffer in
      Result { () throws(JSONError) in try finder.find(in: buffer) }
    }
    if case .success = result { members = finder.members }
    try result.get()
  }

  /// How many members there are; one that stands there twice counts twice.
  public var count: Int { members.count }

  /// The names in the order of the line, decoded.
  public var names: [String] {
    members.map { text(of: $0.name, hasEscapes: $0.nameHasEscapes) }
  }

  /// Where a member's value stands, in indexes of `line`; of members with one name the last.
  public func range(of name: String) -> Range<Int>? {
    member(name).map { indexes($0.value) }
  }

  /// The bytes of a member's value, as written.
  public func bytes(of name: String) -> ArraySlice<UInt8>? {
    range(of: name).map { line[$0] }
  }

  /// The bytes of a member's text, if it is a string and nothing in it is escaped.
  public func plainText(_ name: String) -> ArraySlice<UInt8>? {
    guard let member = member(name), member.kind == .plainString, let content = content(of: member)
    else { return nil }
    return line[indexes(content)]
  }

  /// A member's text, if it is a string.
  public func string(_ name: String) -> String? {
    guard let member = member(name), let content = content(of: member) else { return nil }
    return text(of: content, hasEscapes: member.kind == .escapedString)
  }

  /// Whether a member is a string with just this text; decodes nothing in most cases.
  public func isString(_ name: String, _ text: String) -> Bool {
    guard let member = member(name), let content = content(of: member) else { return false }
    guard member.kind == .plainString else { return string(name) == text }
    var text = text
    return text.withUTF8 { text in
      line.withUnsafeBufferPointer { Self.isSame($0, content, text) }
    }
  }

  /// A member's number, if it is written as an integer and fits.
  public func int(_ name: String) -> Int? {
    guard let member = member(name), member.kind == .number else { return nil }
    return Self.integer(line[indexes(member.value)])
  }

  /// A member's truth value, if it is one.
  public func bool(_ name: String) -> Bool? {
    guard let member = member(name), member.kind == .literal else { return nil }
    switch line[indexes(member.value).lowerBound] {
    case UInt8(ascii: "t"): return true
    case UInt8(ascii: "f"): return false
    default: return nil
    }
  }

  /// A member's instant, if it is a string in the form of RFC 3339.
  public func instant(_ name: String) -> Instant? {
    guard let member = member(name), let content = content(of: member) else { return nil }
    guard member.kind == .plainString else {
      return Instant(rfc3339: text(of: content, hasEscapes: true))
    }
    return line[indexes(content)].withUnsafeBufferPointer(Instant.init(rfc3339Bytes:))
  }

  /// A member's value, decoded.
  public subscript(name: String) -> JSON? {
    guard let bytes = bytes(of: name) else { return nil }
    do throws(JSONError) {
      return try JSON(parsing: bytes, limit: bytes.count)
    } catch {
      // Cannot be: the scan has read the same bytes by the same grammar.
      return nil
    }
  }
}

extension JSONMembers {
  private func member(_ name: String) -> Member? {
    var name = name
    return name.withUTF8 { key in
      line.withUnsafeBufferPointer { buffer in
        members.last { member in
          guard !member.nameHasEscapes else {
            return text(of: member.name, hasEscapes: true).utf8.elementsEqual(key)
          }
          return Self.isSame(buffer, member.name, key)
        }
      }
    }
  }

  /// Whether the bytes in a range are those of a name.
  @inline(__always)
  private static func isSame(
    _ buffer: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ name: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard range.count == name.count else { return false }
    for place in 0..<name.count where buffer[range.lowerBound + place] != name[place] {
      return false
    }
    return true
  }

  /// What is between the quotes of a string.
  private func content(of member: Member) -> Range<Int>? {
    guard member.kind == .plainString || member.kind == .escapedString else { return nil }
    return member.value.lowerBound + 1..<member.value.upperBound - 1
  }

  private func indexes(_ offsets: Range<Int>) -> Range<Int> {
    line.startIndex + offsets.lowerBound..<line.startIndex + offsets.upperBound
  }

  private func text(of offsets: Range<Int>, hasEscapes: Bool) -> String {
    line[indexes(offsets)].withUnsafeBufferPointer {
      JSONText.decode($0, hasEscapes: hasEscapes)
    }
  }

  /// The value of a number token without fraction and exponent.
  private static func integer(_ token: ArraySlice<UInt8>) -> Int? {
    let isNegative = token.first == UInt8(ascii: "-")
    var value = 0
    for byte in isNegative ? token.dropFirst() : token {
      guard (0x30...0x39).contains(byte) else { return nil }
      let product = value.multipliedReportingOverflow(by: 10)
      let digit = Int(byte - 0x30)
      // Counted downwards for a negative number, because there is one more of those.
      let sum = product.partialValue.addingReportingOverflow(isNegative ? -digit : digit)
      guard !product.overflow, !sum.overflow else { return nil }
      value = sum.partialValue
    }
    return value
  }
}
