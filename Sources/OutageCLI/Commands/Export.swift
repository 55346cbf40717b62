import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let export = doing(
    CommandSpec(
      "export", group: CommandGroup.afterwards, summary: "Hand over the record",
      discussion: """
        The same record always gives the same bytes. json and jsonl hold every event; markdown and \
        html hold the post-mortem as people edited it, with what is new. With --redact \
        names of people become their roles; public also removes addresses, machines that are named \
        with a domain, a port or a login, phone numbers that are known or international, and keys; a \
        FILE of words, one or a phrase a line, removes those as well, as they are spelled. Read the \
        result before you publish it.
        """,
      examples: [
        "outage export --format markdown -o post-mortem.md", "outage export -o record.json",
        "outage export --redact public -o timeline.csv",
      ],
      operands: [Operand("ID", .optional, kind: .incident, help: "Which incident")],
      options: [
        OptionSpec(
          "--format", value: "FORMAT", choices: ExportFormat.allCases.map(\.rawValue),
          choiceAliases: ["md": "markdown"], default: "json",
          help: "The format, if the file's name does not say it"),
        OptionSpec(
          "--output", short: "-o", value: "FILE", kind: .file,
          help: "The file to write; - is standard output"),
        OptionSpec(
          "--redact", value: "PROFILE", kind: .file,
          help: "Remove names, or all that is not public, or that and the words of a file"),
        OptionSpec("--raw", help: "In csv, leave cells that look like formulas as they are"),
        OptionSpec("--force", help: "Overwrite the file"),
      ])
  ) { (context) throws(Interruption) in
    let desk = try context.desk(named: "ID")
    let file = context.invocation.value("--output").flatMap { $0 == "-" ? nil : $0 }
    let format =
      context.invocation.value("--format").flatMap(ExportFormat.init(rawValue:))
      ?? file.flatMap { ExportFormat(fileName: $0) } ?? .json
    var export = context.workspace.export(of: desk)
    try context.failing { () throws(CommandFailure) in
      let draft = PostMortemDraft(desk)
      switch format {
      case .html, .markdown: export.postMortem = try draft.withNews()
      case .json, .email: export.rootCause = try draft.rootCause()
      case .csv, .calendar, .jsonLines: break
      }
    }
    if let profile = context.invocation.value("--redact") {
      let redaction = try context.failing { () throws(CommandFailure) in
        try context.workspace.redaction(profile)
      }
      export = redaction.applied(to: export)
      if let report = export.redaction {
        context.console.confirm(format == .markdown ? report.sentenceOfText : report.sentence)
        if report.unmetWords > 0 {
          context.console.confirm(
            "not in the record: \(report.unmetWords) of the words of \(profile)"
          )
        }
      }
    }
    let bytes = format.bytes(of: export, isRaw: context.invocation.has("--raw"))
    guard let file else {
      context.console.printRaw(bytes)
      return
    }
    try context.failing { () throws(CommandFailure) in
      try context.workspace.write(
        bytes, to: file, isOverwriting: context.invocation.has("--force"))
    }
    context.console.confirm("wrote \(file)")
  }
}

extension Workspace {
  /// What exporters need of an incident, told in the zone that it was declared in.
  func export(of desk: Desk) -> IncidentExport {
    var export = IncidentExport(
      record: desk.record, playbook: desk.playbook,
      times: TimeText(zone: zone(of: desk.record.incident)))
    // Practice costs nobody anything.
    export.costRate = desk.incident.isDrill ? nil : costRate
    export.runbookRemarks = runbookRemarks(of: desk)
    return export
  }

  /// What a profile wants removed: `names`, `public`, or a file of words.
  func redaction(_ profile: String) throws(CommandFailure) -> Redaction {
    let known: Redaction.Profile
    switch profile {
    case "names": known = .names
    case "public": known = .public
    default:
      let bytes: [UInt8]
      do throws(SystemError) { bytes = try world.files.readFile(profile, limit: 1 << 20) } catch {
        guard error.code == .noSuchFile else { throw CommandFailure(error) }
        throw CommandFailure(
          .notFound, "no redaction profile or file \"\(profile)\"",
          hints: ["outage export --redact names", "outage export --redact public"])
      }
      guard let text = String(validating: bytes, as: UTF8.self) else {
        let file = ShellWord.quoted(profile)
        throw CommandFailure(
          .badData, "\(profile) is no UTF-8, and its words would not be found",
          hints: ["iconv -f ISO-8859-1 -t UTF-8 \(file) > \(ShellWord.quoted(profile + ".utf8"))"])
      }
      let words = Redaction.words(in: text)
      guard words.contains(where: { $0.contains { $0.isLetter || $0.isNumber } }) else {
        throw CommandFailure(
          .badData, "\(profile) holds no word to remove; it has one word or phrase a line",
          hints: ["outage export --redact public"])
      }
      known = .words(words)
    }
    return Redaction(known, roster: roster) { SecretShapes.appear(in: $0) }
  }

  /// Writes a whole file where a person wants it; one that is there is kept unless it is to be
  /// overwritten.
  ///
  /// Who may read it is for them to say: by their mask, or by what they made of the file. A link
  /// stays one, and a device is written to.
  func write(_ bytes: [UInt8], to path: String, isOverwriting: Bool) throws(CommandFailure) {
    if world.files.exists(path), !isOverwriting {
      throw CommandFailure(
        .cannotCreate, "\(path) is there already", hints: ["add --force to overwrite it"])
    }
    do throws(SystemError) {
      if (try? world.files.status(path))?.kind == .other {
        try world.files.withFile(path, [.write]) { (file) throws(SystemError) in
          try world.files.writeAll(bytes, to: file, path: path)
        }
      } else {
        try world.files.replaceFile(
          try world.files.followingLinks(path), bytes, permissions: 0o666,
          isKeepingPermissions: true)
      }
    } catch {
      guard error.code == .noSuchFile else { throw CommandFailure(error) }
      let directory = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/")
      throw CommandFailure(
        .cannotCreate, "cannot create \(path): its directory is not there",
        hints: ["mkdir -p \(ShellWord.quoted(directory))"])
    }
  }
}
