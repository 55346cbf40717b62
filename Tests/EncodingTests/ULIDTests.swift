import TestSupport
import Testing

@testable import Encoding

@Suite struct ULIDTests {
  func id(_ milliseconds: Int64, _ entropy: [UInt8]) -> String {
    ULID.text(at: Instant(milliseconds: milliseconds), entropy: entropy)
  }

  let zeros = [UInt8](repeating: 0, count: ULID.entropySize)
  let ones = [UInt8](repeating: 0xFF, count: ULID.entropySize)

  @Test func writesItsParts() {
    #expect(id(0, zeros) == "00000000000000000000000000")
    #expect(id(0xFFFF_FFFF_FFFF, ones) == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    #expect(id(1, zeros) == "00000000010000000000000000")
    #expect(id(32, zeros) == "00000000100000000000000000")
    // The time of the example in the ULID specification.
    #expect(id(1_469_918_176_385, zeros).hasPrefix("01ARYZ6S41"))
    #expect(id(0, [0, 0, 0, 0, 1, 0, 0, 0, 0, 2]) == "00000000000000000100000002")
    #expect(id(0, [0x80] + zeros.dropFirst()) == "0000000000G000000000000000")
  }

  @Test func isTotal() {
    #expect(id(-1, zeros) == id(0, zeros))
    #expect(id(.min, zeros) == id(0, zeros))
    #expect(id(.max, ones) == id(0xFFFF_FFFF_FFFF, ones))
    #expect(id(5, []) == id(5, zeros))
    #expect(id(5, ones + [1, 2, 3]) == id(5, ones))
  }

  @Test(arguments: [1, 2] as [UInt64])
  func sortsByTimeThenChance(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for _ in 0..<300 {
      let times = (0..<2).map { _ in Int64.random(in: 0...0xFFFF_FFFF_FFFF, using: &random) }
      let chance = (0..<2).map { _ in
        (0..<ULID.entropySize).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      #expect((id(times[0], chance[0]) < id(times[1], chance[1])) == (times[0] < times[1]))
      let same = (id(times[0], chance[0]), id(times[0], chance[1]))
      #expect((same.0 < same.1) == chance[0].lexicographicallyPrecedes(chance[1]))
      #expect(same.0.count == 26)
      #expect(alphabet.isSuperset(of: same.0))
    }
  }
}
