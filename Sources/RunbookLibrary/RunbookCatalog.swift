public import SystemIO

/// The runbooks that can be found, the first match of an id winning.
public struct RunbookCatalog: Sendable {
  /// A place where runbooks are.
  public enum Place: Sendable {
    /// A directory of Markdown files.
    case directory(String)
    /// Files built into the binary.
    case bundled([(name: String, bytes: [UInt8])])
  }

  /// A runbook that was found, and where.
  public struct Entry: Sendable {
    /// Its id.
    public var id: String
    /// Its title.
    public var title: String
    /// The author's version.
    public var version: String
    /// The file's path, or `built in`.
    public var location: String
    /// The runbook.
    public var runbook: Runbook
  }

  private let places: [Place]
  private let files: FileSystem

  /// Looks in places, in this order.
  public init(places: [Place], files: FileSystem) {
    self.places = places
    self.files = files
  }

  /// Every runbook that wins its id, by id.
  public var entries: [Entry] {
    var found: [String: Entry] = [:]
    for place in places {
      for runbook in runbooks(in: place) where found[runbook.id] == nil {
        found[runbook.id] = Entry(
          id: runbook.id, title: runbook.title, version: runbook.version, location: runbook.path,
          runbook: runbook)
      }
    }
    return found.values.sorted { $0.id < $1.id }
  }

  /// The runbook of an id; in every place the file of that name is looked at first.
  public func runbook(id: String) -> Runbook? {
    for place in places {
      if let named = file(named: id + ".md", in: place), named.id == id { return named }
      if let other = runbooks(in: place).first(where: { $0.id == id }) { return other }
    }
    return nil
  }

  private func file(named name: String, in place: Place) -> Runbook? {
    guard !name.contains("/") else { return nil }
    switch place {
    case .directory(let directory):
      let path = FileSystem.join(directory, name)
      return (try? files.readFile(path, limit: Self.limit)).map { Runbook(bytes: $0, path: path) }
    case .bundled(let bundled):
      return bundled.first { $0.name == name }.map {
        Runbook(bytes: $0.bytes, path: Self.builtIn($0.name))
      }
    }
  }

  private func runbooks(in place: Place) -> [Runbook] {
    switch place {
    case .directory(let directory):
      let names = ((try? files.entries(of: directory)) ?? []).sorted()
      return names.filter { $0.hasSuffix(".md") && $0 != "README.md" }
        .compactMap { file(named: $0, in: place) }
    case .bundled(let bundled):
      return bundled.map { Runbook(bytes: $0.bytes, path: Self.builtIn($0.name)) }
    }
  }

  /// How a file that is built in is named to people.
  private static func builtIn(_ name: String) -> String { "built in: \(name)" }

  /// The largest runbook that is read, in bytes.
  private static let limit = 1 << 24
}
