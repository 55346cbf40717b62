/// Names of shell variables (POSIX XBD 3.216).
public enum ShellName {
  /// Whether a shell takes the text for the name of a variable.
  public static func isValid(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.enumerated().allSatisfy { isNameByte($1, isFirst: $0 == 0) }
  }

  /// Whether a byte can stand in a name; a digit not at its beginning.
  static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    let lower = byte | 0x20
    if byte == UInt8(ascii: "_") || (lower >= 0x61 && lower <= 0x7A) { return true }
    return !isFirst && byte >= 0x30 && byte <= 0x39
  }
}
