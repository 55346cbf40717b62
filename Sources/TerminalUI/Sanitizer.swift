/// Makes visible what could steer a terminal or turn its text around.
///
/// Escaped are C0, DEL and C1 (`\x1B`, `\u{9B}`), a bare carriage return, every character of the
/// Unicode property Bidi_Control, U+2028 and U+2029, and bytes that are not UTF-8 (`\xFF`). Joiners
/// and variation selectors stay, for family emoji and Persian are text. The answer holds nothing
/// that a second pass would change.
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
        if isDangerous(scalar) {
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

  /// Whether this character would steer a terminal or hide the order of text.
  public static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
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
      case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2: return true
      default: continue
      }
    }
    return false
  }
}
