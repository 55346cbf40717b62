/// What a terminal can do, as far as its environment tells; no terminal is ever asked.
struct TerminalTraits: Equatable {
  /// Whether it understands more than plain lines.
  var canSteer: Bool
  /// Whether it wraps its screen anew when it becomes narrower; almost all do.
  var reflows: Bool
  /// Whether it says where a paste begins and ends when it is told to.
  var marksPastes: Bool

  init(environment: [String: String]) {
    let term = environment["TERM"] ?? ""
    let isInTmux = environment["TMUX"] != nil
    // GNU screen takes neither on by itself nor from the terminal around it.
    let isInScreen = environment["STY"] != nil && !isInTmux
    canSteer = !ColorChoice.isDumb(environment)
    reflows =
      isInTmux || !isInScreen && environment["XTERM_VERSION"] == nil && term != "linux"
    marksPastes = canSteer && !isInScreen && !Self.old.contains { term.hasPrefix($0) }
  }

  /// Consoles, and the terminals that people set on serial lines.
  private static let old = ["linux", "vt", "ansi", "cons25", "sun", "wsvt", "pcvt", "unknown"]
}
