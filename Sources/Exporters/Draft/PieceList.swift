/// The pieces of a post-mortem as they are written, each with a key that no other has.
struct PieceList {
  private(set) var pieces: [PostMortemPiece] = []
  private var section: String
  private var keys: Set<PostMortemPiece.Key> = []

  /// Begins with a section.
  init(section: String) {
    self.section = section
  }

  /// Begins the next section.
  mutating func begin(_ section: String) {
    self.section = section
  }

  /// Adds a block that has no parts.
  mutating func add(_ block: String, _ text: String, isBlank: Bool = false) {
    add(block, [("", text, isBlank: isBlank)])
  }

  /// Adds a block of rows or items.
  mutating func add(_ block: String, _ items: [(key: String, text: String, isBlank: Bool)]) {
    let block = Self.free(block) { name in
      !pieces.contains { $0.key.section == section && $0.key.block == name }
    }
    for item in items {
      let key = Self.free(item.key) { name in
        !keys.contains(.init(section: section, block: block, item: name))
      }
      let piece = PostMortemPiece(
        key: .init(section: section, block: block, item: key), text: item.text,
        isBlank: item.isBlank)
      keys.insert(piece.key)
      pieces.append(piece)
    }
  }

  /// The name, or with the first number behind it that makes it a new one.
  private static func free(_ name: String, _ isFree: (String) -> Bool) -> String {
    var number = 1
    var tried = name
    while !isFree(tried) {
      number += 1
      tried = "\(name) \(number)"
    }
    return tried
  }
}
