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
  public var likelyEffect: Effect {
    guard effect == .unknown else { return effect }
    let words = script.lowercased().split { $0.isWhitespace || ";|&(){}\"'`".contains($0) }
    return words.contains { Self.alteringWords.contains(String($0)) } ? .change : .unknown
  }
}
