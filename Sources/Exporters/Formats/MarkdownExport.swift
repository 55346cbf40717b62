/// The post-mortem as GitHub Flavored Markdown.
enum MarkdownExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    export.postMortem.map { Array($0.utf8) } ?? PostMortemText(export).bytes
  }

  /// The post-mortem in the pieces that a draft is made of.
  static func pieces(of document: PostMortem) -> [PostMortemPiece] {
    var pieces = PieceList(section: "lead")
    pieces.add(PostMortemPiece.headingBlock, "# \(line(document.title))")
    document.lead.forEach { add($0, to: &pieces) }
    for section in document.sections {
      pieces.begin(section.key)
      pieces.add(PostMortemPiece.headingBlock, "## \(line(section.heading))")
      section.blocks.forEach { add($0, to: &pieces) }
    }
    return pieces.pieces
  }

  private static func add(_ block: PostMortem.Block, to pieces: inout PieceList) {
    switch block {
    case .paragraph(let text, let key):
      pieces.add("paragraph \(key)", inline(text), isBlank: text.saysNothing)
    case .heading(let text):
      pieces.add("heading \(text)", "### \(line(text))")
    case .list(let items):
      pieces.add(
        "list", items.map { ($0.key, "- \(inline($0.text))", isBlank: $0.text.hasBlank) })
    case .tasks(let tasks):
      pieces.add(
        "tasks",
        tasks.map { ($0.key, "- [\($0.isDone ? "x" : " ")] \(inline($0.text))", isBlank: false) })
    case .table(let columns, let rows):
      let header = columns.map { line($0) }
      let head = row(header) + "\n" + row(columns.map { _ in "---" })
      pieces.add(
        "table \(columns.joined(separator: ", "))",
        [(PostMortemPiece.headItem, head, isBlank: false)]
          + rows.map { ($0.key, row($0.cells.map(inline)), isBlank: false) })
    case .quote(let text, let key):
      pieces.add("quote \(key)", quote(text))
    }
  }

  private static func row(_ cells: [String]) -> String {
    "| \(cells.joined(separator: " | ")) |"
  }

  /// Lines of a quote; the tag keeps the break that the person typed, also after an address, where
  /// a backslash would become part of it.
  private static func quote(_ text: String) -> String {
    let lines = Escaping.markdown(text)
    return lines.enumerated().map { place, line in
      guard !line.isEmpty else { return ">" }
      let isFollowed = place + 1 < lines.count && !lines[place + 1].isEmpty
      return "> \(line)\(isFollowed ? "<br>" : "")"
    }
    .joined(separator: "\n")
  }

  /// Text that must stay in one line of source; the breaks in it become tags that tables allow.
  private static func inline(_ text: RichText) -> String {
    text.spans.map { span in
      switch span {
      case .plain(let text): plain(text)
      case .strong(let text): wrapped(line(text), "**")
      case .struck(let text): wrapped(broken(text), "~~")
      case .blank(let text): "_\(line(text))_"
      }
    }
    .joined()
  }

  /// Text between others keeps the blanks at its ends, which are ours.
  private static func plain(_ text: String) -> String {
    let before = text.first == " " ? " " : ""
    let after = text.last == " " && text.count > 1 ? " " : ""
    return before + broken(text) + after
  }

  private static func broken(_ text: String) -> String {
    let lines = Escaping.markdown(text)
    return lines.filter { !$0.isEmpty }.joined(separator: "<br>")
  }

  private static func line(_ text: String) -> String {
    Escaping.markdown(text).filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func wrapped(_ text: String, _ mark: String) -> String {
    text.isEmpty ? "" : mark + text + mark
  }
}
