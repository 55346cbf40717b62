import Encoding
import IncidentModel
import SystemIO

/// The settings as they stand in their file: what they say, and what is wrong with them where.
struct SettingsFile {
  /// What the file is called.
  static let name = "config.json"

  /// What became of the file.
  enum State: Equatable {
    /// There is none.
    case missing
    /// It could not be read.
    case unreadable(SystemError)
    /// It is no JSON.
    case broken(JSONError)
    /// It was read.
    case read
  }

  /// The file.
  let path: String
  let state: State
  /// What it says; nothing where it could not be read.
  let settings: Settings
  /// What is wrong with it, in the order of the file.
  let findings: [FindingLine]
  /// Where each value stands, by its path.
  let places: [String: SourcePlace]
  /// The paths of the elements of a list that count, by the path of the list.
  private let paths: [String: [String]]
  /// The permissions of the file; nil where there is none.
  let permissions: UInt32?

  /// Reads the settings of a file.
  init(path: String, files: FileSystem) {
    let permissions = (try? files.status(path))?.permissions
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try files.readFile(path, limit: 1 << 24)
    } catch {
      let isMissing = error.code == .noSuchFile || error.code == .notDirectory
      self.init(path, isMissing ? .missing : .unreadable(error), permissions)
      return
    }
    do throws(JSONError) {
      let reader = SettingsReader(try LocatedJSON(parsing: bytes))
      let lines = SourceLines(bytes)
      self.init(
        path, .read, permissions, reader.settings,
        reader.problems.map { found in
          FindingLine(found.problem, path: path, place: lines.place(of: found.offset))
        }, reader.offsets.mapValues(lines.place), reader.paths)
    } catch {
      let place = SourceLines(bytes).place(of: error.offset ?? bytes.count)
      self.init(
        path, .broken(error), permissions, Settings(),
        [FindingLine(error, path: path, place: place)])
    }
  }

  private init(
    _ path: String, _ state: State, _ permissions: UInt32?, _ settings: Settings = Settings(),
    _ findings: [FindingLine] = [], _ places: [String: SourcePlace] = [:],
    _ paths: [String: [String]] = [:]
  ) {
    self.path = path
    self.state = state
    self.permissions = permissions
    self.settings = settings
    self.findings = findings
    self.places = places
    self.paths = paths
  }

  /// The path of an element that was read of a list; of those left out none counts.
  func path(of element: Int, in list: String) -> String {
    paths[list].flatMap { $0.indices.contains(element) ? $0[element] : nil } ?? list
  }
}
