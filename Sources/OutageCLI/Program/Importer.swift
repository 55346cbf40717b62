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

  /// What came of a file or a directory.
  struct Outcome {
    var imports: [Imported] = []
    /// Why a copy of several could not be brought in; the others are.
    var failures: [CommandFailure] = []
  }

  /// Takes what a file or a directory holds.
  func bring(_ path: String) throws(CommandFailure) -> Outcome {
    let path = absolute(path)
    let isDirectory: Bool
    do throws(SystemError) {
      isDirectory = try files.status(path).kind == .directory
    } catch {
      throw CommandFailure(error)
    }
    guard isDirectory else { return Outcome(imports: [try bring(file: path)]) }
    let copies = try copies(in: path)
    guard copies.count > 1 else {
      return Outcome(imports: try copies.map { copy throws(CommandFailure) in try bring(copy) })
    }
    var outcome = Outcome()
    for copy in copies {
      do throws(CommandFailure) {
        outcome.imports.append(try bring(copy))
      } catch {
        outcome.failures.append(error)
      }
    }
    return outcome
  }

  /// The copies in a directory; of several only that of the incident that the person named.
  private func copies(in path: String) throws(CommandFailure) -> [Store.Copy] {
    let copies: [Store.Copy]
    do throws(SystemError) { copies = try store.copies(in: path) } catch {
      throw CommandFailure(error)
    }
    guard !copies.isEmpty else {
      throw CommandFailure(
        .badData, "\(path) holds no incident", hints: ["ls \(ShellWord.quoted(path))"])
    }
    guard copies.count > 1, let incident = try named() else { return copies }
    let chosen = copies.filter { $0.incident == incident }
    guard !chosen.isEmpty else {
      throw CommandFailure(
        .notFound, "\(path) holds \(copies.count) incidents, and \(incident) is none of them",
        hints: ["ls \(ShellWord.quoted(path))"])
    }
    return chosen
  }

  /// The id that the person named: of an incident here, by a part of it as everywhere, or a new one.
  private func named() throws(CommandFailure) -> String? {
    guard let incident else { return nil }
    do throws(CommandFailure) {
      return try workspace.desk(named: incident).id
    } catch {
      guard error.status == .notFound else { throw error }
      return incident
    }
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
    let id = try id(of: copy)
    for file in logFiles(of: copy) where ImportedRecord.isRedacted(file.lines.prefix(1)) {
      throw redacted(file.path)
    }
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

  /// The incident of a copy: that of its directory's name, or of its declaration, where somebody gave
  /// the directory another name.
  private func id(of copy: Store.Copy) throws(CommandFailure) -> String {
    if let named = try named() { return named }
    guard IncidentName.day(of: copy.incident) == nil, !store.contains(copy.incident) else {
      return copy.incident
    }
    for file in logFiles(of: copy) {
      if let id = try declaredID(file.lines) { return id }
    }
    return copy.incident
  }

  /// The files of a copy's timeline with their lines; what cannot be read is said when they are taken.
  private func logFiles(of copy: Store.Copy) -> some Sequence<(path: String, lines: [[UInt8]])> {
    let names = (try? files.entries(of: copy.path)) ?? []
    return names.lazy.filter { LogFileName($0) != nil }.map { name in
      let path = FileSystem.join(copy.path, name)
      let bytes = (try? files.readFile(path)) ?? []
      return (path, bytes.split(separator: UInt8(ascii: "\n")).map(Array.init))
    }
  }

  private func redacted(_ path: String) -> CommandFailure {
    CommandFailure(
      .badData, "\(path) was redacted, and cannot stand for the record it was made from",
      hints: ["outage export ID --format json -o record.json"])
  }

  private func bring(file path: String) throws(CommandFailure) -> Imported {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try files.readFile(path) } catch {
      throw CommandFailure(error)
    }
    let record = try record(bytes, path)
    guard !record.isRedacted else { throw redacted(path) }
    var found = try named() ?? record.incident
    if found == nil { found = try declaredID(record.lines) }
    guard let id = found else {
      throw CommandFailure(
        .badData, "\(path) does not say which incident it belongs to",
        hints: ["outage import \(ShellWord.quoted(path)) -i ID"])
    }
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
      let place = SourceLines(bytes).place(of: error.offset ?? 0)
      throw CommandFailure(
        .badData, "\(path):\(place.line):\(place.column): not JSON",
        hints: ["outage export ID --format json -o record.json"])
    }
    throw CommandFailure(
      .badData, "\(path) holds no record of an incident",
      hints: ["outage export ID --format json -o record.json"])
  }

  /// The incident of lines that do not say which one they belong to, by its declaration; nil where
  /// there is none among them.
  private func declaredID(_ lines: [[UInt8]]) throws(CommandFailure) -> String? {
    for line in lines {
      guard let event = try? EventLine.event(line), event.kind == .declared else { continue }
      do throws(TimelineError) { return try store.incidentID(declaredBy: event) } catch {
        throw CommandFailure(error)
      }
    }
    return nil
  }
}
