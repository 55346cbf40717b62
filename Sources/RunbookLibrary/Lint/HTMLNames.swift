import Markdown

/// The names that HTML gives to places: `id="…"` and `name="…"`.
enum HTMLNames {
  static func of(_ html: String) -> [String] {
    let bytes = Array(html.utf8)
    var names: [String] = []
    for key in ["id", "name"] {
      WordScanner(Array(key.utf8)).scan(in: bytes) { offset in
        if let name = value(bytes, after: offset + key.utf8.count) { names.append(name) }
        return true
      }
    }
    return names
  }

  private static func value(_ bytes: [UInt8], after offset: Int) -> String? {
    var index = offset
    func skipSpaces() { while index < bytes.count, bytes[index] <= 0x20 { index += 1 } }
    skipSpaces()
    guard index < bytes.count, bytes[index] == 0x3D else { return nil }
    index += 1
    skipSpaces()
    guard index < bytes.count else { return nil }
    let quote = bytes[index]
    let isQuoted = quote == 0x22 || quote == 0x27
    if isQuoted { index += 1 }
    let start = index
    while index < bytes.count,
      isQuoted ? bytes[index] != quote : bytes[index] > 0x3E || bytes[index] == 0x2D
    {
      index += 1
    }
    return start < index ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }
}
