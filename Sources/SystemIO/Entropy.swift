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

  /// Bytes that only look random: the same from the same seed.
  public static func seeded(_ seed: UInt64) -> Entropy {
    let state = Guarded(seed)
    return Entropy { count in
      state.withLock { state in
        (0..<max(0, count)).map { _ in
          // SplitMix64, of which the highest byte is taken.
          state &+= 0x9E37_79B9_7F4A_7C15
          var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
          mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
          return UInt8(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 56)
        }
      }
    }
  }
}
