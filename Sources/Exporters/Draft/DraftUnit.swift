/// A stretch of a draft that people edit as one: a line of it, or lines that belong together.
///
/// It keeps its bytes, so that what nobody asked to change is given back as it was.
struct DraftUnit: Equatable, Sendable {
  /// What it is.
  enum Kind: Equatable, Sendable {
    case blank
    case heading(level: Int)
    /// The first two lines of a table.
    case head
    case row
    /// An item of a list, this many columns in.
    case item(indent: Int)
    case quote
    /// Code between fences.
    case code
    case paragraph
  }

  /// What it is.
  let kind: Kind
  /// Its first line, from 1.
  let line: Int
  /// Its lines as they are, with their ends.
  let bytes: [UInt8]
  /// Its words without what editors change by themselves: blanks, breaks, how wide a column is.
  let words: String

  /// Whether it is nothing but blanks.
  var isBlank: Bool { kind == .blank }

  /// How deep a heading is; nil for what is none.
  var level: Int? {
    if case .heading(let level) = kind { level } else { nil }
  }

  /// Whether it may be the same thing as another in other words.
  func canStand(for other: DraftUnit) -> Bool {
    switch (kind, other.kind) {
    case (.heading(let a), .heading(let b)): a == b
    case (.head, .head), (.row, .row): true
    case (.item, .item), (.item, .paragraph), (.paragraph, .item), (.paragraph, .paragraph): true
    case (.quote, .quote), (.quote, .paragraph), (.paragraph, .quote): true
    default: false
    }
  }
}
