/// The hash of FIPS 180-4 §6.2, taken in pieces of any size.
public struct SHA256: Sendable {
  /// The eight words of the hash so far, FIPS 180-4 §5.3.3 at first.
  private var state = SIMD8<UInt32>(
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19
  )
  /// What does not fill a block of 64 bytes yet.
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  private static let blockSize = 64

  /// Starts a hash of nothing.
  public init() {}

  /// Adds bytes to what is hashed.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = Self.blockSize - pending.count
      pending.append(contentsOf: rest.prefix(missing))
      rest = rest.dropFirst(missing)
      guard pending.count == Self.blockSize else { return }
      pending.withUnsafeBytes { Self.compress($0, into: &state) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count / Self.blockSize * Self.blockSize
    if whole > 0 {
      Self.compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)), into: &state)
    }
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// Adds bytes to what is hashed.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      update(UnsafeRawBufferPointer(buffer))
    }
    if isDone == nil { Array(bytes).withUnsafeBytes { update($0) } }
  }

  /// The 32 bytes of the hash of all that was added; more can be added afterwards.
  public func finalize() -> [UInt8] {
    let words = finalState()
    var hash: [UInt8] = []
    hash.reserveCapacity(32)
    for index in 0..<8 {
      for shift: UInt32 in [24, 16, 8, 0] {
        hash.append(UInt8(truncatingIfNeeded: words[index] >> shift))
      }
    }
    return hash
  }

  /// The hash of some bytes as 64 small hexadecimal digits.
  public static func hex(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    let words = hash.finalState()
    return String(unsafeUninitializedCapacity: 64) { text in
      for position in 0..<64 {
        let shift = UInt32(28 - position % 8 * 4)
        let digit = UInt8(truncatingIfNeeded: words[position / 8] >> shift & 0xF)
        text.initializeElement(at: position, to: digit < 10 ? 0x30 + digit : 0x57 + digit)
      }
      return 64
    }
  }

  /// The state after the padding of FIPS 180-4 §5.1.1: a bit, zeros, and the length in bits.
  private func finalState() -> SIMD8<UInt32> {
    var tail = pending
    tail.reserveCapacity(2 * Self.blockSize)
    tail.append(0x80)
    while tail.count % Self.blockSize != Self.blockSize - 8 { tail.append(0) }
    let bitCount = byteCount &* 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bitCount >> shift))
    }
    var final = state
    tail.withUnsafeBytes { Self.compress($0, into: &final) }
    return final
  }
}
