import SystemIO
import Testing

/// Imports only point down, as the manifest says.
@Suite("Layering")
struct LayeringTests {
  /// What each module may import, beyond the Swift standard library.
  static let allowed: [String: Set<String>] = [
    "outage": ["OutageCLI"],
    "outage-benchmark": ["Encoding", "SystemIO"],
    "OutageCLI": [
      "ArgumentParsing", "BundledRunbooks", "Encoding", "Exporters", "IncidentModel", "Markdown",
      "RunbookLibrary", "SystemIO", "TerminalUI", "Timeline",
    ],
    "ArgumentParsing": ["Encoding"],
    "TerminalUI": ["SystemIO"],
    "Exporters": ["IncidentModel", "Markdown", "Encoding"],
    "RunbookLibrary": ["IncidentModel", "Markdown", "Encoding", "SystemIO"],
    "Markdown": [],
    "Timeline": ["IncidentModel", "Encoding", "SystemIO"],
    "IncidentModel": ["Encoding"],
    "Encoding": [],
    "SystemIO": [],
  ]

  /// The operating system's own modules and the locks, and who may import them.
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin", "Synchronization"]
  static let touchingTheSystem: Set<String> = ["SystemIO"]

  static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast(3).joined(separator: "/")

  @Test("every module of Sources is in the table")
  func knowsEveryModule() throws {
    let found = try FileSystem.live.entries(of: "\(Self.root)/Sources").filter {
      !$0.hasPrefix(".")
    }
    #expect(Set(found) == Set(Self.allowed.keys))
  }

  @Test("a module imports what the table allows", arguments: allowed.keys.sorted())
  func importsOnlyDown(_ module: String) throws {
    for file in try Self.files(under: "\(Self.root)/Sources/\(module)") {
      let text = String(decoding: try FileSystem.live.readFile(file), as: UTF8.self)
      for line in text.split(separator: "\n") {
        guard let imported = Self.imported(String(line)) else { continue }
        let isPlatform =
          Self.platform.contains(imported) && Self.touchingTheSystem.contains(module)
        #expect(
          isPlatform || Self.allowed[module]?.contains(imported) == true,
          "\(file) imports \(imported)")
      }
    }
  }

  @Test("the manifest has no packages")
  func hasNoPackages() throws {
    let manifest = String(
      decoding: try FileSystem.live.readFile("\(Self.root)/Package.swift"), as: UTF8.self)
    #expect(manifest.contains("  dependencies: [],\n"))
    #expect(!manifest.contains(".package("))
  }

  private static func imported(_ line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place <= 1, place + 1 < words.count else {
      return nil
    }
    return String(words[place + 1])
  }

  private static func files(under directory: String) throws -> [String] {
    try FileSystem.live.entries(of: directory).flatMap { name -> [String] in
      let path = "\(directory)/\(name)"
      if FileSystem.live.isDirectory(path) { return try files(under: path) }
      return name.hasSuffix(".swift") ? [path] : []
    }
  }
}
