import Encoding
public import Markdown

/// A document for one failure: any Markdown file, understood as far as it goes.
///
/// Nothing in the file is required. Front matter, words after a fence's language and ordinary headings
/// only add to it, so other people's runbooks load unchanged.
public struct Runbook: Sendable {
  /// What `id` or `runbook_id` says, else the file's name without its ending.
  public let id: String
  /// What `title` says, else the first heading, else the file's name.
  public let title: String
  /// The author's version as written; empty when there is none.
  public let version: String
  /// The SHA-256 of the bytes, in hex.
  public let sha256: String
  /// The file, byte for byte.
  public let bytes: [UInt8]
  /// Where it was read, as it was named.
  public let path: String
  /// The file as Markdown.
  public let document: Document

  /// Reads a runbook, which any bytes are.
  ///
  /// Without `name` the file's name is that of the path.
  public init(bytes: [UInt8], path: String, name: String? = nil) {
    self.bytes = bytes
    self.path = path
    document = Document(parsing: bytes, options: .document)
    sha256 = SHA256.hex(of: bytes)
    let front = document.frontMatter
    let stem = Self.stem(of: name ?? path)
    id = Self.text(front, "id") ?? Self.text(front, "runbook_id") ?? stem
    title = Self.text(front, "title") ?? Self.firstHeading(document) ?? stem
    version = Self.text(front, "version") ?? ""
  }

  /// Whether the file may be text in UTF-8: no zero byte stands near its beginning, which is how git
  /// tells text from other files.
  public var isText: Bool { !bytes.prefix(8000).contains(0) }

  /// The front matter, if the file has one.
  public var frontMatter: FrontMatter? { document.frontMatter }

  /// The names by which it is found besides its id: aliases, alerts and error signatures.
  public var aliases: [String] {
    ["aliases", "alerts", "error_signatures"].flatMap { key -> [String] in
      guard let value = frontMatter?[key] else { return [] }
      return value.list?.compactMap(\.text) ?? value.text.map { [$0] } ?? []
    }
  }

  /// The file's name without directory and ending; of `FILE#HEADING` with the heading.
  public static func stem(of path: String) -> String {
    let bytes = path.utf8
    let mark = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    let slash = bytes[..<mark].lastIndex(of: UInt8(ascii: "/"))
    let name = path[(slash.map { bytes.index(after: $0) } ?? bytes.startIndex)..<mark]
    let ending = MarkdownFileName.endingLength(of: name) ?? 0
    return String(name.utf8.dropLast(ending)).map { $0 + path[mark...] } ?? path
  }

  private static func text(_ front: FrontMatter?, _ key: String) -> String? {
    front?[key]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private static func firstHeading(_ document: Document) -> String? {
    for block in document.blocks {
      guard case .heading = block.kind else { continue }
      let text = block.plainTextWithHTML
      if !text.isEmpty { return text }
    }
    return nil
  }
}
