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
  /// The completions that Tab goes through, while their list stands open.
  public internal(set) var menu: CompletionMenu?
  /// The lines that were sent before.
  public var history: History

  /// How often the next key is done.
  public internal(set) var count: KeyCount?
  var killRing = KillRing()
  /// How the last key must be continued: kills join, yanks rotate, letters undo together.
  var previous = Previous.other
  /// What Ctrl-_ goes back to.
  var undo = UndoStack()
  /// The entry shown now; the count of entries means the line in progress.
  var position: Int
  /// Lines as they were left, edited but not sent.
  var drafts: [Int: LineBuffer] = [:]
  /// What was looked for last, for Ctrl-R twice.
  var lastQuery = ""

  enum Previous: Hashable, Sendable {
    case other
    case typing
    case kill
    /// So many characters were put in.
    case yank(Int)
    /// So many characters were put in, the last word of an entry of the history.
    case lastWord(Int, entry: Int)
    /// Ctrl-X, or Ctrl-V: the next key means something else.
    case prefix, quote
    /// Ctrl-]: the cursor goes to the letter that is typed next.
    case seek(isForward: Bool)
  }

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
    menu = nil
    count = nil
    previous = .other
    undo = UndoStack()
    drafts = [:]
    position = history.entries.count
  }

  /// Does what a key means.
  public mutating func handle(_ key: Key) -> Outcome {
    if menu != nil || search != nil, case .alt(let digit) = key, KeyCount(digit) != nil {
      // Esc was for what is open, and the digit is text.
      _ = handle(.escape)
      return handle(.text(String(digit)))
    }
    if search != nil {
      if let outcome = handleInSearch(key) { return outcome }
    }
    if menu != nil {
      if let outcome = handleInMenu(key) { return outcome }
    }
    if let outcome = readCount(key) { return outcome }
    let last = previous
    let place = position
    if case .text(let text) = key, last == .typing, count == nil, !undo.isEmpty, !beginsWord(text) {
      // Undone together with the letters before it; without a copy of the line, for that of a long
      // paste would be made at every letter.
      return perform(key, after: last)
    }
    let before = line
    previous = .other
    let outcome = performCounted(key, after: last)
    if position == place, !Self.isUndo(key, after: last), !line.hasText(of: before) {
      remember(before, after: last)
    }
    return outcome
  }

  mutating func perform(_ key: Key, after last: Previous) -> Outcome {
    switch key {
    case .tab where last == .quote:
      return put("\t")
    case .enter where last == .quote, .lineBreak:
      return put("\n")
    case .control where last == .quote:
      // A control character is no text, and its key was not meant.
      return .ignored
    case .text(let text):
      if case .seek(let isForward) = last { return seek(text, isForward: isForward) }
      line.insert(text)
      previous = .typing
      return .edited
    case .paste(let text):
      return put(text)
    case .enter:
      return .submit(line.text)
    case .tab:
      return .complete
    case .backTab, .escape:
      return .ignored
    case .control("c"):
      return .cancel
    case .control("d") where line.isEmpty:
      return .endOfInput
    case .control("z"):
      return .suspend
    case .control("l"):
      return .clearScreen
    case .control("x"):
      previous = .prefix
      return .ignored
    case .control("]"), .controlAlt("]"):
      previous = .seek(isForward: key == .control("]"))
      return .ignored
    case .control("v"), .control("q"):
      previous = .quote
      return .ignored
    case _ where Self.isUndo(key, after: last):
      guard let earlier = undo.pop() else { return .ignored }
      line = earlier
      return .edited
    default:
      return lookUp(key, after: last) ?? edit(key, after: last)
    }
  }

  private mutating func put(_ text: String) -> Outcome {
    line.insert(text)
    return .edited
  }

  private static func isUndo(_ key: Key, after last: Previous) -> Bool {
    key == .control("_") || key == .control("u") && last == .prefix
  }

  /// Keeps the state before a change that no key made.
  mutating func noteEdit(_ state: LineBuffer) {
    previous = .other
    remember(state, after: .other)
  }

  /// Whether a text would be the beginning of another word.
  private func beginsWord(_ text: String) -> Bool {
    guard let earlier = line.before.last, let typed = text.first else { return false }
    return earlier.isWhitespace && !typed.isWhitespace
  }

  /// Keeps a state to go back to; a word that was typed in one go is undone in one go.
  private mutating func remember(_ state: LineBuffer, after last: Previous) {
    if case .yank = previous, case .yank = last { return }
    if case .lastWord = previous, case .lastWord = last { return }
    undo.push(state)
  }
}
