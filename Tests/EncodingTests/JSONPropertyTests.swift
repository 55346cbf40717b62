import TestSupport
import Testing

@testable import Encoding

/// Random values, random bytes and damaged texts; the seed is in the name of each run.
@Suite struct JSONPropertyTests {
  static func text(_ random: inout SplitMix64) -> String {
    let pool: [Unicode.Scalar] = [
      "a", "b", "z", "0", " ", "\"", "\\", "/", "\n", "\u{00}", "\u{1F}", "\u{7F}", "é", "€", "😀",
      "\u{2028}", "\u{D7FF}", "\u{E000}", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      text.append(pool.randomElement(using: &random) ?? "x")
    }
    return String(text)
  }

  static func value(_ random: inout SplitMix64, depth: Int = 0) -> JSON {
    switch Int.random(in: 0...(depth < 4 ? 8 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(.random(using: &random))
    case 2: return JSON(.random(in: .min ... .max, using: &random))
    case 3: return .number(["0.50", "-1e+9", "1E400", "-0"].randomElement(using: &random) ?? "0")
    case 4, 5: return .string(text(&random))
    case 6:
      return .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          value(&random, depth: depth + 1)
        })
    default:
      var members: [String: JSON] = [:]
      for _ in 0..<Int.random(in: 0...5, using: &random) {
        members[text(&random)] = value(&random, depth: depth + 1)
      }
      return .object(members)
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func comesBackFromBothForms(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<150 {
      let value = Self.value(&random)
      let bytes = value.canonicalBytes
      let parsed = try JSON(parsing: bytes)
      #expect(parsed == value)
      #expect(parsed.canonicalBytes == bytes)
      #expect(try JSON(parsing: value.prettyBytes()) == value)
    }
  }

  @Test(arguments: [4, 5, 6] as [UInt64])
  func membersAgreeWithTheValue(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var checked = 0
    while checked < 100 {
      guard case .object(let expected) = Self.value(&random) else { continue }
      checked += 1
      let bytes = JSON.object(expected).canonicalBytes
      let pretty = JSON.object(expected).prettyBytes()
      for form in [bytes, pretty] {
        let members = try JSONMembers(form[...])
        #expect(members.count == expected.count)
        for (name, value) in expected {
          #expect(members[name] == value)
          #expect(members.string(name) == value.string)
          #expect(members.int(name) == value.int)
          #expect(members.bool(name) == value.bool)
        }
      }
    }
  }

  /// Whatever the bytes are, both readers end with a value or the same error, inside the text.
  func expectTotal(_ bytes: [UInt8]) {
    let value = Result { () throws(JSONError) in try JSON(parsing: bytes) }
    let members = Result { () throws(JSONError) in try JSONMembers(bytes[...]) }
    switch (value, members) {
    case (.success(.object(let object)), .success(let members)):
      #expect(Set(members.names) == Set(object.keys))
      // What was accepted is UTF-8, so that it comes back whole.
      #expect(Array(String(decoding: bytes, as: UTF8.self).utf8) == bytes)
    case (.success(.object), .failure(let error)), (.failure(let error), .success):
      Issue.record("only one reader refuses \(bytes): \(error)")
    case (.failure(let error), .failure(let other)):
      if case .notAnObject = other { break }
      #expect(error == other)
    case (.success(let value), .success):
      Issue.record("members of what is no object: \(value)")
    case (.success, .failure): break
    }
  }

  @Test(arguments: [7, 8, 9] as [UInt64])
  func isTotalOnRandomBytes(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let count = Int.random(in: 0...64, using: &random)
      expectTotal((0..<count).map { _ in .random(in: 0...255, using: &random) })
    }
  }

  @Test(arguments: [10, 11, 12] as [UInt64])
  func isTotalOnRandomTokens(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"", "\\", "1", "-", "0.5e1", "true",
      "null", " ", "\n", "\"a\":", "{\"b\":1", "é",
    ].map { Array($0.utf8) }
    for _ in 0..<500 {
      var bytes: [UInt8] = Bool.random(using: &random) ? [0x7B] : []
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        bytes += tokens.randomElement(using: &random) ?? []
      }
      expectTotal(bytes)
    }
  }

  @Test(arguments: [13, 14, 15] as [UInt64])
  func isTotalOnDamagedLines(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let original = Array(JSONMembersTests.line.utf8)
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let position = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[position] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: position)
        default: bytes.insert(.random(in: 0...127, using: &random), at: position)
        }
      }
      expectTotal(bytes)
    }
  }

  @Test(arguments: [16, 17, 18] as [UInt64])
  func closesEachLevelWithItsOwnKind(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let kinds = (0..<JSONGrammar.maximumDepth).map { _ in Bool.random(using: &random) }
    let opening = kinds.flatMap { Array(($0 ? "{\"a\":" : "[").utf8) }
    let closing: [UInt8] = kinds.reversed().map { $0 ? 0x7D : 0x5D }
    #expect(throws: Never.self) { try JSON(parsing: opening + [0x31] + closing) }
    for level in closing.indices {
      var wrong = closing
      wrong[level] = closing[level] == 0x7D ? 0x5D : 0x7D
      let error = JSONError.unexpectedByte(wrong[level], offset: opening.count + 1 + level)
      #expect(throws: error) { try JSON(parsing: opening + [0x31] + wrong) }
    }
  }
}
