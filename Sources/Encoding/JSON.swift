/// A JSON value (RFC 8259).
///
/// Names that Unicode holds to be the same text, such as a precomposed and a decomposed `é`, are one
/// name here, because they are one `String`. Whoever has to give back a text byte for byte keeps its
/// bytes and reads them with `JSONMembers`.
public enum JSON: Equatable, Hashable, Sendable {
  /// The literal `null`.
  case null
  /// The literals `true` and `false`.
  case bool(Bool)
  /// A number as it is written, so that `1.0`, `1e3` and twenty digits stay what they are.
  ///
  /// Whoever makes one gives a text of RFC 8259 §6; it is written out as it is.
  case number(String)
  /// A text.
  case string(String)
  /// Values in order.
  case array([JSON])
  /// Values by name, in no order.
  case object([String: JSON])

  /// The largest text `init(parsing:limit:)` reads if it is not told otherwise, 256 MiB.
  public static let defaultLimit = 268_435_456

  /// Reads one JSON text in UTF-8, strictly by RFC 8259: no byte order mark, no comments, nothing
  /// after the value but white space.
  ///
  /// Of members with one name the last counts. Half a surrogate pair in `\u` escapes becomes U+FFFD.
  /// At most 512 arrays and objects may be inside each other, and at most `limit` bytes are read.
  ///
  /// - Throws: What is wrong and where, as `JSONError`.
  public init(
    parsing bytes: some Collection<UInt8>, limit: Int = JSON.defaultLimit
  ) throws(JSONError) {
    let parse = { (buffer: UnsafeBufferPointer<UInt8>) in
      Result { () throws(JSONError) in try JSON(buffer: buffer, limit: limit) }
    }
    // `withContiguousStorageIfAvailable` forgets which error is thrown, a result does not.
    let result =
      bytes.withContiguousStorageIfAvailable(parse)
      ?? Array(bytes).withUnsafeBufferPointer(parse)
    self = try result.get()
  }

  init(buffer: UnsafeBufferPointer<UInt8>, limit: Int) throws(JSONError) {
    guard buffer.count <= limit else { throw .tooLarge(limit: limit) }
    var scanner = JSONScanner(buffer)
    var builder = JSONBuilder(bytes: buffer)
    try JSONGrammar.read(&scanner, into: &builder)
    self = builder.root
  }
}
