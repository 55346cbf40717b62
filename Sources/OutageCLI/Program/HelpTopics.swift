import ArgumentParsing

/// What help says beyond the verbs.
enum HelpTopics {
  static let all = [environment, exitCodes, times, hooks]

  private static let environment = HelpTopic(
    "environment", title: "Environment variables", summary: "Variables that are read",
    body: """
      OUTAGE_HOME: the store, if --store does not name it.

      OUTAGE_INCIDENT: the incident that commands are about.

      OUTAGE_USER: who you are, if me has not said it.

      OUTAGE_RUNBOOKS: directories of runbooks, parted by colons.

      OUTAGE_NO_INPUT: when it is 1, nothing is ever asked.

      OUTAGE_EDITOR, VISUAL, EDITOR: the editor, in this order.

      XDG_DATA_HOME, XDG_STATE_HOME, XDG_CONFIG_HOME: where outage/ is.

      NO_COLOR, FORCE_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM: whether there is colour.

      TZ: the zone that times are told in.

      To hooks are given: \(HookFact.allCases.map(\.rawValue).joined(separator: ", ")). See: help hooks.
      """)

  private static let hooks = HelpTopic(
    "hooks", title: "Hooks", summary: "Commands that post, page and mail for you",
    body: """
      The settings may name shell commands under "hooks": \(HookName.all.joined(separator: ", ")). \
      The most particular one is run, once what it is about is on the timeline; without one you put \
      the text there yourself.

      The text is on its standard input. It has \(Hook.timeLimit) seconds. Where it fails, the record \
      stays, a note says that it did not go out, and the status is 69. In a drill no hook is run.

      In its environment are, where they are known:

      \(HookFact.allCases.map { "\($0.rawValue): \($0.meaning)." }.joined(separator: "\n\n"))
      """)

  private static let exitCodes = HelpTopic(
    "exit-codes", title: "Exit status", summary: "What the exit status means",
    body: """
      0: done.

      1: the answer is no: something is overdue, or damage was found.

      64: the command line is wrong.

      65: a runbook or an import file is wrong.

      66: no such incident, runbook, file or event.

      69: a program or a remote is not available.

      70: a defect in outage.

      73, 74: cannot create; cannot read or write.

      75: busy, try again.

      77, 78: not permitted; the configuration cannot be used.

      128 and more: ended by a signal.
      """)

  private static let times = HelpTopic(
    "times", title: "Times", summary: "How times are written",
    body: """
      What happened: 14:02, -12m, 12m ago, yesterday 23:50, 2026-11-20 14:02, or RFC 3339.

      What is planned: 09:00, +3h, tomorrow 9:00, mon 10:00, or a date.

      A time without a date is its last occurrence for what happened, its next for what is planned.

      A time without a zone is local; what is stored is UTC.
      """)
}
