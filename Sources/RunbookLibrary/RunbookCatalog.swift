public import SystemIO

/// The runbooks that can be found, the first match of an id winning.
///
/// Nothing is remembered between calls: a file that appears or changes is seen at once. A file or
/// directory that cannot be read is passed over, because an incident must go on without it.
public struct RunbookCatalog: Sendable {
  /// A place where runbooks are.
  public enum Place: Sendable {
    /// A directory of Markdown files, and the directories in it.
    case directory(String)
    /// Files built into the binary.
    case bundled([(name: String, bytes: [UInt8])])
  }

  /// A runbook that was found, and where.
  public struct Entry: Sendable {
    /// Its id.
    public var id: String { runbook.id }
    /// Its title.
    public var title: String { runbook.title }
    /// The author's version.
    public var version: String { runbook.version }
    /// The file's path, or its name after `built in: `.
    public var location: String { runbook.path }
    /// The runbook.
    public let runbook: Runbook
    /// The place it was found in, by its number in the order of search.
    public let place: Int
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
    for (number, place) in places.enumerated() {
      for runbook in runbooks(in: place) where found[runbook.id] == nil {
        found[runbook.id] = Entry(runbook: runbook, place: number)
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

  /// The runbook that a person means: an id, a title or an alias (case and punctuation do not count),
  /// a file, and of each a part after `#`.
  public func find(_ name: String) throws(RunbookLookupError) -> Runbook {
    let found = try meant(name)
    guard found.isText else { throw .notText(path: found.path) }
    return found
  }

  private func meant(_ name: String) throws(RunbookLookupError) -> Runbook {
    if let whole = try named(name) { return whole }
    guard let mark = name.firstIndex(of: "#"), mark != name.startIndex,
      let whole = try named(String(name[..<mark]))
    else { throw .notFound(name) }
    let heading = String(name[name.index(after: mark)...])
    guard let part = whole.part(heading) else { throw .noHeading(heading, path: whole.path) }
    return part
  }

  private func named(_ name: String) throws(RunbookLookupError) -> Runbook? {
    if let found = runbook(id: name) { return found }
    do throws(SystemError) {
      return Runbook(bytes: try files.readFile(name, limit: Self.limit), path: name)
    } catch {
      let isAbsent = error.code == .noSuchFile || error.code == .notDirectory
      if !isAbsent, !files.isDirectory(name) { throw .unreadable(error) }
    }
    let wanted = SearchWords.folded(name)
    if wanted.isEmpty { return nil }
    return entries.first { entry in
      let runbook = entry.runbook
      return ([runbook.id, runbook.title, Runbook.stem(of: runbook.path)] + runbook.aliases)
        .contains { SearchWords.folded($0) == wanted }
    }?.runbook
  }

  // MARK: Files

  private func file(named name: String, in place: Place) -> Runbook? {
    if name.contains("/") { return nil }
    switch place {
    case .directory(let directory):
      return read(FileSystem.join(directory, name))
    case .bundled(let bundled):
      return bundled.first { $0.name == name }.map {
        Runbook(bytes: $0.bytes, path: Self.builtIn($0.name), name: $0.name)
      }
    }
  }

  private func runbooks(in place: Place) -> [Runbook] {
    switch place {
    case .directory(let directory):
      return paths(below: directory).compactMap(read)
    case .bundled(let bundled):
      return bundled.map { Runbook(bytes: $0.bytes, path: Self.builtIn($0.name), name: $0.name) }
    }
  }

  /// A file of a place, by its name; nothing of it is read yet.
  public struct Source: Sendable {
    /// The number of its place in the order of search.
    public let place: Int
    /// Its path, or how it is named when it is built in.
    public let path: String
    /// Its name without directory and ending.
    public let name: String
    /// Whether it is built into the binary.
    public var isBuiltIn: Bool { bundled != nil }
    /// Its bytes, where they are built in.
    fileprivate let bundled: [UInt8]?
  }

  /// Every file of every place, in the order of search.
  public var sources: [Source] {
    places.enumerated().flatMap { number, place -> [Source] in
      switch place {
      case .directory(let directory):
        return paths(below: directory).map {
          Source(place: number, path: $0, name: Runbook.stem(of: $0), bundled: nil)
        }
      case .bundled(let bundled):
        return bundled.map {
          Source(
            place: number, path: Self.builtIn($0.name), name: Runbook.stem(of: $0.name),
            bundled: $0.bytes)
        }
      }
    }
  }

  /// The bytes of a file; nil where it cannot be read.
  func bytes(of source: Source) -> [UInt8]? {
    if let bundled = source.bundled { return bundled }
    return try? files.readFile(source.path, limit: Self.limit)
  }

  /// The runbook of a file; nil where it cannot be read.
  public func runbook(from source: Source) -> Runbook? {
    bytes(of: source).map { Runbook(bytes: $0, path: source.path, name: source.name) }
  }

  private func read(_ path: String) -> Runbook? {
    do throws(SystemError) {
      return Runbook(bytes: try files.readFile(path, limit: Self.limit), path: path)
    } catch {
      return nil
    }
  }

  /// The Markdown files of a directory before those of the directories in it, each by name.
  ///
  /// Hidden directories are left out, symbolic links to directories, which may form a circle, and the
  /// scenarios to practise with, which are no runbooks.
  private func paths(below root: String) -> [String] {
    var found: [String] = []
    var waiting = [(path: root, depth: 0)]
    while let (directory, depth) = waiting.popLast() {
      guard let names = try? files.entries(of: directory) else { continue }
      var inner: [(path: String, depth: Int)] = []
      for name in names where !name.hasPrefix(".") {
        let path = FileSystem.join(directory, name)
        if MarkdownFileName.endingLength(of: name) != nil {
          if name.lowercased() != "readme.md" { found.append(path) }
        } else if depth < Self.depthLimit, name != Self.drillDirectory,
          (try? files.linkStatus(path))?.kind == .directory
        {
          inner.append((path, depth + 1))
        }
      }
      waiting.append(contentsOf: inner.reversed())
    }
    return found
  }

  /// The directory, beside runbooks, that holds the scenarios to practise with.
  public static let drillDirectory = "drills"

  /// How a file that is built in is named to people.
  private static func builtIn(_ name: String) -> String { builtInMark + name }
  /// What stands in front of its name.
  static let builtInMark = "built in: "

  /// The largest runbook that is read, in bytes.
  private static let limit = 1 << 24
  /// How deep directories are searched.
  private static let depthLimit = 16
}

extension Runbook {
  /// Whether it is built into the binary rather than a file.
  public var isBuiltIn: Bool { path.hasPrefix(RunbookCatalog.builtInMark) }
}
