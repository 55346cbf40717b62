/// The completions that Tab goes through, and which of them stands in the line.
public struct CompletionMenu: Hashable, Sendable {
  /// What is offered, in order.
  public let completions: [Completion]
  /// The place of the one in the line; nil for what was typed.
  public private(set) var selected: Int?
  /// The line with what was typed and what all of them share.
  let typed: LineBuffer

  init(_ completions: [Completion], typed: LineBuffer) {
    self.completions = completions
    self.typed = typed
  }

  /// Goes to the next or the one before; beyond either end is what was typed.
  mutating func move(by step: Int) {
    let next = (selected ?? (step > 0 ? -1 : completions.count)) + step
    selected = completions.indices.contains(next) ? next : nil
  }
}
