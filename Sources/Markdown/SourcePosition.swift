/// A place in a source.
public struct SourcePosition: Equatable, Hashable, Comparable, Sendable {
  /// The line, from 1; CR, LF and CRLF each end one line.
  public var line: Int
  /// The byte in the line, from 1.
  public var column: Int
  /// The byte in the source, from 0.
  public var offset: Int

  /// Names a place.
  public init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Orders places as they stand in the source.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    left.offset < right.offset
  }
}

/// A stretch of a source, from its first byte to the byte after its last.
public struct SourceRange: Equatable, Hashable, Sendable {
  /// Where it begins.
  public var start: SourcePosition
  /// Where it ends, exclusive.
  public var end: SourcePosition

  /// Names a stretch.
  public init(start: SourcePosition, end: SourcePosition) {
    self.start = start
    self.end = end
  }

  /// The bytes of the source that it spans.
  public var bytes: Range<Int> { start.offset..<max(start.offset, end.offset) }
}
