/// A YAML mapping between `---` lines in front of a document.
///
/// The subset that runbooks use: plain and quoted scalars, block scalars, flow and block lists and
/// mappings, comments. Whatever else stands there (anchors, aliases, tags, merge keys, tabs, duplicate
/// keys) is a problem with its place, and the entry it stands in is absent: never a wrong value.
public struct FrontMatter: Equatable, Sendable {
  /// The entries, in order.
  public let mapping: Mapping
  /// What could not be understood, in order of its place.
  public let problems: [Problem]
  /// The line of the closing `---`, from 1.
  public let closingLine: Int
  /// The byte where the Markdown begins.
  let end: Int

  /// The value of a key at the top level.
  public subscript(key: String) -> Value? { mapping[key] }

  /// A value.
  public indirect enum Value: Equatable, Sendable {
    /// Nothing, `null` or `~`.
    case null
    /// `true` or `false`; `yes` and `no` are text, as in YAML 1.2.
    case bool(Bool)
    /// A decimal number as it was written.
    case number(String)
    /// A day, as `YYYY-MM-DD`.
    case date(String)
    /// Everything else, and whatever was quoted.
    case text(String)
    /// A list.
    case list([Value])
    /// A mapping.
    case mapping(Mapping)
  }

  /// Keys with their values, in order; no key twice.
  public struct Mapping: Equatable, Sendable {
    /// The entries, in order.
    public let entries: [Entry]

    /// The value of a key.
    public subscript(key: String) -> Value? { entries.first { $0.key == key }?.value }

    /// The entry of a key.
    public func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }
  }

  /// A key and its value.
  public struct Entry: Equatable, Sendable {
    /// The key.
    public let key: String
    /// The value.
    public let value: Value
    /// Where the key stands.
    public let position: SourcePosition
  }

  /// Something that was not understood.
  public struct Problem: Equatable, Sendable {
    /// What it is.
    public let kind: Kind
    /// Where it stands.
    public let position: SourcePosition

    /// What kinds of problem there are.
    public enum Kind: Equatable, Sendable {
      /// A key that the mapping already has, first on this line; neither value is kept.
      case duplicateKey(String, firstLine: Int)
      /// `&name`, which this reader does not support.
      case anchor
      /// `*name`, which this reader does not support.
      case alias
      /// `!tag`, which this reader does not support.
      case tag
      /// `<<`, which this reader does not support.
      case mergeKey
      /// `? key`, which this reader does not support.
      case complexKey
      /// A tab where only spaces may indent.
      case tab
      /// A character that cannot begin a value: `@`, a backtick, `%`, a comma or a bracket.
      case reservedCharacter
      /// A line that is neither a key with a value nor belongs to one.
      case notAnEntry
      /// A line indented unlike its neighbours.
      case indentation
      /// A quotation that does not end.
      case unclosedQuote
      /// A `[` or `{` that does not end.
      case unclosedBracket
      /// Text after the end of a value.
      case trailingText
      /// `: ` inside a plain value, which needs quotes.
      case unquotedColon
      /// A backslash with something that it does not escape.
      case escape
      /// Nested too deeply to be meant.
      case tooDeep
    }
  }
}

extension FrontMatter.Value {
  /// The text of a scalar: as written for numbers and dates, nil for lists, mappings and null.
  public var text: String? {
    switch self {
    case .text(let text), .number(let text), .date(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .list, .mapping: nil
    }
  }

  /// The elements of a list.
  public var list: [FrontMatter.Value]? {
    if case .list(let values) = self { values } else { nil }
  }

  /// The entries of a mapping.
  public var mapping: FrontMatter.Mapping? {
    if case .mapping(let mapping) = self { mapping } else { nil }
  }

  /// The truth of `true` or `false`.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
}
