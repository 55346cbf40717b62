import Encoding
import TestSupport
import Testing

@testable import Exporters

@Suite("Mail and calendar lines")
struct MailTests {
  @Test(
    "quoted-printable",
    arguments: [
      ("a=b\n", "a=3Db\r\n"), ("é", "=C3=A9\r\n"), ("a \nb\t\n", "a=20\r\nb=09\r\n"),
      (".\n..\n", "=2E\r\n=2E.\r\n"), ("From x\n", "=46rom x\r\n"), ("\n\n", "\r\n\r\n"),
    ])
  func encodes(text: String, expected: String) {
    #expect(String(decoding: QuotedPrintable.encode(text), as: UTF8.self) == expected)
  }

  @Test("quoted-printable is read back, and its lines are short", arguments: UInt64(1)...40)
  func roundTrip(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let text = Escaping.visible((0..<8).map { _ in random.nastyText() }.joined()) + "\n"
    let encoded = QuotedPrintable.encode(text)
    for line in encoded.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      #expect(line.count <= 77 && (line.isEmpty || line.last == UInt8(ascii: "\r")))
      #expect(line.first != UInt8(ascii: ".") && !line.starts(with: "From ".utf8))
    }
    #expect(Self.decoded(encoded) == text)
  }

  @Test("a line that is broken begins like one that was typed", arguments: [".x", "From me"])
  func softBreaks(word: String) {
    let lines = QuotedPrintable.encode(String(repeating: "a", count: 75) + word)
      .split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    #expect(lines.count == 2 && lines.last?.hasPrefix("=") == true, "\(lines)")
  }

  @Test(
    "headers",
    arguments: [
      ("plain words", ["S: plain words"]),
      ("a\r\nBcc: b@example.org", ["S: a Bcc: b@example.org"]),
      ("ünï", ["S: =?utf-8?B?w7xuw68=?="]),
      ("=?utf-8?B?QUFB?=", ["S: =?utf-8?B?PT91dGYtOD9CP1FVRkI/PQ==?="]),
      ("", ["S:"]), ("a" + String(repeating: " ", count: 200) + "b", ["S: a b"]),
      (
        String(repeating: "word ", count: 20),
        [
          "S: word word word word word word word word word word word word word word word",
          " word word word word word",
        ]
      ),
    ])
  func headers(value: String, lines: [String]) {
    #expect(MailHeader.unstructured("S", value) == lines)
  }

  @Test("no header line is too long, whatever people typed", arguments: UInt64(1)...40)
  func headerWidth(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let value = (0..<6).map { _ in random.nastyText() }.joined()
    for line in MailHeader.unstructured("Subject", value) {
      #expect(line.utf8.count <= 78 && line.utf8.allSatisfy { (0x20...0x7E).contains($0) })
    }
  }

  @Test("a date is written as mail wants it")
  func date() throws {
    let instant = try #require(Instant(rfc3339: "2026-11-20T00:52:10Z"))
    #expect(MailHeader.date(instant) == "Fri, 20 Nov 2026 00:52:10 +0000")
  }

  @Test("calendar lines fold at 75 octets and unfold to what was said", arguments: UInt64(1)...40)
  func folding(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let text =
      (0..<10).map { _ in random.nastyText() }.joined()
      + "e" + String(repeating: "\u{301}", count: 200)
    var writer = CalendarWriter()
    writer.text("SUMMARY", text)
    #expect(writer.bytes.suffix(2) == [13, 10])
    for line in writer.bytes.split(separator: UInt8(ascii: "\n")) {
      #expect(line.count <= 76 && line.last == UInt8(ascii: "\r"))
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
    let unfolded = Self.unfolded(writer.bytes.dropLast(2))
    #expect(unfolded.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\t" })
    #expect(Self.unescaped(unfolded.dropFirst("SUMMARY:".count)) == Escaping.visible(text))
  }

  /// Without the folds, in bytes: a blank and an accent behind it are one character.
  private static func unfolded(_ bytes: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\r"), rest.starts(with: "\n ".utf8) {
        rest = rest.dropFirst(2)
      } else {
        output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func unescaped(_ text: Substring) -> String {
    var output = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.popFirst() else {
        output.append(scalar)
        continue
      }
      output.append(next == "n" ? "\n" : next)
    }
    return String(output)
  }

  private static func decoded(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: "=\r\n".utf8) {
        index += 3
      } else if bytes[index] == UInt8(ascii: "=") {
        let digits = String(decoding: bytes[(index + 1)..<(index + 3)], as: UTF8.self)
        output.append(UInt8(digits, radix: 16) ?? 0)
        index += 3
      } else {
        if bytes[index] != UInt8(ascii: "\r") { output.append(bytes[index]) }
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
