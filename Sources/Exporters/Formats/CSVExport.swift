import Encoding
import IncidentModel

/// The timeline as a table for spreadsheets (RFC 4180): a header, and one row for every event in
/// the order in which they happened.
///
/// A spreadsheet takes a cell that begins like a formula for one and runs it. Such a cell gets an
/// apostrophe in front, and so does what begins like one after a character that a spreadsheet set to
/// another separator would split at; numbers stay as they are.
enum CSVExport {
  private typealias Column = (name: String, cell: (ToldEvent) -> String)

  /// The bytes; `isRaw` leaves formulas as they are, for programs that read the table.
  static func bytes(of export: IncidentExport, isRaw: Bool) -> [UInt8] {
    let columns = columns(of: export)
    let header = columns.map(\.name).joined(separator: ",")
    let rows = export.record.told.map { told in
      columns.map { cell($0.cell(told), isRaw: isRaw) }.joined(separator: ",")
    }
    return Array(([header] + rows).map { $0 + "\r\n" }.joined().utf8)
  }

  private static func columns(of export: IncidentExport) -> [Column] {
    let names = EventNames(
      record: export.record, playbook: export.playbook, times: export.times, hasOffsets: true)
    let declared = export.incident.declaredAt
    var columns: [Column] = [
      ("time_utc", { $0.now.at.utcText }),
      ("time_local", { export.times.full($0.now.at) }),
      (
        "seconds_since_declared",
        { told in
          declared.map { String(told.now.at.seconds(since: $0)) } ?? ""
        }
      ),
      ("step", { $0.now.step?.id ?? "" }),
      ("kind", { $0.now.kindName }),
      ("by", { $0.now.by }),
      ("typed_by", { $0.now.typedBy ?? "" }),
      ("what", { $0.now.words(names) }),
      ("correction", { correction($0) }),
      ("corrected_by", { corrector($0) }),
      ("why_struck", { $0.strike?.why ?? "" }),
      ("first_written", { $0.isAmended ? $0.written.words(names) : "" }),
      ("first_time_utc", { $0.isRetimed ? $0.written.at.utcText : "" }),
      ("recorded_utc", { $0.written.recorded.utcText }),
      ("code", { $0.written.code() }),
      ("id", { $0.written.id }),
      ("writer", { $0.written.writer }),
    ]
    if let redaction = export.redaction {
      columns.append(("redacted", { String(redaction.removals(from: $0.written.id)) }))
    }
    return columns
  }

  private static func correction(_ told: ToldEvent) -> String {
    if told.strike != nil { return "struck" }
    return [told.isAmended ? "amended" : nil, told.isRetimed ? "retimed" : nil]
      .compactMap(\.self).joined(separator: " ")
  }

  private static func corrector(_ told: ToldEvent) -> String {
    if let strike = told.strike { return strike.by }
    let names = [
      told.isAmended ? told.amendedBy : nil, told.isRetimed ? told.retimedBy : nil,
    ].compactMap(\.self)
    return names.enumerated().filter { !names[..<$0.offset].contains($0.element) }
      .map(\.element).joined(separator: " ")
  }
}

extension CSVExport {
  /// A cell, quoted where it must be (RFC 4180, section 2), and where another separator than the
  /// comma would split it.
  private static func cell(_ text: String, isRaw: Bool) -> String {
    let text = isRaw ? Escaping.visible(text) : harmless(Escaping.visible(text))
    let isSplit = text.unicodeScalars.contains { ",;\"\n\t".unicodeScalars.contains($0) }
    guard isSplit || text.first == " " || text.last == " " else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func harmless(_ text: String) -> String {
    guard !isNumber(text) else { return text }
    var output = ""
    output.reserveCapacity(text.utf8.count)
    var isStart = true
    for scalar in text.unicodeScalars {
      if isStart, leads.contains(scalar) { output += "'" }
      output.unicodeScalars.append(scalar)
      switch scalar {
      case ";", "\t", "\n": isStart = true
      // Blanks, some of them without a width, hide nothing from whoever trims a cell.
      case " ", "\u{A0}", "\u{200B}", "\u{FEFF}": break
      default: isStart = false
      }
    }
    return output
  }

  /// What begins a formula, in its full width too (OWASP ASVS 1.2.10); a tab alone is one of them.
  private static let leads = Set("=+-@\t＝＋－＠".unicodeScalars)

  /// Whether it is a plain number, such as `-480` or `1.5`.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }
}
