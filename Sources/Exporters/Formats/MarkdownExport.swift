/// The post-mortem as GitHub Flavored Markdown.
enum MarkdownExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    Array(text(PostMortem(export)).utf8)
  }

  static func text(_ document: PostMortem) -> String {
    var parts = ["# \(line(document.title))"]
    parts += document.lead.map { block($0, level: 2) }
    for section in document.sections {
      parts.append("## \(line(section.heading))")
      parts += section.blocks.map { block($0, level: 3) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: PostMortem.Block, level: Int) -> String {
    switch block {
    case .paragraph(let text): inline(text)
    case .heading(let text): String(repeating: "#", count: level) + " \(line(text))"
    case .list(let items): items.map { "- \(inline($0))" }.joined(separator: "\n")
    case .tasks(let tasks):
      tasks.map { "- [\($0.isDone ? "x" : " ")] \(inline($0.text))" }.joined(separator: "\n")
    case .table(let columns, let rows): table(columns, rows)
    case .quote(let text): quote(text)
    }
  }

  private static func table(_ columns: [String], _ rows: [[RichText]]) -> String {
    let header = columns.map { line($0) }
    let rule = columns.map { _ in "---" }
    return ([header, rule] + rows.map { $0.map(inline) })
      .map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n")
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
