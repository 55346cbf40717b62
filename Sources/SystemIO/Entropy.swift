/// Random bytes.
public struct Entropy: Sendable {
  /// So many bytes that nobody can foretell.
  public var bytes: @Sendable (_ count: Int) -> [UInt8]

  /// A source of bytes.
  public init(bytes: @escaping @Sendable (_ count: Int) -> [UInt8]) {
    self.bytes = bytes
  }

  /// The machine's own.
  public static let live = Entropy { count in
    var generator = SystemRandomNumberGenerator()
    return (0..<max(0, count)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }
}
