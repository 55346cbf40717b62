import ArgumentParsing
import BundledRunbooks
import IncidentModel
import RunbookLibrary
import SystemIO
import Timeline

/// A scenario and the file that it was read from.
struct FoundScenario {
  let runbook: Runbook
  let scenario: DrillScenario
}

extension Workspace {
  /// Where scenarios are looked for: in `drills` beside the runbooks, then those built in.
  var drillCatalog: RunbookCatalog {
    let directories = runbookDirectories.map {
      RunbookCatalog.Place.directory(FileSystem.join($0, RunbookCatalog.drillDirectory))
    }
    return RunbookCatalog(
      places: directories + [.bundled(BundledRunbooks.drills)], files: world.files)
  }

  /// Every scenario there is, by id; files without symptoms are none.
  var scenarios: [FoundScenario] {
    drillCatalog.entries
      .map {
        FoundScenario(runbook: $0.runbook, scenario: DrillScenarioReader($0.runbook).scenario)
      }
      .filter { !$0.scenario.symptoms.isEmpty }
  }

  /// The scenario of an id, a title or a file; what in it cannot be meant is said.
  func scenario(named name: String) throws(CommandFailure) -> FoundScenario {
    let runbook: Runbook
    do throws(RunbookLookupError) {
      runbook = try drillCatalog.find(name)
    } catch {
      if case .unreadable(let cause) = error { throw CommandFailure(cause) }
      let ids = scenarios.map(\.scenario.id)
      let near = NameSuggestion.nearest(to: name.lowercased(), among: ids)
      throw CommandFailure(
        .notFound, "no scenario \"\(name)\"",
        hints: (near.isEmpty ? ids : near).map { "outage drill \($0)" })
    }
    let reading = DrillScenarioReader(runbook)
    if let fatal = reading.problems.first(where: { $0.kind == .noSymptoms }) {
      throw CommandFailure(
        .badData, "\(runbook.path) is no scenario: \(fatal.message)", hints: ["outage drill"])
    }
    for problem in reading.problems {
      console.say("warning: \(runbook.path):\(problem.line): \(problem.message)")
    }
    return FoundScenario(runbook: runbook, scenario: reading.scenario)
  }

  /// Keeps the exact text of a scenario with its incident; a drill that is gone on with has the text
  /// that it began with.
  func keep(_ found: FoundScenario, at desk: Desk) {
    do throws(SystemError) {
      try world.files.createDirectories(store.runbookDirectory(of: desk.id))
      try world.files.replaceFile(
        keptPath(ofScenario: found.scenario.id, at: desk.id), found.runbook.bytes)
    } catch {
      console.complain(CommandFailure(error))
    }
  }

  /// The scenario of a drill: the text it began with where that is kept, else the one found now.
  func scenario(of incident: Incident, at id: String) -> DrillScenario? {
    guard incident.isDrill, let wanted = incident.scenario?.id else { return nil }
    let path = keptPath(ofScenario: wanted, at: id)
    if let bytes = try? world.files.readFile(path, limit: 1 << 24) {
      return DrillScenarioReader(Runbook(bytes: bytes, path: path, name: wanted)).scenario
    }
    if let found = drillCatalog.runbook(id: wanted) { return DrillScenarioReader(found).scenario }
    console.say("warning: no scenario \"\(wanted)\" was found; the drill goes on without it")
    return nil
  }

  /// Whether an incident has the text of a scenario, which a drill has, found without its timeline.
  func keepsScenario(at incident: String) -> Bool {
    let names = (try? world.files.entries(of: store.runbookDirectory(of: incident))) ?? []
    return names.contains { $0.hasPrefix(Self.keptStart) }
  }

  private func keptPath(ofScenario id: String, at incident: String) -> String {
    keptPath(of: Self.keptStart + id, at: incident)
  }

  private static let keptStart = "drill-"
}
