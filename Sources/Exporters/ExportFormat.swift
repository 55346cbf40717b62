/// A format that an incident can be exported in.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// One document with the facts, the metrics and all events as they are.
  case json = "json"
  /// The lines of the timeline.
  case jsonLines = "jsonl"
  /// The post-mortem.
  case markdown = "markdown"
  /// One page with the drawn timeline and the post-mortem.
  case html = "html"
  /// The timeline as a table.
  case csv = "csv"
  /// The mail to customers, as a draft.
  case email = "email"
  /// The dates: review, promises, follow-ups.
  case calendar = "ics"

  /// How the name of a file in this format ends, without the dot.
  public var fileExtension: String {
    switch self {
    case .json: "json"
    case .jsonLines: "jsonl"
    case .markdown: "md"
    case .html: "html"
    case .csv: "csv"
    case .email: "eml"
    case .calendar: "ics"
    }
  }

  /// The format of a file by the end of its name, in any case; nil where no format has that end.
  public init?(fileName: some StringProtocol) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    let end = fileName[fileName.index(after: dot)...].lowercased()
    guard let format = Self.allCases.first(where: { $0.fileExtension == end || $0.rawValue == end })
    else { return nil }
    self = format
  }

  /// The bytes of an export; the same export always gives the same bytes, which end in a newline
  /// unless there are none.
  ///
  /// `isRaw` leaves cells that a spreadsheet would run as formulas as they are.
  public func bytes(of export: IncidentExport, isRaw: Bool = false) -> [UInt8] {
    switch self {
    case .json: JSONExport.bytes(of: export)
    case .jsonLines: JSONLinesExport.bytes(of: export)
    case .markdown: MarkdownExport.bytes(of: export)
    case .html: PageExport.bytes(of: export)
    case .csv: CSVExport.bytes(of: export, isRaw: isRaw)
    case .email: EmailExport.bytes(of: export)
    case .calendar: CalendarExport.bytes(of: export)
    }
  }
}
