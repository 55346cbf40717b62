import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  /// All verbs, in the order of help.
  static let all: [Command] =
    [
      start, resume, status, note, next, back, go, tick, untick, severity, impact, began, found,
      room, mitigated, resolved, reopen, close, timeline, brief, list, amend, retime, strike,
      snooze, call, joined, left, lead, handoff, accept, role, task, me, maintenance, update,
      confirm, changed, finding, look, theory, ruleOut, cause, option, decide, authorize, act,
    ] + outcomes + [
      check, `defer`, show, runCommand, postMortem, tollgate, contribute, review,
      family(followUpSpec),
      export,
      `import`, schema, metrics, similar, audit,
      family(runbookSpec), drill, replay, markdown,
      config, doctor, completions, manual, version, help, quit,
    ]

  /// What the second words of verbs do.
  private static let parts:
    [[String]: @Sendable (CommandContext) throws(Interruption) -> ExitStatus] = [
      ["drill", "score"]: drillScore, ["task", "done"]: taskDone, ["task", "list"]: taskList,
      ["followup", "add"]: followUpAdd, ["followup", "list"]: followUpList,
      ["followup", "done"]: followUpDone,
      ["config", "show"]: showConfig, ["config", "check"]: checkConfig,
      ["config", "edit"]: editConfig,
      ["runbook", "list"]: runbookList, ["runbook", "show"]: runbookShow,
      ["runbook", "search"]: runbookSearch, ["runbook", "lint"]: runbookLint,
      ["runbook", "new"]: runbookNew, ["runbook", "diff"]: runbookDiff,
      ["runbook", "redline"]: runbookRedline, ["runbook", "outline"]: runbookOutline,
    ]

  /// The verb of a path of the table.
  static func at(_ path: [String]) -> Command? {
    if let part = parts[path], let spec = CommandTable.outage.command(at: path) {
      return Command(spec: spec, run: part)
    }
    guard path.count == 1 else { return nil }
    return all.first { $0.spec.name == path[0] }
  }

  /// A verb that only has second words.
  private static func family(_ spec: CommandSpec) -> Command {
    Command(spec: spec) { (_) throws(Interruption) in
      throw .failed(CommandFailure(.usage, "\(spec.name) needs a second word"))
    }
  }
}

extension CommandTable {
  /// The table of all verbs, from which parsing, help, completions and the manual page come.
  static let outage = CommandTable(
    program: "outage", version: "0.1.0",
    summary: "Walk through a production outage, and write down what happens",
    discussion: """
      outage walks the people on call through seven steps, keeps the timeline on disk as things \
      happen, and hands over the record afterwards.
      """,
    examples: [
      "outage start \"Site down\" --severity P1", "outage note \"pool exhausted on app-2\"",
      "outage status", "outage export --format markdown",
    ],
    groups: CommandGroup.all, commands: Command.all.map(\.spec),
    globalOptions: [
      OptionSpec(
        "--incident", short: "-i", value: "ID", kind: .incident, help: "Which incident it is about"),
      OptionSpec(
        "--json", value: "KEYS", hasOptionalValue: true,
        help: "Print the result as JSON; --json=a,b selects keys"),
      OptionSpec(
        "--color", value: "WHEN", choices: ["auto", "always", "never"], default: "auto",
        help: "When to use colour"),
      OptionSpec("--store", value: "DIR", kind: .file, help: "Where the incidents are"),
      OptionSpec(
        "--runbooks", value: "DIR", kind: .file, help: "Where runbooks are, before others"),
      OptionSpec("--quiet", short: "-q", help: "Leave out confirmations"),
      OptionSpec("--no-input", help: "Never ask; what is missing is an error"),
      OptionSpec("--no-pager", help: "Print long results without a pager"),
      OptionSpec("--plain", help: "Draw nothing: for screen readers and slow terminals"),
    ],
    recordingOptions: [
      OptionSpec("--as", value: "NAME", kind: .person, help: "Whose word or deed it is"),
      OptionSpec("--at", value: "TIME", kind: .time, help: "When it happened, if not now"),
    ],
    borrowedWords: [
      "ls": "list", "log": "timeline", "resolve": "resolved", "mitigate": "mitigated",
      "assign": "lead", "ack": "joined", "join": "joined", "declare-incident": "start",
      "new": "start", "open": "start", "comment": "note", "say": "note", "page": "call",
      "escalate": "call", "man": "manual", "undo": "strike",
    ],
    topics: HelpTopics.all)
}
