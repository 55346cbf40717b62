public import IncidentModel
public import Markdown

/// A heading with everything below it, up to the next heading that is not deeper.
public struct RunbookSection: Sendable {
  /// The heading's words.
  public let title: String
  /// Its level, 1 to 6; a bold line that stands for a heading counts as 2.
  public let level: Int
  /// Its line and the last line of the section, from 1.
  public let lines: ClosedRange<Int>
  /// The step it names itself.
  public let ownStep: Step?
  /// The step it names, or that of the heading above it.
  public let step: Step?
  /// The heading as a link names it on GitHub.
  public let anchor: String
  /// The blocks at the top level that belong to it, headings below it among them.
  public let blocks: [Block]
}

extension Runbook {
  /// The sections, in order; a section that stands in another is listed after it and is part of both.
  public var sections: [RunbookSection] {
    let blocks = Array(document.blocks)
    var heads = blocks.indices.compactMap { index -> Head? in
      guard case .heading(let level, _) = blocks[index].kind else { return nil }
      return Head(index: index, level: level, title: blocks[index].plainTextWithHTML)
    }
    if heads.isEmpty {
      heads = blocks.indices.compactMap { index in
        Self.boldLine(blocks[index]).map { Head(index: index, level: 2, title: $0) }
      }
    }
    let steps = HeadingOutline.steps(of: heads.map { ($0.level, $0.title) })
    let anchors = HeadingOutline.anchors(of: heads.map(\.title))
    return heads.indices.map { number in
      let head = heads[number]
      let next = heads[(number + 1)...].first { $0.level <= head.level }
      let end = next?.index ?? blocks.count
      let endLine =
        next.map { blocks[$0.index].line - 1 } ?? max(document.lineCount, blocks[head.index].line)
      return RunbookSection(
        title: head.title, level: head.level, lines: blocks[head.index].line...endLine,
        ownStep: steps[number].own, step: steps[number].step, anchor: anchors[number],
        blocks: Array(blocks[(head.index + 1)..<end]))
    }
  }

  /// A section's text as written, from its heading on.
  public func text(of section: RunbookSection) -> String {
    String(decoding: sourceBytes(of: section), as: UTF8.self)
  }

  /// The runbook that `FILE#HEADING` means: this section alone, found by its anchor or its words.
  public func part(_ heading: String) -> Runbook? {
    let wanted = HeadingOutline.anchor(of: heading)
    guard
      let section = sections.first(where: { $0.anchor == wanted })
        ?? sections.first(where: { HeadingOutline.anchor(of: $0.title) == wanted })
    else { return nil }
    return Runbook(bytes: sourceBytes(of: section), path: "\(path)#\(section.anchor)")
  }

  func sourceBytes(of section: RunbookSection) -> [UInt8] {
    let source = document.source
    var start = source.count
    var end = source.count
    var line = 1
    var index = 0
    if section.lines.lowerBound == 1 { start = 0 }
    while index < source.count {
      let byte = source[index]
      index += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, index < source.count, source[index] == 0x0A { index += 1 }
      if line == section.lines.upperBound {
        end = index
        break
      }
      line += 1
      if line == section.lines.lowerBound { start = index }
    }
    return start < end ? Array(source[start..<end]) : []
  }

  private struct Head {
    let index: Int
    let level: Int
    let title: String
  }

  /// The words of a paragraph that is nothing but bold: a heading of sorts.
  private static func boldLine(_ block: Block) -> String? {
    guard case .paragraph = block.kind else { return nil }
    let inlines = Array(block.inlines)
    guard let first = inlines.first, first.kind == .strong else { return nil }
    if inlines.count == 1 {
      let text = first.plainText
      return text.hasSuffix(":") ? String(text.dropLast()) : text
    }
    guard inlines.count == 2, inlines[1].plainText == ":" else { return nil }
    return first.plainText
  }
}
