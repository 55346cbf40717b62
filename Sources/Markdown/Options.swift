/// What a parse understands beyond CommonMark.
public struct ParsingOptions: OptionSet, Sendable {
  /// The bits.
  public let rawValue: Int

  /// Makes a set of its bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Tables of GitHub's kind.
  public static let tables = ParsingOptions(rawValue: 1)
  /// `[ ]` and `[x]` at the beginning of list items.
  public static let taskItems = ParsingOptions(rawValue: 2)
  /// `~text~` and `~~text~~`.
  public static let strikethrough = ParsingOptions(rawValue: 4)
  /// Bare addresses: `www.`, `http://`, `https://`, `ftp://` and mail.
  public static let autolinks = ParsingOptions(rawValue: 8)
  /// `[^1]` and `[^1]: …`.
  public static let footnotes = ParsingOptions(rawValue: 16)
  /// A YAML mapping between `---` lines at the very beginning.
  public static let frontMatter = ParsingOptions(rawValue: 32)

  /// CommonMark 0.31.2 and nothing else.
  public static let commonMark: ParsingOptions = []
  /// CommonMark with GitHub's extensions.
  public static let gitHub: ParsingOptions = [
    .tables, .taskItems, .strikethrough, .autolinks, .footnotes,
  ]
  /// GitHub's Markdown with front matter: a runbook.
  public static let document: ParsingOptions = [.gitHub, .frontMatter]
}
