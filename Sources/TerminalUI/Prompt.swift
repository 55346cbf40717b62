/// What stands before the line that a person types.
public struct Prompt: Hashable, Sendable {
  /// The words, with what they mean; line feeds put all but the last line above the row.
  public var text: StyledText
  /// Whether the line is put into the history: yes for the session's own, no for an answer.
  public var keepsHistory: Bool
  /// Whether what is typed is a secret: neither shown, nor kept, nor given back as a draft.
  public var isHidden: Bool

  /// Makes a prompt.
  public init(_ text: StyledText, keepsHistory: Bool = true, isHidden: Bool = false) {
    self.text = text
    self.keepsHistory = keepsHistory
    self.isHidden = isHidden
  }

  /// The cells that a prompt may take of a row, so that there is room to type; what is longer stands
  /// above.
  public static func mostCells(columns: Int) -> Int {
    max(columns - 1 - min(20, columns / 3), 1)
  }
}

extension Prompt: ExpressibleByStringLiteral {
  /// Makes a prompt of plain text.
  public init(stringLiteral value: String) {
    self.init(StyledText(value))
  }
}
