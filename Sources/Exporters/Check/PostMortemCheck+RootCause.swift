import Markdown

extension PostMortemCheck {
  /// The root cause as people wrote it into the draft, in plain words, a paragraph each; empty where
  /// nobody did.
  ///
  /// It is what stands in its section in their own words; the suspected cause is the record's.
  public var rootCause: [String] {
    guard let section = match.section(PostMortemPart.rootCause.rawValue) else { return [] }
    let suspected = pieces.first { $0.key.block == "suspected" }.flatMap { lines[$0.key] }
    return units.indices.compactMap { place in
      let unit = units[place]
      guard match.sections[place] == section, unit.level == nil, isOwn(place), unit != suspected,
        PlainProse(unit).offset(of: RichText.Blank.notWritten.mark) == nil
      else { return nil }
      return plain(unit)
    }
  }

  /// The words of a unit without the label that leads them.
  private func plain(_ unit: DraftUnit) -> String? {
    var words = Self.words(of: Document(parsing: unit.bytes).root).joined(separator: " ")
    if words.lowercased().hasPrefix(Self.label) {
      words = String(words.dropFirst(Self.label.count))
    }
    words = String(words.drop { $0 == " " })
    return words.isEmpty ? nil : words
  }

  private static func words(of block: Block) -> [String] {
    let own = block.plainText
    return (own.isEmpty ? [] : [own]) + block.children.flatMap(words)
  }

  private static let label = "root cause:"
}
