/// A program that takes one of its words for code, so that a value in it would be read twice.
///
/// `ssh host "df $path"` gives its words to a shell at the other end: quoting here does not help
/// there.
public struct SecondReader: Equatable, Sendable {
  /// The program's name.
  public let name: String
  /// Whether a blank parts words there, as in a shell; in a query it does no harm.
  private let splitsWords: Bool

  private static let shells: Set<String> = [
    "ssh", "mosh", "scp", "sftp", "rsync", "sh", "bash", "dash", "zsh", "ksh", "eval", "su",
    "watch", "parallel", "pdsh", "pssh", "clush", "ansible", "tmux", "screen",
    "--command",
  ]
  private static let queries: Set<String> = [
    "psql", "mysql", "mariadb", "sqlite3", "mongosh", "mongo", "redis-cli", "clickhouse-client",
    "cqlsh", "awk", "gawk", "mawk", "sed", "jq", "perl", "python", "python3", "ruby", "node", "php",
  ]

  /// The first such program of a script; shells before the others, because they forgive less.
  public init?(in script: String) {
    let words = script.split { $0.isWhitespace || "\"'`;|&(){}".contains($0) }
      .map { String($0.split(separator: "/").last ?? $0) }
    if let shell = words.first(where: Self.shells.contains) {
      (name, splitsWords) = (shell, true)
    } else if let query = words.first(where: Self.queries.contains) {
      (name, splitsWords) = (query, false)
    } else {
      return nil
    }
  }

  /// What in a value this program would not take as plain text; nil when all of it is.
  public func danger(in value: String) -> String? {
    if value.hasPrefix("-") { return "-" }
    if !splitsWords, value.contains("--") { return "--" }
    return value.unicodeScalars.first { !isPlain($0) }.map { String(Character($0)) }
  }

  private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == " " { return !splitsWords }
    guard scalar.isASCII else { return scalar.properties.isAlphabetic }
    return Character(scalar).isLetter || Character(scalar).isNumber
      || "_./:@%+,=-".unicodeScalars.contains(scalar)
  }
}
