public import Markdown

extension Runbook {
  /// Every block in the order of the source, containers before what they hold.
  ///
  /// Walks without recursion: a file may nest deeper than a stack is.
  public var blocks: [Block] {
    var found: [Block] = []
    var stack = Array(Array(document.blocks).reversed())
    while let block = stack.popLast() {
      found.append(block)
      stack.append(contentsOf: Array(block.children).reversed())
    }
    return found
  }

  /// The items that begin with a box, in order.
  public var tasks: [RunbookTask] {
    blocks.compactMap { block in
      guard case .item(let state?) = block.kind else { return nil }
      let text = block.children.first.map(\.plainTextWithHTML) ?? ""
      return RunbookTask(line: block.line, isDone: state == .done, text: text)
    }
  }
}

/// A list item that begins with a box.
public struct RunbookTask: Equatable, Sendable {
  /// Its line, from 1.
  public let line: Int
  /// Whether the box is ticked in the file.
  public let isDone: Bool
  /// The words of its first paragraph, on one line.
  public let text: String
}
