import SystemIO

@testable import OutageCLI

/// A session as a file: what is typed, and the screen that comes of it.
///
/// Lines that begin with `# ` at the top say how it is run: `# piped`, `# columns 40`,
/// `# config {…}`, `# hooks`, with which hooks are run and one that says fail does. `$ ` is a command line, `> ` a line typed in the session, `[+12m]` lets time pass,
/// `[$ note …]` is a command line in another terminal; all else is the screen, exactly.
struct Transcript {
  /// One run of the program.
  struct Run {
    var arguments: [String]
    var lines: [String]
  }

  let name: String
  let text: String
  private(set) var setting = TestWorld.Setting()
  private(set) var runs: [Run] = []
  private var header: [String] = []

  init(name: String, text: String) {
    self.name = name
    self.text = text
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if runs.isEmpty, line.hasPrefix("# ") {
        header.append(line)
        read(String(line.dropFirst(2)))
      } else if line.hasPrefix("$ ") {
        runs.append(Run(arguments: Self.words(String(line.dropFirst(2))), lines: []))
      } else if line == ">", !runs.isEmpty {
        runs[runs.count - 1].lines.append("")
      } else if line.hasPrefix("> "), !runs.isEmpty {
        runs[runs.count - 1].lines.append(String(line.dropFirst(2)))
      } else if line.hasPrefix("[+") || line.hasPrefix("[$ "), !runs.isEmpty {
        runs[runs.count - 1].lines.append(line)
      }
    }
  }

  private mutating func read(_ line: String) {
    if line == "piped" { setting.isTyped = false }
    if line.hasPrefix("columns ") { setting.columns = Int(line.dropFirst(8)) ?? 80 }
    if line == "hooks" { setting.programs = Self.hooks }
    if line.hasPrefix("config ") { setting.config = String(line.dropFirst(7)) }
  }

  /// Hooks that tell what they were given; no other program is there.
  private static let hooks = Subprocess(
    observe: { request, _ in
      guard request.arguments.first == "sh", let command = request.arguments.last else {
        return Subprocess.Outcome(exit: .status(1))
      }
      guard !command.contains("fail") else {
        return Subprocess.Outcome(exit: .status(7), errors: Array("no route to host\n".utf8))
      }
      let to = ["OUTAGE_CHANNEL", "OUTAGE_PHONE"].compactMap { request.environment[$0] ?? nil }
      let told = "\(command): \(request.input.count) bytes, \(to.joined(separator: ", "))\n"
      return Subprocess.Outcome(exit: .status(0), output: Array(told.utf8))
    }, runAttached: { _ in .status(1) })

  /// The transcript as it comes out now.
  func played() throws -> String {
    let world = try TestWorld(setting)
    world.show(header.map { $0 + "\n" }.joined())
    for run in runs {
      world.show("$ \(run.arguments.map(Self.quoted).joined(separator: " "))\n")
      let status = world.run(run.arguments, lines: run.lines)
      world.show("[exit \(status)]\n")
    }
    return world.screen
  }

  /// The transcripts beside this file.
  static var all: [Transcript] {
    get throws {
      try FileSystem.live.entries(of: directory).filter { $0.hasSuffix(".transcript") }.sorted()
        .map { name in
          let bytes = try FileSystem.live.readFile("\(directory)/\(name)")
          return Transcript(name: name, text: String(decoding: bytes, as: UTF8.self))
        }
    }
  }

  static let directory =
    #filePath.split(separator: "/", omittingEmptySubsequences: false)
    .dropLast().joined(separator: "/") + "/Transcripts"

  /// Splits at spaces; double quotes hold words together.
  static func words(_ line: String) -> [String] {
    var words: [String] = []
    var word: String?
    var isQuoted = false
    for character in line {
      switch character {
      case "\"":
        isQuoted.toggle()
        word = word ?? ""
      case " " where !isQuoted:
        if let done = word { words.append(done) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words.map { $0.replacing("<escape>", with: "\u{1B}") }
  }

  private static func quoted(_ word: String) -> String {
    let word = word.replacing("\u{1B}", with: "<escape>")
    return word.isEmpty || word.contains(" ") ? "\"\(word)\"" : word
  }
}
