/// Link reference definitions by their normalised label; the first of several wins.
struct ReferenceMap {
  private(set) var entries: [String: LinkRecord] = [:]

  var isEmpty: Bool { entries.isEmpty }

  mutating func add(_ key: String, _ link: LinkRecord) {
    if entries[key] == nil { entries[key] = link }
  }

  func link(for label: String) -> LinkRecord? { entries[Self.key(label)] }

  /// The label with case folded and white space collapsed.
  ///
  /// Lower case and then upper case folds what one of them leaves apart, such as the two sharp s.
  static func key(_ label: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(label.utf8.count)
    var isAscii = true
    for byte in label.utf8 {
      if byte.isAsciiSpace {
        if let last = bytes.last, last != 0x20 { bytes.append(0x20) }
      } else {
        if byte >= 0x80 { isAscii = false }
        bytes.append(byte.asciiLowercased)
      }
    }
    if bytes.last == 0x20 { bytes.removeLast() }
    let text = String(decoding: bytes, as: UTF8.self)
    return isAscii ? text : text.lowercased().uppercased().lowercased()
  }
}
