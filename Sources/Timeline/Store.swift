public import Encoding
public import SystemIO

/// A directory that holds incidents.
///
/// `incidents/<id>/` holds one incident each. `open/` holds a marker, an empty file, for each that
/// is not closed, so that those are found without looking at the others; it is derived, verified
/// against the timelines when it is used, and made anew when it is gone.
public struct Store: Sendable {
  /// The directory.
  public let root: String
  /// The file system that it is in.
  public let files: FileSystem

  /// The store in a directory; nothing is read or made yet.
  public init(root: String, files: FileSystem = .live) {
    self.root = root
    self.files = files
  }

  /// The directory that holds the incidents.
  public var incidentsDirectory: String {
    FileSystem.join(root, "incidents")
  }

  /// The directory of an incident, whether or not it is there.
  public func directory(of incident: String) -> String {
    FileSystem.join(incidentsDirectory, incident)
  }

  /// Whether there is an incident of this id.
  public func contains(_ incident: String) -> Bool {
    IncidentName.isValid(incident) && files.isDirectory(directory(of: incident))
  }

  /// The ids of all incidents, in the order of their bytes, which is that of their days.
  ///
  /// Empty for a store that is not there. An incident that was only just named, and has no event
  /// yet, is one of them.
  ///
  /// - Throws: `system` when the directory cannot be read.
  public func incidentIDs() throws(TimelineError) -> [String] {
    do throws(SystemError) {
      return try files.entries(of: incidentsDirectory).filter(IncidentName.isValid)
    } catch {
      guard error.code != .noSuchFile else { return [] }
      throw .system(error)
    }
  }

  /// Makes the directory of a new incident, durably, and answers its id.
  ///
  /// Making the directory is what claims the name: of two processes that declare the same title in
  /// the same instant one gets the next number.
  ///
  /// - Throws: `system`; `noFreeName` after a thousand of one name on one day.
  public func createIncident(title: String, at now: Instant) throws(TimelineError) -> String {
    do throws(SystemError) {
      try prepare()
      let before = signature()
      for number in 1...1000 {
        let id = IncidentName.id(title: title, at: now, number: number)
        guard try claim(directory(of: id)) else { continue }
        try files.syncDirectory(incidentsDirectory)
        announce(id, since: before)
        return id
      }
    } catch {
      throw .system(error)
    }
    throw .noFreeName(IncidentName.id(title: title, at: now, number: 1))
  }

  /// Makes the directory of an incident that another store has named; one that is there is as good.
  ///
  /// - Throws: `invalidIncident`; `system`.
  public func adoptIncident(_ id: String) throws(TimelineError) {
    guard IncidentName.isValid(id) else { throw .invalidIncident(id) }
    do throws(SystemError) {
      try prepare()
      try files.createDirectories(directory(of: id))
    } catch {
      throw .system(error)
    }
  }

  /// Makes a directory; false when the name is taken.
  private func claim(_ path: String) throws(SystemError) -> Bool {
    do throws(SystemError) {
      try files.makeDirectory(path)
      return true
    } catch {
      guard error.code == .exists else { throw error }
      return false
    }
  }

  /// Makes the store's own directories, durably.
  ///
  /// The markers' directory comes last: where it is, those above it are on the device, also after a
  /// crash in the middle of this.
  func prepare() throws(SystemError) {
    let isMade = files.isDirectory(markersDirectory) && files.isDirectory(incidentsDirectory)
    guard !isMade else { return }
    try files.createDirectories(incidentsDirectory)
    try files.syncDirectory(root)
    try files.syncDirectory(FileSystem.parent(of: root))
    // What is derived must not keep anybody from recording, such as a file of this name.
    do throws(SystemError) { try files.createDirectories(markersDirectory) } catch {}
  }
}

extension Store {
  /// Where the exact texts of an incident's runbooks are kept.
  public func runbookDirectory(of incident: String) -> String {
    FileSystem.join(directory(of: incident), "runbooks")
  }
}
