import Encoding
import RunbookLibrary
import SystemIO

/// Checks runbooks with what is around them here: the files, the shell, git, the day.
struct RunbookLinter {
  private let workspace: Workspace
  private var world: World { workspace.world }

  init(_ workspace: Workspace) {
    self.workspace = workspace
  }

  /// The runbooks and scenarios of files and directories; without any, those in the directories of
  /// runbooks.
  func runbooks(at paths: [String]) throws(CommandFailure) -> [Runbook] {
    if paths.isEmpty {
      return [workspace.catalog, workspace.drillCatalog].flatMap { catalog in
        catalog.sources.filter { !$0.isBuiltIn }.compactMap(catalog.runbook(from:))
      }
    }
    var found: [Runbook] = []
    for path in paths {
      if world.files.isDirectory(path) {
        let drills = FileSystem.join(path, RunbookCatalog.drillDirectory)
        let catalog = RunbookCatalog(
          places: [.directory(path), .directory(drills)], files: world.files)
        found += catalog.sources.compactMap(catalog.runbook(from:))
        continue
      }
      do throws(SystemError) {
        found.append(Runbook(bytes: try world.files.readFile(path, limit: 1 << 28), path: path))
      } catch {
        throw CommandFailure(error)
      }
    }
    return found
  }

  /// What is found, file by file.
  func findings(in runbooks: [Runbook], since revision: String?) throws(CommandFailure)
    -> [LintFinding]
  {
    let around = surroundings(runbooks)
    let duplicates = LintSubject.duplicateIDs(runbooks)
    var findings: [LintFinding] = []
    for runbook in runbooks {
      let subject = LintSubject(runbook, around)
      var found = subject.findings + duplicates.filter { $0.path == runbook.path }
      if let revision, let older = try text(of: runbook.path, at: revision) {
        found += subject.versionNotRaised(since: revision, older: older)
      }
      findings += found.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
    }
    return findings
  }

  private func surroundings(_ runbooks: [Runbook]) -> LintSubject.Surroundings {
    let files = world.files
    let programs = world.programs
    let ids = Set(runbooks.map(\.id))
    let catalog = workspace.catalog
    let hasShell =
      (try? programs.run(Subprocess.Request(["bash", "-n"], timeoutSeconds: 5)))?.exit.isSuccess
      ?? false
    return LintSubject.Surroundings(
      exists: { path in (try? files.status(path)) != nil },
      runbook: { path in
        (try? files.readFile(path, limit: 1 << 24)).map { Runbook(bytes: $0, path: path) }
      },
      knowsID: { ids.contains($0) || catalog.runbook(id: $0) != nil },
      refusal: { script in
        guard hasShell else { return nil }
        // The environment could make bash read a file first, or speak another language.
        let request = Subprocess.Request(
          ["bash", "-n"], environment: ["BASH_ENV": nil, "LC_ALL": "C"], input: Array(script.utf8),
          timeoutSeconds: 5)
        guard let outcome = try? programs.run(request), !outcome.exit.isSuccess else { return nil }
        return ShellRefusal(message: outcome.errors)
      },
      today: CivilTime(workspace.now, offsetSeconds: 0))
  }

  /// The text of a file at a revision; nil where the revision does not have it.
  private func text(of path: String, at revision: String) throws(CommandFailure) -> [UInt8]? {
    let directory = FileSystem.parent(of: path)
    func git(_ arguments: [String]) throws(CommandFailure) -> Subprocess.Outcome {
      do throws(SystemError) {
        return try world.programs.run(
          Subprocess.Request(["git", "-C", directory] + arguments, timeoutSeconds: 20))
      } catch {
        throw CommandFailure(.unavailable, "git cannot be run: \(error.code.text)")
      }
    }
    let found = try git([
      "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}",
    ])
    guard found.exit.isSuccess else {
      throw CommandFailure(
        .unavailable, "git knows no revision \"\(revision)\" in \(directory)",
        hints: ["git -C \(directory) log --oneline -5"])
    }
    let commit = String(decoding: found.output, as: UTF8.self).trimmed
    let shown = try git(["show", "\(commit):./\(FileSystem.name(of: path))"])
    return shown.exit.isSuccess ? shown.output : nil
  }
}
