extension RunbookFence {
  /// Words of commands that alter something, in whatever program they are said to.
  private static let alteringWords: Set<String> = [
    "delete", "drain", "cordon", "scale", "restart", "reboot", "shutdown", "stop", "rm", "drop",
    "truncate", "kill", "pkill", "killall", "apply", "patch", "rollout", "rollback", "promote",
    "failover", "destroy", "terminate", "upgrade", "install", "uninstall", "set", "update",
    "insert", "alter", "reload", "evict", "push", "mv", "dd", "mkfs", "tee", "chmod", "chown",
    "--force", "reset", "purge", "vacuum",
  ]

  /// What running it does: as the author says, else a change where a word of it says so.
  ///
  /// A comment says nothing, and `set` as the name of a command only sets the shell's own options.
  public var likelyEffect: Effect {
    guard effect == .unknown else { return effect }
    for line in script.lowercased().split(separator: "\n") {
      for command in line.split(whereSeparator: { ";|&(){}`".contains($0) }) {
        var words = command.split { $0.isWhitespace || "\"'".contains($0) }
        if let comment = words.firstIndex(where: { $0.hasPrefix("#") }) {
          words.removeSubrange(comment...)
        }
        if words.first == "set" { words.removeFirst() }
        if words.contains(where: { Self.alteringWords.contains(String($0)) }) { return .change }
      }
    }
    return .unknown
  }
}
