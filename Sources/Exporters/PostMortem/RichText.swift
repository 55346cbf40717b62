/// Text of a report with the little markup that it needs; each format escapes it in its own way.
struct RichText: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// A stretch of text of one kind.
  enum Span: Equatable, Sendable {
    /// As it is.
    case plain(String)
    /// A label or a name that leads a line.
    case strong(String)
    /// What was struck or replaced.
    case struck(String)
    /// Where a person must still write something.
    case blank(String)
  }

  /// What stands where a person must still write something.
  enum Blank: String, CaseIterable, Sendable {
    case notWritten = "not written yet"
    case notSaid = "not said yet"
    case noTicket = "no ticket yet"
    case nobody = "nobody yet"
    case noDate = "no date yet"
    case noFollowUps = "none written yet"
    case noReview = "not set yet"
    case noReason = "no reason given yet"
    case noEnd = "end not said yet"

    /// How it begins in Markdown.
    var mark: String { "_\(rawValue)" }
  }

  /// The stretches, in order.
  var spans: [Span]

  init(spans: [Span]) {
    self.spans = spans
  }

  init(_ text: String) {
    spans = text.isEmpty ? [] : [.plain(text)]
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  /// The text, or a blank for a person to fill where there is none.
  init(_ text: String?, orBlank blank: Blank) {
    self = text.flatMap { $0.isEmpty ? nil : RichText($0) } ?? .blank(blank)
  }

  /// A blank, with what is wanted there.
  static func blank(_ blank: Blank, hint: String? = nil) -> RichText {
    RichText(spans: [.blank(blank.rawValue + (hint.map { ": \($0)" } ?? ""))])
  }

  static func strong(_ text: String) -> RichText {
    RichText(spans: [.strong(text)])
  }

  static func struck(_ text: String) -> RichText {
    RichText(spans: [.struck(text)])
  }

  static func + (a: RichText, b: RichText) -> RichText {
    RichText(spans: a.spans + b.spans)
  }

  static func += (a: inout RichText, b: RichText) {
    a.spans += b.spans
  }

  /// Whether somebody must still write something here.
  var hasBlank: Bool {
    spans.contains { span in
      if case .blank = span { true } else { false }
    }
  }
}
