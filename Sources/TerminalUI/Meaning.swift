/// What a piece of text means, from which the terminal's 16 colours follow.
///
/// Colour never stands alone: the words say the same.
public enum Meaning: Hashable, Sendable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Something that matters in a line.
  case strong
  /// The title of a card or a section.
  case heading
  /// A number that can be typed.
  case number
  /// Of less weight; never dim, because it must stay readable at night on any palette.
  case muted
  /// Overdue.
  case late
  /// Due soon.
  case due
  /// Healthy, done, passed.
  case ok
  /// May be the cause.
  case suspect
  /// Broken, refused, wrong.
  case failed

  /// The Select Graphic Rendition parameters of ECMA-48 for this meaning; nil for none.
  func parameters(in style: TextStyle) -> String? {
    switch style {
    case .plain:
      nil
    case .weight:
      isBold ? "1" : nil
    case .color:
      switch (color, isBold) {
      case (let color?, true): "1;\(color)"
      case (let color?, false): color
      case (nil, true): "1"
      case (nil, false): nil
      }
    }
  }

  private var isBold: Bool {
    switch self {
    case .strong, .heading, .number, .late, .failed: true
    case .plain, .muted, .due, .ok, .suspect: false
    }
  }

  private var color: String? {
    switch self {
    case .plain, .strong, .heading, .muted: nil
    case .number: "36"
    case .late, .failed: "31"
    case .due, .suspect: "33"
    case .ok: "32"
    }
  }
}
