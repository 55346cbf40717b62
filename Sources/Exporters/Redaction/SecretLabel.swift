/// What people and programs write before a secret.
public enum SecretLabel {
  /// The words that name a secret, in letters only.
  private static let words = [
    "password", "passwd", "passphrase", "secret", "token", "apikey", "accesskey", "secretkey",
    "privatekey", "credential", "credentials",
  ]

  /// Whether a name has a word for a secret anywhere in it, as `VAULT_TOKEN_FILE` has.
  public static func isIn(_ name: some StringProtocol) -> Bool {
    let letters = letters(of: name)
    return words.contains { letters.contains($0) }
  }

  /// Whether a name ends in such a word, or in a short one for it: `db.password`, `PGPASSWORD`,
  /// `DB_PASS`, `pw`.
  static func ends(_ name: some StringProtocol) -> Bool {
    let letters = letters(of: name)
    if words.contains(where: { letters.hasSuffix($0) }) { return true }
    let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
    switch parts.last {
    case "pw", "pwd": return true
    case "pass": return parts.count > 1
    default: return false
    }
  }

  private static func letters(of name: some StringProtocol) -> String {
    String(name.filter(\.isLetter)).lowercased()
  }
}
