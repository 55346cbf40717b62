public import Encoding
import IncidentModel
import Markdown

/// What was understood of a runbook, for tools and tests: `runbook outline`.
public struct RunbookOutline: Sendable {
  private let runbook: Runbook
  private let file: String

  /// Outlines a runbook; `file` is how it was named.
  public init(_ runbook: Runbook, file: String) {
    self.runbook = runbook
    self.file = file
  }

  /// One object with the keys of the contract.
  public var json: JSON {
    let blocks = runbook.blocks
    return [
      "file": .string(file),
      "title": .string(runbook.title),
      "frontMatter": runbook.frontMatter.map { Self.json($0.mapping) } ?? .null,
      "headings": .array(headings(blocks)),
      "code": .array(runbook.fences.map(Self.json)),
      "tasks": .array(tasks(blocks)),
      "tables": .array(tables(blocks)),
      "lists": lists(blocks),
      "steps": .array(runbook.steps.map(Self.json)),
      "links": .array(links(blocks).map { .string($0) }),
      "diagnostics": .array(runbook.diagnostics.map(Self.json)),
    ]
  }

  private func headings(_ blocks: [Block]) -> [JSON] {
    let found = blocks.compactMap { block -> (level: Int, block: Block)? in
      guard case .heading(let level, _) = block.kind else { return nil }
      return (level, block)
    }
    let steps = HeadingOutline.steps(of: found.map { ($0.level, $0.block.plainTextWithHTML) })
    return zip(found, steps).map { heading, step in
      [
        "level": JSON(heading.level), "text": .string(heading.block.plainText),
        "line": JSON(heading.block.line), "step": step.step.map { .string($0.id) } ?? .null,
      ]
    }
  }

  private static func json(_ fence: RunbookFence) -> JSON {
    [
      "info": .string(fence.info), "line": JSON(fence.line), "depth": JSON(fence.depth),
      "text": .string(fence.text), "fenced": .bool(fence.isFenced),
      "runnable": .bool(fence.isRunnable),
      "placeholders": .array(fence.placeholders.map { .string($0) }),
    ]
  }

  private static func json(_ step: RunbookStep) -> JSON {
    [
      "id": .string(step.id), "step": step.step.map { .string($0.id) } ?? .null,
      "form": .string(step.form.rawValue), "heading": .string(step.heading),
      "text": .string(step.text), "line": JSON(step.line),
      "code": .array(step.fences.map { JSON($0.line) }),
      "inlineCommands": .array(step.inlineCommands.map { .string($0) }),
    ]
  }

  private func tasks(_ blocks: [Block]) -> [JSON] {
    blocks.compactMap { block in
      guard case .item(let state?) = block.kind else { return nil }
      return [
        "line": JSON(block.line), "checked": .bool(state == .done),
        "text": .string(block.children.first?.plainTextWithHTML ?? ""),
      ]
    }
  }

  private func tables(_ blocks: [Block]) -> [JSON] {
    blocks.compactMap { block in
      guard case .table(let columns) = block.kind else { return nil }
      let rows = block.children.reduce(0) { count, _ in count + 1 }
      return [
        "line": JSON(block.line), "columns": JSON(columns.count), "rows": JSON(max(rows - 1, 0)),
      ]
    }
  }

  private func lists(_ blocks: [Block]) -> JSON {
    var ordered = 0
    var bullet = 0
    var items = 0
    for block in blocks {
      switch block.kind {
      case .list(let style, _): if style.kind == .bullet { bullet += 1 } else { ordered += 1 }
      case .item: items += 1
      default: break
      }
    }
    return ["ordered": JSON(ordered), "bullet": JSON(bullet), "items": JSON(items)]
  }

  /// Where the links lead that somebody marked as links, in order.
  private func links(_ blocks: [Block]) -> [String] {
    var found: [String] = []
    for block in blocks {
      var stack = Array(Array(block.inlines).reversed())
      while let inline = stack.popLast() {
        if case .link(let link) = inline.kind, !link.isBare {
          found.append(link.encodedDestination)
        }
        stack.append(contentsOf: Array(inline.children).reversed())
      }
    }
    return found
  }

  private static func json(_ diagnostic: RunbookDiagnostic) -> JSON {
    [
      "line": JSON(diagnostic.line), "column": JSON(diagnostic.column),
      "severity": .string(diagnostic.severity.rawValue), "message": .string(diagnostic.message),
    ]
  }

  private static func json(_ mapping: FrontMatter.Mapping) -> JSON {
    var members: [String: JSON] = [:]
    for entry in mapping.entries { members[entry.key] = json(entry.value) }
    return .object(members)
  }

  /// Nested no deeper than the front matter's reader goes, so recursion is safe.
  private static func json(_ value: FrontMatter.Value) -> JSON {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let text): .number(text)
    case .date(let text), .text(let text): .string(text)
    case .list(let values): .array(values.map(json))
    case .mapping(let mapping): json(mapping)
    }
  }
}
