import Encoding
public import IncidentModel
public import Markdown

/// A runbook: a Markdown document for one failure, or the playbook itself.
public struct Runbook: Sendable {
  /// The id: of the front matter, else the file's name without its ending.
  public let id: String
  /// The title: of the front matter, else of the first heading, else the id.
  public let title: String
  /// The author's version, as written; empty where there is none.
  public let version: String
  /// Where it came from.
  public let path: String
  /// The file as it is.
  public let bytes: [UInt8]
  /// The document.
  public let document: Document

  /// Understands a file; any bytes are a runbook.
  public init(bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    document = Document(parsing: bytes, options: [.gitHub, .frontMatter])
    let frontMatter = document.frontMatter
    let stem = Self.stem(of: path)
    id = frontMatter?["id"]?.text ?? frontMatter?["runbook_id"]?.text ?? stem
    let heading = document.blocks.first { block in
      if case .heading = block.kind { true } else { false }
    }
    title = frontMatter?["title"]?.text ?? heading?.plainTextWithHTML ?? stem
    version = frontMatter?["version"]?.text ?? ""
  }

  /// The SHA-256 of the file, in hex.
  public var sha256: String { SHA256.hex(of: bytes) }

  /// What is wrong with its front matter, by place.
  public var diagnostics: [Diagnostic] {
    (document.frontMatter?.problems ?? []).map { problem in
      Diagnostic(path: path, position: problem.position, kind: .frontMatter(problem.kind))
    }
  }

  /// Something that is wrong at a place of a runbook.
  public struct Diagnostic: Equatable, Sendable {
    /// What is wrong.
    public enum Kind: Equatable, Sendable {
      /// The front matter could not be understood there.
      case frontMatter(FrontMatter.Problem.Kind)
    }

    /// The file.
    public var path: String
    /// The place.
    public var position: SourcePosition
    /// What is wrong.
    public var kind: Kind
  }

  /// The part of a file under one heading.
  public struct Section: Sendable {
    /// The heading, as plain text.
    public var title: String
    /// Its level.
    public var level: Int
    /// The step that it belongs to.
    public var step: Step?
    /// The blocks under it, down to the next heading of its level or above.
    public var blocks: [Block]
    /// The source from its heading on.
    public var markdown: String
  }

  /// The parts under the headings of one level, in order.
  public func sections(level: Int) -> [Section] {
    var sections: [Section] = []
    var starts: [Int] = []
    var ends: [Int] = []
    var isOpen = false
    for block in document.blocks {
      if case .heading(let own, _) = block.kind, own <= level {
        if isOpen { ends.append(block.range.start.offset) }
        isOpen = own == level
        guard isOpen else { continue }
        let title = block.plainTextWithHTML
        sections.append(
          Section(
            title: title, level: level, step: StepMap.step(of: title), blocks: [], markdown: ""))
        starts.append(block.range.start.offset)
      } else if isOpen {
        sections[sections.count - 1].blocks.append(block)
      }
    }
    let source = document.source
    if isOpen { ends.append(source.count) }
    for place in sections.indices where place < ends.count {
      let text = String(decoding: source[starts[place]..<ends[place]], as: UTF8.self)
      sections[place].markdown = text
    }
    return sections
  }

  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return name }
    return String(name[..<dot])
  }
}
