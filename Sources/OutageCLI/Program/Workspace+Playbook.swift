import ArgumentParsing
import BundledRunbooks
import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import TerminalUI
import Timeline

extension Workspace {
  /// The id of the runbook that is the playbook unless another is asked for.
  static let playbookID = "production-outage"

  /// Where runbooks are looked for, the first match winning.
  func makeCatalog() -> RunbookCatalog {
    RunbookCatalog(
      places: runbookDirectories.map(RunbookCatalog.Place.directory)
        + [.bundled(BundledRunbooks.files)],
      files: world.files)
  }

  /// The directories of runbooks, in the order of search.
  var runbookDirectories: [String] {
    var directories: [String] = []
    if let named = runbookDirectory { directories.append(named) }
    directories += (world.variable("OUTAGE_RUNBOOKS") ?? "").split(separator: ":").map(String.init)
    directories.append(FileSystem.join(world.host.workingDirectory, "Runbooks"))
    directories.append(FileSystem.join(self.directories.config, "runbooks"))
    return directories
  }

  /// The runbook of an id, a title, an alias or a file, and of each a part after `#`.
  ///
  /// A name that only comes near one is not taken for it: `hint` says how the near ones are asked for.
  func runbook(
    named name: String, hint: (String) -> String = { "outage runbook show \($0)" }
  ) throws(CommandFailure) -> Runbook {
    do throws(RunbookLookupError) {
      return try catalog.find(name)
    } catch {
      switch error {
      case .notFound:
        throw noRunbook(name, hint: hint)
      case .noHeading(let heading, let path):
        throw CommandFailure(
          .notFound, "\(path) has no heading \"\(heading)\"",
          hints: ["outage runbook outline \(path)"])
      case .notText(let path):
        throw CommandFailure(
          .badData, "\(path) is no text in UTF-8, so it is no runbook",
          hints: ["outage runbook list"])
      case .unreadable(let cause):
        throw CommandFailure(cause)
      }
    }
  }

  /// The runbook of an id as it is found now, read once in a run.
  func book(id: String) -> Runbook? {
    if let known = books[id] { return known }
    let found = catalog.runbook(id: id)
    books[id] = found
    return found
  }

  private func noRunbook(_ name: String, hint: (String) -> String) -> CommandFailure {
    let near = catalog.search(name, limit: 3).map(\.runbook)
    guard let first = near.first else {
      return CommandFailure(.notFound, "no runbook \"\(name)\"", hints: ["outage runbook list"])
    }
    let titles = near.map(\.title.onOneLine).joined(separator: "\", \"")
    let question = near.count == 1 ? "\(first.id), \"\(titles)\"?" : "one of \"\(titles)\"?"
    return CommandFailure(
      .notFound, "no runbook \"\(name)\"; is it \(question)",
      hints: near.map { hint(ShellWord.quoted($0.id)) })
  }

  /// Keeps the exact text of the playbook and the runbooks with the incident.
  ///
  /// What cannot be kept is said and gone on without: the incident is declared.
  func keep(playbook: Playbook, runbooks: [Runbook], at desk: Desk, by speaker: String) {
    var kept = runbooks
    if let book = book(id: playbook.id) { kept.insert(book, at: 0) }
    var drafts: [EventDraft] = []
    do throws(SystemError) {
      try world.files.createDirectories(store.runbookDirectory(of: desk.id))
      for runbook in kept {
        try world.files.replaceFile(keptPath(of: runbook.id, at: desk.id), runbook.bytes)
        let path = absolutePath(of: runbook)
        drafts.append(
          EventDraft(
            .runbookAttached, by: speaker,
            data: [
              .name: runbook.id, .title: runbook.title, .version: runbook.version,
              .sha256: runbook.sha256, .path: path, .commit: path.flatMap(commit),
            ]))
      }
    } catch {
      console.complain(CommandFailure(error))
    }
    do throws(TimelineError) { _ = try desk.append(drafts) } catch {
      console.complain(CommandFailure(error))
    }
  }

  /// Where the exact text of an incident's runbook is kept.
  func keptPath(of id: String, at incident: String) -> String {
    let name = id.filter { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    // Two ids that differ in what no file's name should hold keep their texts apart.
    let isOwn = name == id && !id.hasPrefix(".")
    let hash = isOwn ? "" : "-" + SHA256.hex(of: id.utf8).prefix(8)
    return FileSystem.join(
      store.runbookDirectory(of: incident), (isOwn ? name : "part-" + name) + hash + ".md")
  }

  /// Where the file is, whatever directory a later run starts in; nil of what is built in.
  private func absolutePath(of runbook: Runbook) -> String? {
    runbook.isBuiltIn ? nil : FileSystem.join(world.host.workingDirectory, runbook.path)
  }

  /// The exact text of a runbook as an incident uses it.
  func pinned(_ attached: AttachedRunbook, at incident: String) -> Runbook? {
    let path = keptPath(of: attached.id, at: incident)
    guard let bytes = try? world.files.readFile(path, limit: 1 << 24) else { return nil }
    return Runbook(bytes: bytes, path: attached.path ?? path, name: attached.id)
  }

  /// What is found today where a runbook of an incident came from.
  func current(_ attached: AttachedRunbook) -> Runbook? {
    if let path = attached.path { return try? catalog.find(path) }
    return book(id: attached.id)
  }

  /// One line for every runbook of an incident whose file says something else by now.
  func changedRunbooks(of desk: Desk) -> [String] {
    desk.incident.runbooks.compactMap { attached in
      guard let now = current(attached), let then = attached.sha256, now.sha256 != then
      else { return nil }
      return
        "runbook \(attached.id) changed since this incident began; it goes on with the old text "
        + "(outage runbook diff \(desk.id))"
    }
  }

  /// The playbook of an incident, with the checklists of the runbooks that it uses.
  func playbook(for incident: Incident, at id: String) -> Playbook {
    var playbook = ownPlaybook(of: incident, at: id)
    for attached in incident.runbooks where attached.id != playbook.id {
      if let runbook = pinned(attached, at: id) { playbook.addChecklists(of: Playbook(runbook)) }
    }
    return playbook
  }

  /// The playbook alone: the text the incident was declared with where that is kept, else the one
  /// that is found now.
  private func ownPlaybook(of incident: Incident, at id: String) -> Playbook {
    let wanted = incident.playbook?.id ?? Self.playbookID
    let kept = keptPath(of: wanted, at: id)
    if let bytes = try? world.files.readFile(kept, limit: 1 << 24) {
      return Playbook(Runbook(bytes: bytes, path: kept))
    }
    return playbook(named: wanted)
  }

  /// The playbook of an id as it is found now; without one, steps have no words but work.
  func playbook(named id: String) -> Playbook {
    if let runbook = book(id: id) {
      for problem in runbook.diagnostics where problem.severity != .note {
        console.say(FindingLine(problem).text.text)
      }
      return Playbook(runbook)
    }
    console.say("warning: no runbook \"\(id)\" was found; the steps come without its words")
    return Playbook(id: id)
  }
}
