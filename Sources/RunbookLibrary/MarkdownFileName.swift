/// Names of Markdown files.
public enum MarkdownFileName {
  private static let endings = [".md", ".markdown"].map { Array($0.utf8) }

  /// How many bytes the ending has that makes a name one of a Markdown file, whatever its case; nil
  /// when it has none, or nothing else.
  public static func endingLength(of name: some StringProtocol) -> Int? {
    let bytes = name.utf8
    for ending in endings where bytes.count > ending.count {
      if bytes.suffix(ending.count).elementsEqual(ending, by: { $0 | 0x20 == $1 | 0x20 }) {
        return ending.count
      }
    }
    return nil
  }
}
