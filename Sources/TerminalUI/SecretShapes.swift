/// Knows the shapes of keys and tokens that must not be written into a history.
///
/// The shapes are those that their issuers document; a password of no shape cannot be known.
public enum SecretShapes {
  /// Whether something in the text looks like a secret.
  public static func appear(in text: some StringProtocol) -> Bool {
    if text.contains("-----BEGIN "), text.contains("PRIVATE KEY-----") { return true }
    var previous: Substring?
    for word in Substring(text).split(whereSeparator: {
      $0.isWhitespace || "\"'`,;()<>".contains($0)
    }) {
      if isToken(word) || isAssignment(word) || isCredentialURL(word) { return true }
      if let previous, ["bearer", "basic"].contains(previous.lowercased()), word.utf8.count >= 16 {
        return true
      }
      if let previous, ":=".contains(previous.suffix(1)), isName(previous.dropLast()),
        word.utf8.count >= 6
      {
        return true
      }
      previous = word
    }
    return false
  }

  /// A prefix and how many characters of a token must follow it.
  private static let prefixes: [(prefix: String, length: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("ghp_", 30), ("gho_", 30), ("ghu_", 30), ("ghs_", 30),
    ("ghr_", 30), ("github_pat_", 30), ("glpat-", 20), ("xoxb-", 10), ("xoxa-", 10), ("xoxp-", 10),
    ("xoxr-", 10), ("xoxs-", 10), ("xapp-", 10), ("sk-", 20), ("sk_live_", 16), ("rk_live_", 16),
    ("AIza", 30), ("npm_", 30), ("pypi-", 30), ("hvs.", 20), ("dop_v1_", 30), ("SG.", 30),
  ]

  private static let names = [
    "password", "passwd", "pwd", "secret", "token", "api_key", "apikey", "api-key", "access_key",
    "client_secret", "secret_access_key", "private_key",
  ]

  private static func isToken(_ word: Substring) -> Bool {
    for piece in word.split(separator: "=") + word.split(separator: ":") {
      for (prefix, length) in prefixes where piece.hasPrefix(prefix) {
        if piece.dropFirst(prefix.count).prefix(while: isTokenCharacter).count >= length {
          return true
        }
      }
      if isWebToken(piece) { return true }
    }
    return false
  }

  /// A JSON Web Token (RFC 7519): three parts in base64url, the first an encoded object.
  private static func isWebToken(_ word: Substring) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0].hasPrefix("eyJ") && parts[0].count >= 10
      && parts[1].count >= 10 && parts.allSatisfy { $0.allSatisfy(isTokenCharacter) }
  }

  private static func isAssignment(_ word: Substring) -> Bool {
    guard let sign = word.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return false }
    guard word[word.index(after: sign)...].utf8.count >= 4 else { return false }
    return isName(word[..<sign])
  }

  private static func isName(_ word: Substring) -> Bool {
    let name = word.lowercased()
    return names.contains { name == $0 || name.hasSuffix("_" + $0) || name.hasSuffix("-" + $0) }
  }

  /// A URL with a password in it (RFC 3986, section 3.2.1).
  private static func isCredentialURL(_ word: Substring) -> Bool {
    let parts = word.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].hasSuffix(":"), parts[1].isEmpty else { return false }
    guard let at = parts[2].lastIndex(of: "@") else { return false }
    let user = parts[2][..<at]
    guard let colon = user.firstIndex(of: ":") else { return false }
    return user.index(after: colon) < user.endIndex
  }

  private static func isTokenCharacter(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "_-.".contains(character))
  }
}
