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
  init(_ text: String?, orBlank blank: String) {
    self = text.flatMap { $0.isEmpty ? nil : RichText($0) } ?? .blank(blank)
  }

  static func blank(_ text: String) -> RichText {
    RichText(spans: [.blank(text)])
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
