/// How many cells of a terminal text takes, by grapheme and independent of the locale.
///
/// Control characters count 0 because they must not get here: `Sanitizer` comes first.
public enum DisplayWidth {
  /// The cells of one grapheme: 0, 1, 2, or more for clusters of several letters.
  ///
  /// Emoji with a variation selector 16, families joined by ZWJ and flags take 2.
  public static func of(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.isASCII, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return first.value < 0x20 || first.value == 0x7F ? 0 : 1
    }
    var width = 0
    var joined = false
    for scalar in scalars {
      switch scalar.value {
      case 0x200D:
        joined = width > 0 && first.properties.isEmoji
      case 0xFE0F:
        if width == 1, first.properties.isEmoji { width = 2 }
      case 0x1F3FB...0x1F3FF where width > 0:
        joined = false
      default:
        if joined { joined = false } else { width += cells(of: scalar) }
      }
    }
    return width
  }

  /// The cells of a text in one row; line breaks count 0.
  public static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for character in text { width += of(character) }
    return width
  }

  private static func cells(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 {
      return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1
    }
    if (0x1160...0x11FF).contains(value) || (0xD7B0...0xD7FF).contains(value) { return 0 }
    if WidthTable.isWide(value) {
      // The tone marks and voiced sound marks inside the wide blocks combine with what they follow.
      return isCombining(scalar) ? 0 : 2
    }
    return isCombining(scalar) ? 0 : 1
  }

  private static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator:
      true
    case .format:
      !isVisibleFormat(scalar.value)
    default:
      false
    }
  }

  /// Format characters that are drawn: the Arabic, Syriac and Kaithi number and verse signs.
  private static func isVisibleFormat(_ value: UInt32) -> Bool {
    switch value {
    case 0x600...0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }
}
