import ArgumentParsing
import Encoding
import Exporters
import IncidentModel
import SystemIO
import Timeline

/// Brings other copies of incidents into the store.
struct Importer {
  let workspace: Workspace
  /// The incident that the person named, for files that do not say theirs.
  let incident: String?

  private var store: Store { workspace.store }
  private var files: FileSystem { workspace.world.files }

  /// Takes what a file or a directory holds.
  func bring(_ path: String) throws(CommandFailure) -> [Imported] {
    let path = absolute(path)
    let isDirectory: Bool
    do throws(SystemError) {
      isDirectory = try files.status(path).kind == .directory
    } catch {
      throw CommandFailure(error)
    }
    guard isDirectory else { return [try bring(file: path)] }
    let copies: [Store.Copy]
    do throws(SystemError) { copies = try store.copies(in: path) } catch {
      throw CommandFailure(error)
    }
    guard !copies.isEmpty else {
      throw CommandFailure(.badData, "\(path) holds no incident", hints: ["ls \(path)"])
    }
    var imports: [Imported] = []
    for copy in copies { imports.append(try bring(copy)) }
    return imports
  }

  /// The path from the root, without dots, because an incident's id is its directory's name.
  private func absolute(_ path: String) -> String {
    let whole = FileSystem.join(workspace.world.host.workingDirectory, path)
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }

  private func bring(_ copy: Store.Copy) throws(CommandFailure) -> Imported {
    let id = incident ?? copy.incident
    let desk = Desk(id: id, workspace: workspace)
    let united: Timeline.United
    do throws(TimelineError) { united = try desk.timeline.unite(copy: copy.path) } catch {
      throw CommandFailure(error)
    }
    let directory = store.directory(of: id)
    do throws(SystemError) {
      for name in ["runbooks", "output"] {
        try store.copyMissing(
          from: FileSystem.join(copy.path, name), to: FileSystem.join(directory, name))
      }
      if try store.copyMissing(PostMortemDraft.fileName, from: copy.path, to: directory) {
        // What is remembered of a draft belongs to that draft only.
        files.removeIfThere(FileSystem.join(directory, PostMortemDraft.memoryName))
        try store.copyMissing(PostMortemDraft.memoryName, from: copy.path, to: directory)
      }
    } catch {
      throw CommandFailure(error)
    }
    return Imported(desk, united)
  }

  private func bring(file path: String) throws(CommandFailure) -> Imported {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try files.readFile(path) } catch {
      throw CommandFailure(error)
    }
    let record = try record(bytes, path)
    let named = incident ?? record.incident
    let id = if let named { named } else { try declaredID(record, path) }
    let desk = Desk(id: id, workspace: workspace)
    do throws(TimelineError) {
      return Imported(desk, try desk.timeline.unite(lines: record.lines))
    } catch {
      throw CommandFailure(error)
    }
  }

  private func record(_ bytes: [UInt8], _ path: String) throws(CommandFailure) -> ImportedRecord {
    do throws(JSONError) {
      if let record = try ImportedRecord(bytes), !record.lines.isEmpty { return record }
    } catch {
      let place = SourcePlace(bytes: bytes, offset: error.offset ?? 0)
      throw CommandFailure(
        .badData, "\(path):\(place.line):\(place.column): not JSON",
        hints: ["outage export ID --format json -o record.json"])
    }
    throw CommandFailure(
      .badData, "\(path) holds no record of an incident",
      hints: ["outage export ID --format json -o record.json"])
  }

  /// The incident of lines that do not say which one they belong to, by its declaration.
  private func declaredID(
    _ record: ImportedRecord, _ path: String
  ) throws(CommandFailure) -> String {
    for line in record.lines {
      guard let event = try? EventLine.event(line), event.kind == .declared else { continue }
      do throws(TimelineError) { return try store.incidentID(declaredBy: event) } catch {
        throw CommandFailure(error)
      }
    }
    throw CommandFailure(
      .badData, "\(path) does not say which incident it belongs to",
      hints: ["outage import \(ShellWord.quoted(path)) -i ID"])
  }
}
