import Encoding
import IncidentModel
import RunbookLibrary
import SystemIO
import Timeline

extension Workspace {
  /// The id of the runbook that is the playbook unless another is asked for.
  static let playbookID = "production-outage"

  /// Where runbooks are looked for, the first match winning.
  func makeCatalog() -> RunbookCatalog {
    RunbookCatalog.standard(
      directory: runbookDirectory, world: world, config: directories.config)
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
    if let runbook = catalog.runbook(id: id) { return Playbook(runbook) }
    console.say("warning: no runbook \"\(id)\" was found; the steps come without its words")
    return Playbook(id: id)
  }
}
