/// A piece of a leaf's text: words, code, a link.
public struct Inline: Sendable {
  let storage: Storage
  let index: Int

  private var record: InlineRecord { storage.inlines[index] }

  /// What it is.
  public var kind: Kind {
    let record = record
    switch record.tag {
    case .text: return .text(storage.string(record.text))
    case .softBreak: return .softBreak
    case .lineBreak: return .lineBreak
    case .code: return .code(storage.string(record.text))
    case .html: return .html(storage.string(record.text))
    case .emphasis: return .emphasis
    case .strong: return .strong
    case .strikethrough: return .strikethrough
    case .link: return .link(link)
    case .image: return .image(link)
    case .footnoteReference: return .footnoteReference(number: record.detail + 1)
    }
  }

  private var link: Link {
    let link = storage.links[record.detail]
    let prefix =
      switch link.prefix {
      case .none: ""
      case .http: "http://"
      case .mailto: "mailto:"
      }
    return Link(
      destination: prefix + storage.string(link.destination),
      title: link.hasTitle ? storage.string(link.title) : nil, isBare: link.isBare)
  }

  /// The inlines in it: of emphasis, strong emphasis, strikethrough, links and images.
  public var children: Siblings { Siblings(storage: storage, upcoming: record.firstChild) }

  /// Where it begins in the source.
  public var position: SourcePosition {
    storage.position(at: storage.sourceOffset(ofText: record.start))
  }

  /// What kinds of inline there are.
  public enum Kind: Equatable, Sendable {
    /// Text, escapes and character references decoded.
    case text(String)
    /// The end of a line that is only a space to a reader.
    case softBreak
    /// The end of a line that the author wants.
    case lineBreak
    /// A code span.
    case code(String)
    /// A raw HTML tag or comment.
    case html(String)
    /// Emphasis.
    case emphasis
    /// Strong emphasis.
    case strong
    /// Text struck through.
    case strikethrough
    /// A link, written out, by reference, or an address on its own.
    case link(Link)
    /// An image, whose children are its description.
    case image(Link)
    /// A reference to the footnote of this number, from 1.
    case footnoteReference(number: Int)
  }

  /// Inlines side by side, in order.
  public struct Siblings: Sequence, IteratorProtocol, Sendable {
    let storage: Storage
    var upcoming: Int

    /// The next inline.
    public mutating func next() -> Inline? {
      guard upcoming >= 0 else { return nil }
      defer { upcoming = storage.inlines[upcoming].next }
      return Inline(storage: storage, index: upcoming)
    }

    /// The first inline.
    public var first: Inline? { upcoming >= 0 ? Inline(storage: storage, index: upcoming) : nil }
  }
}

/// Where a link or an image leads.
public struct Link: Equatable, Sendable {
  /// The address as written, escapes decoded; not yet fit for an HTML attribute.
  public let destination: String
  /// The address with what no address may hold percent-encoded, as HTML has it.
  public var encodedDestination: String {
    var bytes: [UInt8] = []
    for byte in destination.utf8 { Escaping.appendEncoded(byte, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
  /// The title, if one was given.
  public let title: String?
  /// Whether it is an address that merely stands in the text, without marks of any kind.
  public let isBare: Bool
}
