import ArgumentParsing

/// A small table with one command of every shape.
let toyTable = CommandTable(
  program: "outage",
  version: "1.2.3",
  summary: "Guide an incident from the first call to the post-mortem",
  discussion: "Everything is written down at once.",
  examples: ["outage start Checkout is down --severity P1"],
  groups: ["In an incident", "Runbooks"],
  commands: [
    CommandSpec(
      "start", aliases: ["declare"], group: "In an incident",
      summary: "Declare an incident and open the session",
      examples: ["outage start Checkout is down --severity P1", "outage start --no-session -s2 x"],
      operands: [Operand("TITLE", .optionalRest, kind: .text, help: "What is broken")],
      options: [
        OptionSpec(
          "--severity", short: "-s", value: "LEVEL", choices: ["P1", "P2", "P3", "P4"],
          choiceAliases: ["1": "P1", "2": "P2"], default: "P2", help: "How bad it is"),
        OptionSpec(
          "--runbook", value: "NAME", isRepeatable: true, kind: .runbook, help: "A runbook to use"),
        OptionSpec("--no-session", help: "Do not open the session"),
      ]),
    CommandSpec(
      "status", group: "In an incident", summary: "Show where the incident stands",
      examples: ["outage status --json=status,step | jq .step"],
      operands: [Operand("ID", .optional, kind: .incident, help: "The incident")]),
    CommandSpec(
      "note", group: "In an incident", summary: "Write a note",
      discussion: "A note is on disk before the prompt returns.\n\n  kept as it is",
      examples: ["outage note db is down", "/note 'it is the pool'"],
      operands: [
        Operand("TEXT", .rest, question: "What happened?", kind: .text, help: "The words")
      ],
      options: [
        OptionSpec("--tag", short: "-t", value: "TAG", isRepeatable: true, help: "A word to find")
      ],
      isRecording: true),
    CommandSpec(
      "decide", group: "In an incident", summary: "Record the leader's decision",
      examples: ["/decide roll back because errors followed the deploy"],
      operands: [Operand("TEXT", .rest, kind: .text, help: "What was decided")],
      options: [
        OptionSpec("--why", value: "TEXT", kind: .text, help: "The reason"),
        OptionSpec("--approach", value: "NAME", help: "The way to mitigate"),
      ],
      isRecording: true, takesBecause: true),
    CommandSpec(
      "severity", aliases: ["sev"], group: "In an incident", summary: "Set the severity",
      examples: ["outage severity P1 because nobody can pay"],
      operands: [Operand("LEVEL", choices: ["P1", "P2", "P3", "P4"], help: "How bad it is")],
      options: [OptionSpec("--why", value: "TEXT", kind: .text, help: "The reason")],
      isRecording: true, takesBecause: true),
    CommandSpec(
      "reopen", group: "In an incident", summary: "Open a resolved incident again",
      examples: ["outage reopen --why 'the errors are back'"],
      options: [OptionSpec("--why", value: "TEXT", kind: .text, help: "The reason")],
      isRecording: true, takesBecause: true),
    CommandSpec(
      "resolved", group: "In an incident", summary: "Mark the incident as resolved",
      examples: ["outage resolved"], operands: [Operand("TEXT", .optionalRest, kind: .text)],
      isRecording: true),
    CommandSpec(
      "finding", group: "In an incident", summary: "Record the state of one component",
      examples: ["outage finding db failed no primary"],
      operands: [
        Operand("COMPONENT", kind: .component),
        Operand("STATE", choices: ["ok", "suspect", "failed", "unknown"]),
        Operand("EVIDENCE", .optionalRest, kind: .text),
      ],
      isRecording: true),
    CommandSpec(
      "call", group: "In an incident", summary: "Record who was phoned",
      examples: ["outage call ana bo --joined"],
      operands: [Operand("NAME", .list, kind: .person, help: "Who was called")],
      options: [
        OptionSpec("--joined", help: "They are in the call"),
        OptionSpec("--declined", help: "They cannot come"),
      ],
      exclusiveOptions: [["--joined", "--declined"]], isRecording: true),
    CommandSpec(
      "task", group: "In an incident", summary: "Give work to someone",
      examples: ["outage task look at the logs --to bo"],
      operands: [Operand("TEXT", .rest, kind: .text, help: "What to do")],
      options: [
        OptionSpec("--to", value: "NAME", isRequired: true, kind: .person, help: "Who does it")
      ],
      subcommands: [
        CommandSpec(
          "done", summary: "Mark a task as done", examples: ["outage task done 7F3K"],
          operands: [Operand("REF", .rest, kind: .reference, help: "Which task")],
          isRecording: true),
        CommandSpec("list", summary: "List the tasks", examples: ["outage task list"]),
      ],
      isRecording: true),
    CommandSpec(
      "runbook", group: "Runbooks", summary: "Work with runbooks",
      examples: ["outage runbook list"],
      subcommands: [
        CommandSpec("list", summary: "List the runbooks", examples: ["outage runbook list"]),
        CommandSpec(
          "show", summary: "Show a runbook", examples: ["outage runbook show disk-full"],
          operands: [Operand("NAME", kind: .runbook, help: "Its name")]),
      ]),
    CommandSpec(
      "completions", group: "Runbooks", summary: "Print a completion script",
      examples: ["outage completions bash"],
      operands: [Operand("SHELL", choices: ["bash", "zsh", "fish"], help: "The shell")]),
    CommandSpec("markdown", summary: "Render Markdown", examples: [], isHidden: true),
  ],
  globalOptions: [
    OptionSpec("--json", value: "KEYS", hasOptionalValue: true, help: "Print JSON"),
    OptionSpec(
      "--color", value: "WHEN", choices: ["auto", "always", "never"], default: "auto",
      help: "When to use colour"),
    OptionSpec("--store", value: "DIR", kind: .file, help: "Where the incidents are"),
    OptionSpec("--quiet", short: "-q", help: "Print results only"),
  ],
  recordingOptions: [
    OptionSpec("--incident", short: "-i", value: "ID", kind: .incident, help: "Which incident"),
    OptionSpec("--as", value: "NAME", kind: .person, help: "Whose word it is"),
    OptionSpec("--at", value: "TIME", kind: .time, help: "When it happened"),
  ],
  borrowedWords: ["ls": "status", "log": "status"],
  topics: [
    HelpTopic(
      "exit-codes", title: "Exit status", summary: "What the exit status means",
      body: "The status tells scripts what happened.\n\n  0   done\n  64  the command line is wrong"
    )
  ]
)
