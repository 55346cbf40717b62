/// The verbs with which runbooks tell somebody to do something.
enum ImperativeVerbs {
  private static let verbs: Set<String> = [
    "access", "acknowledge", "add", "adjust", "analyze", "apply", "ask", "assess", "attach",
    "block",
    "call", "cancel", "change", "check", "clean", "clear", "click", "collect", "compare",
    "configure",
    "confirm", "connect", "consider", "contact", "copy", "create", "cross-check", "debug",
    "decrease",
    "define", "delete", "deploy", "describe", "determine", "disable", "disconnect", "do",
    "document",
    "drain", "edit", "enable", "ensure", "escalate", "evaluate", "examine", "execute", "expand",
    "extend", "fail", "find", "fix", "follow", "free", "get", "go", "identify", "if", "increase",
    "inform", "inspect", "install", "investigate", "isolate", "kill", "list", "locate", "log",
    "login",
    "look", "make", "mark", "measure", "migrate", "mitigate", "modify", "monitor", "move", "notify",
    "open", "patch", "pause", "ping", "post", "promote", "provision", "query", "raise", "read",
    "reboot", "rebuild", "record", "recover", "recreate", "redeploy", "reduce", "remediate",
    "remove",
    "repair", "replace", "report", "request", "resize", "resolve", "restart", "restore", "resume",
    "retrieve", "retry", "review", "revert", "roll", "rollback", "rotate", "run", "save", "scale",
    "search", "see", "select", "send", "set", "shut", "silence", "ssh", "start", "stop", "suspend",
    "switch", "take", "tell", "terminate", "test", "throttle", "trace", "trigger", "try", "tune",
    "undo", "update", "upgrade", "use", "validate", "verify", "view", "visit", "wait", "watch",
  ]

  /// Whether a sentence begins with one.
  static func begins(_ sentence: String) -> Bool {
    let word = sentence.drop { !$0.isLetter }.prefix { $0.isLetter || $0 == "-" }
    return verbs.contains(word.lowercased())
  }
}
