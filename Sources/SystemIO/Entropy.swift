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
    // Eight bytes a call, because each is a call to the operating system.
    let words = (0..<(max(0, count) + 7) / 8).map { _ in generator.next() as UInt64 }
    let bytes = words.flatMap { word in
      (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
    }
    return Array(bytes.prefix(max(0, count)))
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
