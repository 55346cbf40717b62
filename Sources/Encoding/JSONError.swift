/// What is wrong with bytes that should be JSON, and at which byte, counted from 0 at the first one.
public enum JSONError: Error, Equatable, Hashable, Sendable {
  /// There are more bytes than the limit.
  case tooLarge(limit: Int)
  /// An array or object is inside more others than the limit.
  case tooDeep(offset: Int)
  /// The text ends where something has to follow.
  case endsEarly(offset: Int)
  /// A byte that the grammar has no place for.
  case unexpectedByte(UInt8, offset: Int)
  /// A control character, U+0000 to U+001F, as itself in a string.
  case controlCharacter(UInt8, offset: Int)
  /// A backslash and something that is no escape.
  case invalidEscape(offset: Int)
  /// A string whose bytes are not UTF-8.
  case invalidUTF8(offset: Int)
  /// A complete value of another kind where an object is wanted.
  case notAnObject(offset: Int)
}

extension JSONError {
  /// The byte at which it is wrong; nil where the whole is too large.
  public var offset: Int? {
    switch self {
    case .tooLarge: nil
    case .tooDeep(let offset), .endsEarly(let offset), .unexpectedByte(_, let offset),
      .controlCharacter(_, let offset), .invalidEscape(let offset), .invalidUTF8(let offset),
      .notAnObject(let offset):
      offset
    }
  }
}
