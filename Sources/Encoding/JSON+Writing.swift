extension JSON {
  /// The one form of this value: names sorted by their Unicode scalars, no white space, no escape
  /// that RFC 8259 does not ask for, numbers as they were written.
  public var canonicalBytes: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indentation: nil)
    return bytes
  }

  /// The same with a line for each element and member, two spaces a level, no newline at the end.
  public func prettyBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes, indentation: 0)
    return bytes
  }

  /// Appends the value; without an indentation, all on one line.
  private func append(to bytes: inout [UInt8], indentation: Int?) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): JSONText.append(text, to: &bytes)
    case .array(let elements):
      Self.append(elements, "[", "]", to: &bytes, indentation) { element, bytes, inner in
        element.append(to: &bytes, indentation: inner)
      }
    case .object(let members):
      // `String`'s own order is that of normalized text, which is another one.
      let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      Self.append(sorted, "{", "}", to: &bytes, indentation) { member, bytes, inner in
        JSONText.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if inner != nil { bytes.append(UInt8(ascii: " ")) }
        member.value.append(to: &bytes, indentation: inner)
      }
    }
  }

  private static func append<Item>(
    _ items: [Item], _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
    to bytes: inout [UInt8], _ indentation: Int?,
    _ appendItem: (Item, inout [UInt8], Int?) -> Void
  ) {
    bytes.append(UInt8(ascii: opening))
    let inner = indentation.map { $0 + 2 }
    for (position, item) in items.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      appendLineBreak(to: &bytes, inner)
      appendItem(item, &bytes, inner)
    }
    if !items.isEmpty { appendLineBreak(to: &bytes, indentation) }
    bytes.append(UInt8(ascii: closing))
  }

  private static func appendLineBreak(to bytes: inout [UInt8], _ indentation: Int?) {
    guard let indentation else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }
}
