/// The line editor as a value: keys in, text and cursor out.
///
/// It draws nothing and asks nobody. The keys are those of readline's emacs mode. One editor serves
/// a whole session, because history and killed text outlive a line.
public struct LineEditor: Hashable, Sendable {
  /// What a key did.
  public enum Outcome: Hashable, Sendable {
    /// The line, the cursor or the search may look different.
    case edited
    /// The key means nothing here.
    case ignored
    /// Enter: the line is done.
    case submit(String)
    /// Ctrl-C.
    case cancel
    /// Ctrl-D on an empty line.
    case endOfInput
    /// Ctrl-Z.
    case suspend
    /// Tab: the caller looks for completions and gives them to `apply`.
    case complete
    /// Ctrl-L.
    case clearScreen
  }

  /// The line and its cursor; during a search the entry that fits.
  public internal(set) var line: LineBuffer
  /// The search that is going on.
  public internal(set) var search: HistorySearch?
  /// The lines that were sent before.
  public var history: History

  var killRing = KillRing()
  /// How the last key must be continued: kills join, yanks rotate, letters undo together.
  var previous = Previous.other
  /// What Ctrl-_ goes back to.
  private var undo: [LineBuffer] = []
  /// The entry shown now; the count of entries means the line in progress.
  private var position: Int
  /// Lines as they were left, edited but not sent.
  private var drafts: [Int: LineBuffer] = [:]

  enum Previous: Hashable, Sendable {
    case other
    case typing
    case kill
    /// So many characters were put in.
    case yank(Int)
  }

  private static let mostUndo = 500

  /// Makes an editor.
  ///
  /// - Parameters:
  ///   - history: the lines that were sent before.
  ///   - draft: text that is in the line already, the cursor after it.
  public init(history: History = History(), draft: String = "") {
    self.history = history
    line = LineBuffer(before: draft)
    position = history.entries.count
  }

  /// Begins another line; history and killed text stay.
  public mutating func begin(draft: String = "") {
    line = LineBuffer(before: draft)
    search = nil
    previous = .other
    undo = []
    drafts = [:]
    position = history.entries.count
  }

  /// Does what a key means.
  public mutating func handle(_ key: Key) -> Outcome {
    if search != nil {
      if let outcome = handleInSearch(key) { return outcome }
    }
    let before = line
    let last = previous
    let place = position
    previous = .other
    let outcome = perform(key, after: last)
    if position == place, key != .control("_"), line.text != before.text {
      remember(before, after: last)
    }
    return outcome
  }

  private mutating func perform(_ key: Key, after last: Previous) -> Outcome {
    switch key {
    case .text(let text):
      line.insert(text)
      previous = .typing
      return .edited
    case .paste(let text):
      line.insert(text)
      return .edited
    case .enter:
      return .submit(line.text)
    case .tab:
      return .complete
    case .backTab, .escape, .pageUp, .pageDown:
      return .ignored
    case .up, .control("p"):
      return recall(position - 1)
    case .down, .control("n"):
      return recall(position + 1)
    case .alt("<"):
      return recall(0)
    case .alt(">"):
      return recall(history.entries.count)
    case .control("c"):
      return .cancel
    case .control("d") where line.isEmpty:
      return .endOfInput
    case .control("z"):
      return .suspend
    case .control("l"):
      return .clearScreen
    case .control("r"):
      search = HistorySearch(original: line, history: history)
      return .edited
    case .control("_"):
      guard let earlier = undo.popLast() else { return .ignored }
      line = earlier
      return .edited
    default:
      return edit(key, after: last)
    }
  }

  /// Shows another line of the history and keeps what was done to this one.
  private mutating func recall(_ target: Int) -> Outcome {
    let entries = history.entries
    guard (0...entries.count).contains(target), target != position else { return .ignored }
    drafts[position] = line
    position = target
    line = drafts[target] ?? LineBuffer(before: target < entries.count ? entries[target] : "")
    line.moveToEnd()
    undo = []
    return .edited
  }

  /// Keys of a search; nil for a key that ends it and is then done in the line.
  private mutating func handleInSearch(_ key: Key) -> Outcome? {
    guard var current = search else { return nil }
    var found: LineBuffer?
    switch key {
    case .text(let text), .paste(let text):
      for letter in text { found = current.type(String(letter), in: history) ?? found }
    case .backspace:
      found = current.erase(in: history)
    case .control("r"), .up:
      found = current.older(in: history)
    case .control("s"), .down:
      found = current.newer(in: history)
    case .control("g"), .escape:
      line = current.original
      search = nil
      return .edited
    default:
      search = nil
      if line.text != current.original.text {
        drafts[position] = current.original
        position = min(current.position, history.entries.count)
        undo = [current.original]
      }
      return key == .tab ? .edited : nil
    }
    if let found { line = found }
    search = current
    return .edited
  }

  /// Keeps the state before a change that no key made.
  mutating func noteEdit(_ state: LineBuffer) {
    previous = .other
    remember(state, after: .other)
  }

  /// Keeps a state to go back to; letters typed in one go are undone in one go.
  private mutating func remember(_ state: LineBuffer, after last: Previous) {
    if last == .typing, previous == .typing, !undo.isEmpty { return }
    if case .yank = previous, case .yank = last { return }
    undo.append(state)
    if undo.count > Self.mostUndo { undo.removeFirst() }
  }
}
