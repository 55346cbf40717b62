import ArgumentParsing
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let runbookSpec = CommandSpec(
    "runbook", group: CommandGroup.setUp, summary: "Look into the runbook library",
    examples: ["outage runbook list"],
    subcommands: [
      CommandSpec(
        "list", summary: "List the runbooks that are found, and where",
        discussion: """
          With --use also when each was last walked, by whom, and what was skipped or failed then. \
          A runbook is walked where one of its commands ran or one of its items was ticked.
          """,
        examples: ["outage runbook list", "outage runbook list --use"],
        options: [OptionSpec("--use", help: "When each was last walked, and how")]),
      CommandSpec(
        "show", summary: "Print a runbook", examples: ["outage runbook show production-outage"],
        operands: [
          Operand("NAME", question: "Which runbook", kind: .runbook, help: "Its id or file")
        ]),
      CommandSpec(
        "search", summary: "Find runbooks by words, the best first",
        discussion: """
          Words are looked for in titles, alerts, aliases, headings, services, commands and text. Case, \
          punctuation and typing mistakes do not count, and an alert's name may be pasted as it is.
          """,
        examples: [
          "outage runbook search pool exhausted", "outage runbook search KubePodCrashLooping",
        ],
        operands: [
          Operand("WORDS", .rest, question: "Which words", kind: .text, help: "What is broken")
        ]),
      CommandSpec(
        "lint", summary: "Check runbooks, findings as file:line:column",
        discussion: """
          One line each: file:line:column: severity: message. Without PATH every runbook is checked \
          that is found in the directories of runbooks. The status is 1 where something is an error.
          """,
        examples: ["outage runbook lint", "outage runbook lint Runbooks --since origin/main"],
        operands: [Operand("PATH", .optionalList, kind: .file, help: "Files and directories")],
        options: [
          OptionSpec(
            "--since", value: "REV",
            help: "Also say whose text changed since this git revision, but not its version")
        ]),
      CommandSpec(
        "new", summary: "Write the skeleton of a runbook",
        examples: ["outage runbook new \"Queue is full\"", "outage runbook new queue-full -o -"],
        operands: [
          Operand(
            "NAME", .rest, question: "What is it about", kind: .text, help: "What it is about")
        ],
        options: [
          OptionSpec(
            "--output", short: "-o", value: "FILE", kind: .file,
            help: "The file to write, if not the id in ./Runbooks; - is standard output")
        ]),
      CommandSpec(
        "diff", summary: "Show what changed in an incident's runbooks since",
        examples: ["outage runbook diff inc-2026-11-20-site-down"],
        operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")]),
      CommandSpec(
        "redline", summary: "Suggest changes to an incident's runbooks, as a patch",
        discussion: """
          Written into the text that the incident used: the items that were not ticked, and at the end \
          of each step what was noted and run there. Read it, keep what helps the next time, raise \
          the version.
          """,
        examples: [
          "outage runbook redline inc-2026-11-20-site-down",
          "outage runbook redline > redline.patch",
        ],
        operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")]),
      CommandSpec(
        "outline", summary: "Print what was understood of files, a JSON object a line",
        examples: ["outage runbook outline Runbooks/production-outage.md"],
        operands: [
          Operand("FILE", .list, question: "Which file", kind: .file, help: "Markdown files")
        ]),
    ])

  static let runbookList: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let found = context.workspace.catalog.entries
    let isAboutUse = context.invocation.has("--use")
    let uses = try context.failing { () throws(CommandFailure) in
      isAboutUse ? try context.workspace.lastUses(of: Set(found.map(\.id))) : [:]
    }
    if context.wantsJSON {
      try context.printJSON(
        .array(
          found.map { entry in
            var members: [String: JSON] = [
              "id": .string(entry.id), "title": .string(entry.title),
              "path": .string(entry.location), "version": .string(entry.version),
            ]
            if isAboutUse { members["lastWalked"] = uses[entry.id]?.json ?? .null }
            return .object(members)
          }))
      return .done
    }
    let isForPeople = context.console.isOutputTerminal
    let width = found.map { DisplayWidth.of($0.id) }.max() ?? 0
    for entry in found {
      let fields = [entry.id, entry.version, entry.title.onOneLine, entry.location]
      if !isForPeople {
        let use = isAboutUse ? uses[entry.id]?.fields ?? ["", "", "", "", ""] : []
        context.console.print(StyledText((fields + use).joined(separator: "\t")))
        continue
      }
      context.console.printWrapped(
        StyledText("\(entry.id.padded(to: width))  \(entry.title.onOneLine)  (\(entry.location))"))
      guard isAboutUse else { continue }
      let lines =
        uses[entry.id]?.lines(context.workspace.times) ?? [
          StyledText("  never walked", .due)
        ]
      lines.forEach(context.console.printWrapped)
    }
    return .done
  }

  static let runbookShow: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    let name = try context.required("NAME")
    let runbook = try context.failing { () throws(CommandFailure) in
      try context.workspace.runbook(named: name)
    }
    guard context.console.isOutputTerminal else {
      context.console.printRaw(runbook.bytes)
      return .done
    }
    context.console.printMarkdown(String(decoding: runbook.bytes, as: UTF8.self))
    return .done
  }

  static let runbookOutline: @Sendable (CommandContext) throws(Interruption) -> ExitStatus = {
    (context) throws(Interruption) in
    for file in context.invocation.texts("FILE") {
      let bytes: [UInt8]
      do throws(SystemError) {
        bytes = try context.workspace.world.files.readFile(file, limit: 1 << 28)
      } catch {
        throw .failed(CommandFailure(error))
      }
      let outline = RunbookOutline(Runbook(bytes: bytes, path: file), file: file)
      context.console.printRaw(outline.json.canonicalBytes + [UInt8(ascii: "\n")])
    }
    return .done
  }
}
