public import IncidentModel
public import SystemIO

extension Store {
  /// A copy of an incident's directory that lies elsewhere.
  public struct Copy: Equatable, Sendable {
    /// The incident's id, which is the directory's name.
    public var incident: String
    /// Where it lies.
    public var path: String
  }

  /// The copies of incidents in a directory: another store, what is in its `incidents`, or one
  /// incident's own directory.
  ///
  /// Empty when it holds none. A directory there that cannot be read may be one, and is among them.
  ///
  /// - Throws: what failed, when it cannot be read.
  public func copies(in directory: String) throws(SystemError) -> [Copy] {
    let names = try files.entries(of: directory)
    if names.contains(where: { LogFileName($0) != nil }) {
      return [Copy(incident: FileSystem.name(of: directory), path: directory)]
    }
    let inner = FileSystem.join(directory, "incidents")
    if names.contains("incidents"), files.isDirectory(inner) { return try copies(in: inner) }
    return names.filter(IncidentName.isValid)
      .map { Copy(incident: $0, path: FileSystem.join(directory, $0)) }
      .filter { copy in
        do throws(SystemError) {
          return try files.entries(of: copy.path).contains { LogFileName($0) != nil }
        } catch {
          return ![.noSuchFile, .notDirectory].contains(error.code)
        }
      }
  }

  /// The id here of an incident of which nothing is known but its declaration.
  ///
  /// That of the incident here which has this declaration, else the first free one.
  ///
  /// - Throws: `system`; `noFreeName`.
  public func incidentID(declaredBy event: Event) throws(TimelineError) -> String {
    let title = event.data[.title] ?? ""
    for number in 1...1000 {
      let id = IncidentName.id(title: title, at: event.at, number: number)
      guard contains(id) else { return id }
      let timeline = Timeline(store: self, incident: id, writer: "")
      let isSame = try timeline.fold(into: false) { $0 = $0 || $1.id == event.id }.state
      if isSame { return id }
    }
    throw .noFreeName(IncidentName.id(title: title, at: event.at, number: 1))
  }

  /// Copies the files of a directory that are not here, and nothing else: what is here stays.
  ///
  /// Symbolic links, and names that begin with a dot, are left out.
  public func copyMissing(from directory: String, to target: String) throws(SystemError) {
    guard files.isDirectory(directory) else { return }
    for name in try files.entries(of: directory) where !name.hasPrefix(".") {
      try copyMissing(name, from: directory, to: target)
    }
  }

  /// Copies one file that is not here, and answers whether it did.
  @discardableResult
  public func copyMissing(
    _ name: String, from directory: String, to target: String
  ) throws(SystemError) -> Bool {
    let source = FileSystem.join(directory, name)
    guard (try? files.linkStatus(source))?.kind == .regular else { return false }
    let copy = FileSystem.join(target, name)
    guard !files.exists(copy) else { return false }
    try files.createDirectories(target)
    do throws(SystemError) {
      try files.createFile(copy, try files.readFile(source))
      return true
    } catch {
      guard error.code == .exists else { throw error }
      return false
    }
  }
}
