import Encoding
import IncidentModel
import TestSupport
import Testing

@testable import Exporters

@Suite("Tables for spreadsheets")
struct SpreadsheetTests {
  /// What a note becomes as a cell.
  private func cell(_ text: String, isRaw: Bool = false) -> String? {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.note, by: "bo", data: [.text: text]))
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"), times: .init(zone: .utc))
    let table = String(decoding: ExportFormat.csv.bytes(of: export, isRaw: isRaw), as: UTF8.self)
    guard let start = table.firstRange(of: ",note,bo,,")?.upperBound,
      let end = table.firstRange(of: ",,,,,,2026-11-20")?.lowerBound
    else { return nil }
    return String(table[start..<end])
  }

  @Test(
    "no spreadsheet runs a cell",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("@x", "'@x"), ("-5% errors", "'-5% errors"),
      ("-480", "-480"), ("1.5", "1.5"), ("-1.", "'-1."), ("--1", "'--1"), ("-", "'-"),
      (" =1", "\" '=1\""), ("\t=1", "\"'\t'=1\""), ("＝1", "'＝1"), ("\u{FEFF}=1", "\u{FEFF}'=1"),
      ("a;=1", "\"a;'=1\""), ("a\n=1", "\"a\n'=1\""), ("a=1", "a=1"), ("a-b", "a-b"),
      ("say \"x\"", "\"say \"\"x\"\"\""), ("a,b", "\"a,b\""), ("a\r\nb", "\"a\nb\""),
      ("\u{1B}[1m\u{202E}", "\\u{1B}[1m\\u{202E}"), ("", ""),
    ])
  func isHarmless(text: String, expected: String) {
    #expect(cell(text) == expected)
  }

  @Test("raw cells stay as they are, and quoted")
  func isRaw() {
    #expect(cell("=1,2", isRaw: true) == "\"=1,2\"")
  }

  @Test("every row has as many cells as the header, whatever people typed")
  func isRectangular() {
    var random = SplitMix64(seed: 11)
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    for _ in 0..<200 {
      story.add(EventDraft(.note, by: random.nastyText(), data: [.text: random.nastyText()]))
    }
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"), times: .init(zone: .utc))
    let rows = TableReader.rows(of: ExportFormat.csv.bytes(of: export))
    #expect(rows.count == 201)
    for row in rows {
      #expect(row.count == 17)
      for cell in row.dropFirst(3) {
        #expect(cell.first.map { !"=+-@\t\r".contains($0) } ?? true, "\(cell)")
      }
    }
  }
}

/// Reads a table by RFC 4180, strictly.
enum TableReader {
  static func rows(of bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
        cell.append(byte)
        index += 1
      case UInt8(ascii: "\""):
        isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      case UInt8(ascii: "\n") where !isQuoted:
        rows.append(row + [String(decoding: cell, as: UTF8.self)])
        row = []
        cell = []
      case UInt8(ascii: "\r") where !isQuoted: break
      default: cell.append(byte)
      }
    }
    return rows
  }
}
