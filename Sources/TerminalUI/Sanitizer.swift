/// Makes visible what could steer a terminal or turn its text around.
///
/// Escaped are C0, DEL and C1 (`\x1B`, `\u{9B}`), a bare carriage return, every character of the
/// Unicode property Bidi_Control, U+2028 and U+2029, what takes no cell and cannot be seen (`\u{200B}`),
/// and bytes that are not UTF-8 (`\xFF`). Joiners and variation selectors stay, for family emoji and
/// Persian are text, but no letter may carry more of them and of marks than any script needs. The
/// answer holds nothing that a second pass would change.
public enum Sanitizer {
  /// What becomes of line feeds and tabs.
  public enum Whitespace: Hashable, Sendable {
    /// They stay, and CR LF becomes a line feed: text of several lines.
    case kept
    /// Each becomes a space: a text that must stay in its row.
    case spaced
    /// Each is escaped like other controls.
    case escaped
  }

  /// The text with its dangerous characters as visible escapes.
  public static func visible(
    _ text: some StringProtocol, _ whitespace: Whitespace = .kept
  ) -> String {
    guard needsWork(text.utf8) else { return String(text) }
    var output = ""
    output.reserveCapacity(text.utf8.count)
    var carriageReturn = false
    var cluster = Cluster()
    for scalar in text.unicodeScalars {
      if carriageReturn {
        carriageReturn = false
        if scalar != "\n" || whitespace == .escaped { output += #"\x0D"# }
      }
      switch scalar {
      case "\n", "\t":
        switch whitespace {
        case .kept: output.unicodeScalars.append(scalar)
        case .spaced: output += " "
        case .escaped: output += escape(scalar)
        }
      case "\r":
        carriageReturn = true
      default:
        if cluster.isTooLong(with: scalar) || isDangerous(scalar) && !cluster.isFlagTag(scalar) {
          output += escape(scalar)
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    if carriageReturn { output += #"\x0D"# }
    return output
  }

  /// Bytes of any origin as visible text; a byte that is not UTF-8 becomes `\xFF`.
  public static func visible(
    bytes: some Sequence<UInt8>, _ whitespace: Whitespace = .kept
  ) -> String {
    var decoder = UTF8Scanner()
    var text = ""
    for byte in bytes {
      decoder.push(byte) { result in
        switch result {
        case .scalar(let scalar): text.unicodeScalars.append(scalar)
        case .invalid(let byte): text += hexadecimal(UInt32(byte))
        }
      }
    }
    decoder.finish { text += hexadecimal(UInt32($0)) }
    return visible(text, whitespace)
  }

  /// Every character of a text as its number.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += escape($1) }
  }

  /// Whether this character would steer a terminal, hide the order of text, or hide itself.
  public static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    case 0xAD, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x2060...0x2064: true
    case 0x206A...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3: true
    case 0x1D173...0x1D17A, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// What has been read of a letter and all that is put upon it.
  private struct Cluster {
    private var extenders = 0
    private var isAfterJoiner = false
    private var isFlag = false

    /// More than any emoji of Unicode's list and any orthography has.
    private static let most = 12

    /// The tags that make the flag of a region out of a black one are part of its emoji.
    func isFlagTag(_ scalar: Unicode.Scalar) -> Bool {
      isFlag && (0xE0020...0xE007F).contains(scalar.value)
    }

    /// Whether the scalar is one too many to be shown in a cell or two.
    mutating func isTooLong(with scalar: Unicode.Scalar) -> Bool {
      guard scalar.value >= 0x300, isAfterJoiner || Self.extends(scalar) else {
        self = Cluster()
        isFlag = scalar.value == 0x1F3F4
        return false
      }
      extenders += 1
      isAfterJoiner = scalar.value == 0x200D
      return extenders > Self.most
    }

    private static func extends(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x200C, 0x200D, 0x1F3FB...0x1F3FF, 0x1160...0x11FF, 0xE0020...0xE007F: return true
      default: break
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: return true
      default: return false
      }
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    if scalar.value < 0x80 { return hexadecimal(scalar.value) }
    return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
  }

  private static func hexadecimal(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return digits.utf8.count < 2 ? "\\x0\(digits)" : "\\x\(digits)"
  }

  /// Most text is harmless, and finding that out must cost little.
  private static func needsWork(_ bytes: some Sequence<UInt8>) -> Bool {
    for byte in bytes {
      switch byte {
      case 0..<0x20, 0x7F, 0xC2, 0xCC...: return true
      default: continue
      }
    }
    return false
  }
}
