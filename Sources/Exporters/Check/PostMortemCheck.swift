import IncidentModel

/// Looks for what is missing or weak in a post-mortem: gaps of the record, and words of the draft.
///
/// A gap of the record that a person has closed in the draft, in their own words, is none.
public struct PostMortemCheck: Sendable {
  /// What was found, in order of the place.
  public private(set) var findings: [PostMortemFinding] = []

  let export: IncidentExport
  let incident: Incident
  let builder: PostMortemBuilder
  let pieces: [PostMortemPiece]
  let units: [DraftUnit]
  let match: DraftMatch
  let lines: [PostMortemPiece.Key: DraftUnit]

  /// Checks the draft, else the text that would be written.
  ///
  /// `base` is what was last written into the draft, where somebody remembers it.
  public init(_ export: IncidentExport, draft: [UInt8]? = nil, base: PostMortemText? = nil) {
    self.export = export
    incident = export.incident
    builder = PostMortemBuilder(export)
    let fresh = PostMortemText(export)
    pieces = fresh.pieces
    let units = DraftScanner.units(of: draft ?? fresh.bytes)
    let match = DraftMatch(base: draft == nil ? fresh : base ?? fresh, fresh: fresh, units: units)
    self.units = units
    self.match = match
    lines = Dictionary(
      fresh.pieces.compactMap { piece in
        (match.exact[piece.key] ?? match.arrived[piece.key] ?? match.reworded[piece.key])
          .map { (piece.key, units[$0]) }
      }
    ) { first, _ in first }
    checkRecord()
    checkWords()
    findings.sort { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// Adds what was found at a place.
  mutating func add(_ problem: PostMortemProblem, line: Int, column: Int = 1) {
    findings.append(PostMortemFinding(line: line, column: column, problem: problem))
  }

  /// The line of a part's heading; the first of the text where it has none.
  func line(of part: PostMortemPart) -> Int {
    let section = match.section(part.rawValue)
    return section.flatMap(match.sections.firstIndex(of:)).map { units[$0].line } ?? 1
  }

  /// The column of a text in a unit of one line, in bytes from 1.
  static func column(of text: String, in unit: DraftUnit) -> Int {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, unit.bytes.count >= wanted.count else { return 1 }
    let line = unit.bytes.prefix { $0 != 0x0A }
    let start = line.indices.first { line[$0...].starts(with: wanted) }
    return (start ?? 0) + 1
  }
}
