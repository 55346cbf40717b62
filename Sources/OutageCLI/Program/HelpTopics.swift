import ArgumentParsing

/// What help says beyond the verbs.
enum HelpTopics {
  static let all = [environment, exitCodes, hooks, keys, plain, times]

  private static let environment = HelpTopic(
    "environment", title: "Environment variables", summary: "Variables that are read",
    body: """
      OUTAGE_HOME: the store, if --store does not name it.

      OUTAGE_INCIDENT: the incident that commands are about.

      OUTAGE_USER: who you are, if me has not said it.

      OUTAGE_RUNBOOKS: directories of runbooks, parted by colons.

      OUTAGE_NO_INPUT: when it is 1, nothing is ever asked.

      OUTAGE_PLAIN, ACCESSIBLE: when one is 1, what --plain says.

      OUTAGE_ASCII: when it is 1, no glyphs but ASCII; so too where LC_ALL, LC_CTYPE or LANG names no \
      UTF-8.

      OUTAGE_PAGER, PAGER: what shows results longer than the screen, if not less; empty or cat for \
      nothing. LESS is FRX if it is not set.

      OUTAGE_EDITOR, VISUAL, EDITOR: the editor, in this order; the setting comes after the first.

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

      69: a program, a remote or a hook is not available, or a hook failed.

      70: a defect in outage.

      73, 74: cannot create; cannot read or write.

      75: busy, try again.

      77, 78: not permitted; the configuration cannot be used.

      128 and more: ended by a signal.
      """)

  private static let keys = HelpTopic(
    "keys", title: "Keys", summary: "Keys in the session",
    body: """
      They are those of bash and of emacs.

      Left, Right, Home, End, Ctrl-B, Ctrl-F, Ctrl-A, Ctrl-E: move. With Ctrl or Alt, and Alt-B and \
      Alt-F: by words.

      Ctrl-K, Ctrl-U, Ctrl-W, Alt-D, Alt-Backspace: take out to the end, to the start, a word. \
      Ctrl-Y puts it back, Alt-Y after it what was taken out before.

      Ctrl-T, Alt-T: swap letters, words. Alt-U, Alt-L, Alt-C: upper case, lower case, a capital.

      Ctrl-_: undo, a word at a time. Alt-R: take all back. Alt and digits before a key: so often, as in \
      Alt-3 Ctrl-W; Alt-Minus: in the other direction. Ctrl-] and a letter: go to that letter.

      Up, Down, Ctrl-P, Ctrl-N: lines sent before. Page Up, Page Down: those that begin like this one. \
      Ctrl-R, Ctrl-S: search, Esc ends it. Alt-.: the last word of the line before.

      Tab: complete; again: go through the list. Esc closes it.

      Alt-Enter: a line break. A paste of many lines is one note.

      Ctrl-C: drop the line. Ctrl-D: leave. Ctrl-Z: suspend. Ctrl-L: clear the screen.
      """)

  private static let plain = HelpTopic(
    "plain", title: "Plain text", summary: "Screen readers and terminals that can only print",
    body: """
      With --plain, or OUTAGE_PLAIN=1, nothing is drawn: no colour, no rule, no cursor movement, no \
      pager, and nothing is printed twice. Lines are typed as the terminal itself lets them be typed, \
      without Tab. Tables are written as one name and value to a line.

      Where TERM is dumb or not set, lines are typed in the same way by themselves.

      A line that would stand in the prompt for you to send is shown in brackets: Enter sends it.
      """)

  private static let times = HelpTopic(
    "times", title: "Times", summary: "How times are written",
    body: """
      What happened: 14:02, -12m, 12m ago, yesterday 23:50, 2026-11-20 14:02, or RFC 3339.

      What is planned: 09:00, +3h, tomorrow 9:00, mon 10:00, or a date.

      What nobody knows exactly, for began and detected: ~14:02, five minutes more or less, or \
      14:00..14:10.

      A time without a date is its last occurrence for what happened, its next for what is planned.

      A time without a zone is local; what is stored is UTC.
      """)
}
