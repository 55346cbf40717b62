import RunbookLibrary

/// The shell that runs a runbook's script, and what it is told to do before and after.
///
/// Before: take over what the command before it left. After: tell what this one leaves, on standard
/// error between two marks. A script may end by `exit`, by an error or by a signal, and it may set a
/// trap of its own for its end, which runs as well. What stands before the script has no line feed,
/// so that the shell's messages name the script's own lines.
struct ShellFrame {
  /// What a shell's state begins with, on a line of its own.
  let mark: String
  private let shell: String

  /// The variable that hands the definitions of the commands before to a shell.
  private static let stateVariable = "OUTAGE_STATE"

  /// A frame for the bash at this path, or for `sh` where there is none.
  init(bash: String?, mark: String) {
    shell = bash ?? "sh"
    self.mark = mark
  }

  /// What the state ends with.
  var endMark: String { mark + "-end" }

  /// The program and its words; the variables are those that the script's values stand in.
  func arguments(_ script: String, hiding variables: some Collection<String>) -> [String] {
    let frame = isBash ? bash : plain
    return [shell, "-c", Self.joined(frame + hide(variables)) + script]
  }

  /// The same for a command that talks with a person, and so can tell no state.
  func attachedArguments(_ script: String, hiding variables: some Collection<String>) -> [String] {
    let frame = [#"eval "$\#(Self.stateVariable)"; unset \#(Self.stateVariable);"#]
    return [shell, "-c", Self.joined(frame + hide(variables)) + script]
  }

  private var isBash: Bool { shell != "sh" }

  /// The values are for this shell alone: what it starts need not know them.
  private func hide(_ variables: some Collection<String>) -> [String] {
    guard isBash, !variables.isEmpty else { return [] }
    return ["export -n \(variables.sorted().joined(separator: " "));"]
  }

  /// The changes to the environment that hand a state over.
  func environment(_ state: ShellState, over environment: [String: String]) -> [String: String?] {
    var changes = state.changes(to: environment)
    changes[Self.stateVariable] = state.definitions
    // In POSIX mode bash lets no function stand in for `trap`.
    changes.updateValue(nil, forKey: "POSIXLY_CORRECT")
    return changes
  }

  private static func joined(_ lines: [String]) -> String {
    lines.joined(separator: " ") + " "
  }

  /// For `sh`, which can tell its exported variables and nothing else.
  private var plain: [String] {
    [
      #"exec 9>&2; eval "$\#(Self.stateVariable)"; unset \#(Self.stateVariable);"#,
      #"trap '__outage_status=$?; { printf "\n%s\n" \#(mark); printf "D%s\0" "$PWD";"#,
      #"printf "S%s\0" "$(export -p)"; printf "%s\n" \#(endMark); } >&9;"#,
      #"exit $__outage_status' EXIT;"#,
    ]
  }

  /// For bash, from 3.2 on.
  private var bash: [String] {
    // A descriptor that no script takes for itself, unlike those of one digit.
    let channel = 93
    return [
      #"exec \#(channel)>&2; __outage_known=$'\n'"$(compgen -v)"$'\n';"#,
      #"eval "$\#(Self.stateVariable)"; unset \#(Self.stateVariable); __outage_trap=;"#,

      #"__outage_tell() { local IFS=$'\n' n; set -f; printf '\n%s\n' \#(mark);"#,
      #"printf 'D%s\0' "$PWD"; for n in $(compgen -e); do"#,
      #"printf 'E%s=%s\0' "$n" "${!n}"; __outage_known+="$n"$'\n'; done;"#,
      #"for n in $(compgen -v); do case $__outage_known in *$'\n'"$n"$'\n'*) continue;; esac;"#,
      #"case $n in __outage*|\#(FilledScript.variablePrefix)*|BASH*|PIPESTATUS|FUNCNAME|_|n|IFS)"#,
      #"continue;; esac; printf 'V%s=%s\0' "$n" "${!n}";"#,
      #"printf 'S%s\0' "$(declare -p "$n")"; done;"#,
      #"for n in $(compgen -A function); do case $n in __outage*|trap) continue;; esac;"#,
      #"printf 'S%s\0' "$(declare -f "$n")"; done; printf '%s\n' \#(endMark); };"#,

      #"__outage_end() { (set +eu; __outage_tell) >&\#(channel) 2>/dev/null; set +e;"#,
      #"[ -z "$__outage_trap" ] || { (exit $__outage_status); eval "$__outage_trap"; };"#,
      #"exit $__outage_status; };"#,

      // A trap of the script for its end is kept here, in the place of ours. Nothing of this is
      // traced where the script traces itself.
      #"trap() { { local flags=$- action name; set +x; } 2>/dev/null;"#,
      #"if [ $# -lt 2 ] || [ "$BASH_SUBSHELL" -gt 0 ]; then builtin trap "$@"; else"#,
      #"case $1 in -p|-l|-P) builtin trap "$@"; set --;; --) shift;; esac;"#,
      #"action=${1-}; [ $# -eq 0 ] || shift; for name in "$@"; do case $name in"#,
      #"EXIT|exit|SIGEXIT|0) __outage_trap=$action; [ "$action" != - ] || __outage_trap=;;"#,
      #"*) builtin trap -- "$action" "$name";; esac; done; fi;"#,
      #"case $flags in *x*) set -x;; esac; };"#,

      #"builtin trap '{ __outage_status=$?; set +x; } 2>/dev/null;"#,
      #"__outage_end' EXIT;"#,
    ]
  }
}
