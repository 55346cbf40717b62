import TestSupport
import Testing

@testable import Encoding

@Suite struct SHA256Tests {
  struct Vector: CustomTestStringConvertible {
    var testDescription: String
    var message: [UInt8]
    var hash: String

    init(_ name: String, _ message: [UInt8], _ hash: String) {
      testDescription = name
      self.message = message
      self.hash = hash
    }
  }

  /// The examples published with FIPS 180-4, and the messages of its additional test vectors.
  @Test(arguments: [
    Vector(
      "abc", Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector("empty", [], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(
      "two blocks", Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector("one byte", [0xBD], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    Vector(
      "four bytes", [0xC9, 0x8C, 0x8E, 0x55],
      "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"),
    Vector(
      "55 zeros", Array(repeating: 0, count: 55),
      "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7"),
    Vector(
      "56 zeros", Array(repeating: 0, count: 56),
      "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb"),
    Vector(
      "57 zeros", Array(repeating: 0, count: 57),
      "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785"),
    Vector(
      "64 zeros", Array(repeating: 0, count: 64),
      "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b"),
    Vector(
      "1000 zeros", Array(repeating: 0, count: 1000),
      "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53"),
    Vector(
      "1000 A", Array(repeating: 0x41, count: 1000),
      "c2e686823489ced2017f6059b8b239318b6364f6dcd835d0a519105a1eadd6e4"),
    Vector(
      "1005 U", Array(repeating: 0x55, count: 1005),
      "f4d62ddec0f3dd90ea1380fa16a5ff8dc4c54b21740650f24afc4120903552b0"),
  ])
  func knows(_ vector: Vector) {
    #expect(SHA256.hex(of: vector.message) == vector.hash)
  }

  @Test func hashesAMillionA() {
    var hash = SHA256()
    let piece = [UInt8](repeating: 0x61, count: 1000)
    for _ in 0..<1000 { hash.update(piece) }
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(hash.finalize() == Self.bytes(expected))
  }

  @Test(arguments: [1, 2] as [UInt64])
  func doesNotSeeHowItIsCut(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<40 {
      let count = Int.random(in: 0...400, using: &random)
      let message = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var hash = SHA256()
      var rest = message[...]
      while !rest.isEmpty {
        let size = Int.random(in: 0...min(130, rest.count), using: &random)
        if Bool.random(using: &random) {
          hash.update(rest.prefix(size))
        } else {
          rest.prefix(size).withUnsafeBytes { hash.update($0) }
        }
        rest = rest.dropFirst(size)
      }
      #expect(hash.finalize() == Self.bytes(SHA256.hex(of: message)))
    }
  }

  @Test func goesOnAfterAHashWasTaken() {
    var hash = SHA256()
    hash.update("ab".utf8)
    #expect(hash.finalize() == Self.bytes(SHA256.hex(of: "ab".utf8)))
    hash.update("c".utf8)
    #expect(hash.finalize() == hash.finalize())
    #expect(hash.finalize() == Self.bytes(SHA256.hex(of: "abc".utf8)))
  }

  @Test func takesSequencesWithoutStorage() {
    #expect(
      SHA256.hex(of: sequence(first: 0x61) { $0 < 0x63 ? $0 + 1 : nil })
        == SHA256.hex(of: "abc".utf8))
  }

  static func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).compactMap { index in
      guard let high = JSONText.hexDigit(digits[index]),
        let low = JSONText.hexDigit(digits[index + 1])
      else { return nil }
      return UInt8(high << 4 | low)
    }
  }
}
