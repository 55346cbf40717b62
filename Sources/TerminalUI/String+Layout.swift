extension String {
  /// The text cut between graphemes to at most so many cells, the cut marked.
  ///
  /// - Parameters:
  ///   - cells: the cells that there are; 0 or less leaves nothing.
  ///   - mark: what shows the cut, such as `…`; left out where even it does not fit.
  /// - Returns: the text itself where it fits.
  public func truncated(to cells: Int, mark: String = "…") -> String {
    StyledText(self).truncated(to: cells, mark: mark).text
  }

  /// The text with spaces after it to fill so many cells; a longer text stays as it is.
  public func padded(to cells: Int) -> String {
    StyledText(self).padded(to: cells).text
  }

  /// The text in rows of at most so many cells; see `StyledText.wrapped(to:indent:)`.
  public func wrapped(to cells: Int, indent: Int = 0) -> [String] {
    StyledText(self).wrapped(to: cells, indent: indent).map(\.text)
  }
}
