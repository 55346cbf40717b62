import IncidentModel
import SystemIO

extension Store {
  /// Where the markers of incidents that are not closed are.
  var markersDirectory: String {
    FileSystem.join(root, "open")
  }

  private func marker(_ incident: String) -> String {
    FileSystem.join(markersDirectory, incident)
  }

  /// Holds the signature that the incidents' directory had when all in it were last looked at.
  private var scanNote: String {
    FileSystem.join(markersDirectory, ".scanned")
  }

  /// The ids of the incidents that are not closed, in the order of their bytes.
  ///
  /// Costs what those cost, however many are closed. When incidents were added to the store by
  /// another program, or the markers are gone, all are looked at once.
  ///
  /// - Throws: `system` when the incidents' directory cannot be read.
  public func openIncidentIDs() throws(TimelineError) -> [String] {
    guard let now = signature() else { return try files.isDirectory(root) ? scan(nil) : [] }
    guard let noted = try? files.readFile(scanNote, limit: 256), noted == now,
      let marked = try? files.entries(of: markersDirectory)
    else { return try scan(now) }
    return marked.filter { id in
      guard IncidentName.isValid(id) else { return false }
      switch closure(of: id, deep: false) {
      case .open, .unknown: return true
      case .closed, .missing: return !unmark(id, deep: false)
      case .empty: return false
      }
    }
  }

  /// Looks at every incident, and puts the markers right.
  private func scan(_ now: [UInt8]?) throws(TimelineError) -> [String] {
    let open = try incidentIDs().filter { id in
      let closure = closure(of: id, deep: true)
      return closure == .open || closure == .unknown
    }
    guard let now else { return open }
    // A store that cannot be written is read all the same.
    do throws(SystemError) {
      try prepare()
      for id in open { try mark(id) }
      try writeScanNote(now)
    } catch {}
    return open
  }

  /// What changes when an entry of the incidents' directory is added, taken away or renamed.
  func signature() -> [UInt8]? {
    guard let status = try? files.status(incidentsDirectory) else { return nil }
    let facts: [any BinaryInteger] = [
      status.modifiedSeconds, status.modifiedNanoseconds, status.links, status.size, status.inode,
    ]
    return Array((facts.map { "\($0)" }.joined(separator: " ") + "\n").utf8)
  }

  /// Marks an incident whose directory was made just now.
  func announce(_ incident: String, since before: [UInt8]?) {
    if markOrForget(incident) { noteScan(since: before) }
  }

  /// After a directory was made and marked: all is known now, if all was known before.
  private func noteScan(since before: [UInt8]?) {
    guard let before, let now = signature() else { return }
    let noted = try? files.readFile(scanNote, limit: 256)
    guard noted == before || (noted == nil && isFirstIncident) else { return }
    do throws(SystemError) { try writeScanNote(now) } catch {}
  }

  private var isFirstIncident: Bool {
    ((try? files.entries(of: incidentsDirectory))?.count ?? 0) <= 1
  }

  /// A torn or lost note only means that all is looked at again, so it is not synced.
  private func writeScanNote(_ bytes: [UInt8]) throws(SystemError) {
    try files.withFile(scanNote, [.write, .create, .truncate, .noFollow]) {
      file throws(SystemError) in
      try files.writeAll(bytes, to: file, path: scanNote)
    }
  }

  /// Puts the marker of an incident there, durably.
  func mark(_ incident: String) throws(SystemError) {
    do throws(SystemError) {
      files.close(try files.open(marker(incident), [.write, .create, .exclusive]))
    } catch {
      guard error.code == .exists else { throw error }
      return
    }
    try files.syncDirectory(markersDirectory)
  }

  /// Before events are written: an incident that they open is marked.
  func prepare(for events: [Event], of incident: String) {
    guard events.contains(where: { $0.kind == .declared || $0.kind == .reopened }) else { return }
    _ = markOrForget(incident)
  }

  /// Marks an incident; where that fails, it will be found by looking at all of them.
  private func markOrForget(_ incident: String) -> Bool {
    do throws(SystemError) {
      try mark(incident)
      return true
    } catch {
      files.removeIfThere(scanNote)
      return false
    }
  }

  /// Takes away the marker of an incident that was found closed or gone; false when it has been
  /// opened meanwhile, and is marked again.
  private func unmark(_ incident: String, deep: Bool) -> Bool {
    files.removeIfThere(marker(incident))
    // Looked at afterwards, because whoever opened it may have marked it before that.
    switch closure(of: incident, deep: deep) {
    case .closed, .missing, .empty: return true
    case .open, .unknown:
      _ = markOrForget(incident)
      return false
    }
  }

  /// After events were written: an incident that they closed loses its marker.
  func settle(_ events: [Event], of incident: String) {
    guard events.contains(where: { $0.kind == .closed }) else { return }
    settle(incident)
  }

  /// Brings an incident's marker in line with its timeline.
  func settle(_ incident: String) {
    if closure(of: incident, deep: true) == .closed {
      _ = unmark(incident, deep: true)
    } else {
      _ = markOrForget(incident)
    }
  }
}
