/// The states of a line to go back to, the last one first.
struct UndoStack: Hashable, Sendable {
  /// The most states that are kept.
  static let mostStates = 500
  /// The most bytes of text that are kept; the last state is kept at any length.
  static let mostBytes = 4 << 20

  private(set) var states: [LineBuffer] = []
  private(set) var bytes = 0

  init(_ states: [LineBuffer] = []) {
    states.forEach { push($0) }
  }

  var isEmpty: Bool { states.isEmpty }

  /// Keeps a state; the oldest go where there are too many or they are too long.
  mutating func push(_ state: LineBuffer) {
    states.append(state)
    bytes += state.size
    while states.count > Self.mostStates || bytes > Self.mostBytes && states.count > 1 {
      bytes -= states.removeFirst().size
    }
  }

  mutating func pop() -> LineBuffer? {
    guard let last = states.popLast() else { return nil }
    bytes -= last.size
    return last
  }
}
