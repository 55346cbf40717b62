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
    var directories: [String] = []
    if let named = runbookDirectory { directories.append(named) }
    directories += (world.variable("OUTAGE_RUNBOOKS") ?? "").split(separator: ":").map(String.init)
    directories.append(FileSystem.join(world.host.workingDirectory, "Runbooks"))
    directories.append(FileSystem.join(self.directories.config, "runbooks"))
    return RunbookCatalog(
      places: directories.map(RunbookCatalog.Place.directory) + [.bundled(BundledRunbooks.files)],
      files: world.files)
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
    let directory = store.runbookDirectory(of: desk.id)
    var drafts: [EventDraft] = []
    do throws(SystemError) {
      try world.files.createDirectories(directory)
      for runbook in kept {
        let name = runbook.id.filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        try world.files.replaceFile(FileSystem.join(directory, name + ".md"), runbook.bytes)
        drafts.append(
          EventDraft(
            .runbookAttached, by: speaker,
            data: [
              .name: runbook.id, .title: runbook.title, .version: runbook.version,
              .sha256: runbook.sha256,
            ]))
      }
    } catch {
      console.complain(CommandFailure(error))
    }
    do throws(TimelineError) { _ = try desk.append(drafts) } catch {
      console.complain(CommandFailure(error))
    }
  }

  /// One line for every runbook of an incident whose file says something else by now.
  func changedRunbooks(of desk: Desk) -> [String] {
    desk.incident.runbooks.compactMap { attached in
      guard let now = book(id: attached.id), let then = attached.sha256,
        now.sha256 != then
      else { return nil }
      return
        "runbook \(attached.id) changed since this incident began; it goes on with the old text"
    }
  }

  /// The playbook of an incident: the text it was declared with where that is kept, else the one
  /// that is found now.
  func playbook(for incident: Incident, at id: String) -> Playbook {
    let wanted = incident.playbook?.id ?? Self.playbookID
    let kept = FileSystem.join(store.runbookDirectory(of: id), wanted + ".md")
    if let bytes = try? world.files.readFile(kept, limit: 1 << 24) {
      return Playbook(Runbook(bytes: bytes, path: kept))
    }
    return playbook(named: wanted)
  }

  /// The playbook of an id as it is found now; without one, steps have no words but work.
  func playbook(named id: String) -> Playbook {
    if let runbook = book(id: id) {
      for problem in runbook.diagnostics where problem.severity != .note {
        console.say(
          "\(problem.path):\(problem.line):\(problem.column): \(problem.severity.rawValue): "
            + problem.message)
      }
      return Playbook(runbook)
    }
    console.say("warning: no runbook \"\(id)\" was found; the steps come without its words")
    return Playbook(id: id)
  }
}
