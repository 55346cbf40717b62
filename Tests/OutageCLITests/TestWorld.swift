import Encoding
import SystemIO
import TerminalUI

@testable import OutageCLI

/// A world that a test makes up: real files in a fresh directory, a clock that moves a second an
/// input, ids from a seed, no other programs.
final class TestWorld {
  /// Where lines come from, and what the streams are.
  struct Setting {
    /// Whether a person sits at a terminal, rather than a file being read.
    var isTyped = true
    /// The window's columns.
    var columns = 80
    /// The settings file's text, where there is one.
    var config: String?
    /// More variables.
    var variables: [String: String] = [:]
    /// What Ctrl-C does while another program runs, or somebody watches.
    var interrupts: () -> InterruptWatch = { InterruptWatch() }
    /// Whether waiting moves the made-up clock, rather than taking a moment of the real one.
    var isPauseCounted = false
    /// The files as the program sees them.
    var files = FileSystem.live
    /// Other programs; by default there are none.
    var programs = Subprocess(
      observe: { _, _ in Subprocess.Outcome(exit: .status(1)) }, runAttached: { _ in .status(1) })
  }

  let root: String
  let files = FileSystem.live
  let clock: ManualClock
  private let setting: Setting
  private let entropy: Entropy
  /// What was written to either stream, prompts and typed lines among it.
  private(set) var screen = ""
  /// What was written to standard output.
  private(set) var output = ""
  /// What was written to standard error.
  private(set) var errors = ""
  /// What Tab is pressed on before the next line, and who is told what it offers.
  private(set) var completing: (line: String, tell: (String, [Completion]) -> Void)?

  /// Whether the terminal was given back since the last line was read from it.
  fileprivate(set) var isTerminalLent = false

  init(_ setting: Setting = Setting(), seed: UInt64 = 1) throws {
    self.setting = setting
    clock = ManualClock(milliseconds: 1_795_140_060_000)
    entropy = .seeded(seed)
    let name = Entropy.live.bytes(8).map { String($0, radix: 16) }.joined()
    root = "/tmp/outage-test-\(name)"
    try files.createDirectories(root)
    if let config = setting.config {
      try files.createDirectories("\(root)/config/outage")
      try files.replaceFile("\(root)/config/outage/config.json", Array(config.utf8))
    }
  }

  deinit {
    try? files.removeTree(root)
  }

  /// Runs a command line and answers its exit status; the session reads the lines.
  func run(_ arguments: [String], lines: [String] = []) -> Int32 {
    let source = TranscriptLines(lines: lines, isTyped: setting.isTyped, world: self)
    clock.advance(milliseconds: 1000)
    return Outage.run(arguments, world(source))
  }

  /// What a piece of work wrote to both streams.
  func shown(_ work: () -> Void) -> String {
    let before = (output.utf8.count, errors.utf8.count)
    work()
    return String(decoding: output.utf8.dropFirst(before.0), as: UTF8.self)
      + String(decoding: errors.utf8.dropFirst(before.1), as: UTF8.self)
  }

  /// What a piece of work showed on the screen, prompts and typed lines among it.
  func shownOnScreen(_ work: () -> Void) -> String {
    let before = screen.utf8.count
    work()
    return String(decoding: screen.utf8.dropFirst(before), as: UTF8.self)
  }

  /// Runs a command line in another terminal, whose screen is not shown here.
  func runElsewhere(_ arguments: [String]) {
    let shown = (screen, output, errors)
    _ = run(arguments)
    (screen, output, errors) = shown
  }

  /// Presses Tab on a line that is typed before the next, and tells what is offered.
  func onComplete(_ line: String, _ tell: @escaping (String, [Completion]) -> Void) {
    completing = (line, tell)
  }

  /// The directory of the only incident.
  var incidentDirectory: String {
    get throws {
      let incidents = "\(root)/data/outage/incidents"
      return "\(incidents)/\(try files.entries(of: incidents).first ?? "")"
    }
  }

  /// The lines of the only timeline of the only incident.
  var timelineLines: [String] {
    get throws {
      let incidents = "\(root)/data/outage/incidents"
      let incident = try files.entries(of: incidents).sorted().last ?? ""
      let name = try files.entries(of: "\(incidents)/\(incident)").first {
        $0.hasPrefix("timeline.")
      }
      let bytes = try files.readFile("\(incidents)/\(incident)/\(name ?? "")")
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  /// Notes something on the screen that no stream got: a prompt, a typed line.
  func show(_ text: String) {
    screen += text.replacing(root, with: "<tmp>")
  }

  func world(_ source: TranscriptLines) -> World {
    var variables = [
      "HOME": root, "XDG_CONFIG_HOME": "\(root)/config", "XDG_DATA_HOME": "\(root)/data",
      "XDG_STATE_HOME": "\(root)/state", "TZ": "UTC", "TERM": "dumb", "OUTAGE_USER": "max",
    ]
    variables.merge(setting.variables) { $1 }
    let host = HostFacts(
      loginName: "max", hostName: "box", homeDirectory: root, workingDirectory: root,
      processID: 1, userID: 1000, environment: variables)
    // A lock that a child of another test inherited for a moment is waited for in real time: in the
    // made-up time its patience would be over at once.
    var clock = clock.clock
    guard !setting.isPauseCounted else { return world(source, clock, host) }
    clock.monotonicMicroseconds = Clock.live.monotonicMicroseconds
    clock.pause = { Clock.live.pause(min($0, 1000)) }
    return world(source, clock, host)
  }

  private func world(_ source: TranscriptLines, _ clock: Clock, _ host: HostFacts) -> World {
    let columns = setting.columns
    return World(
      files: setting.files, clock: clock, entropy: entropy, host: host,
      programs: setting.programs,
      writeOutput: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        self.output += text
        self.show(text)
      },
      writeError: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        self.errors += text
        self.show(text)
      },
      readInput: { Array("what standard input said\r\nin two lines\n".utf8) },
      makeLineSource: { _, _ in source },
      isInputTerminal: setting.isTyped, isOutputTerminal: setting.isTyped,
      isErrorTerminal: setting.isTyped,
      size: { TerminalSize(columns: columns, rows: 24) }, watchInterrupt: setting.interrupts)
  }
}

/// Lines from a transcript, each a second after the one before.
///
/// `<ctrl-c>` and `<ctrl-d>` are those keys, `<lost>` is the process being killed, and `[+12m]` lets
/// time pass, and `[$ note …]` is another terminal. Reading past the end is the end of input.
final class TranscriptLines: LineSource {
  private var lines: ArraySlice<String>
  private let isTyped: Bool
  private unowned let world: TestWorld

  init(lines: [String], isTyped: Bool, world: TestWorld) {
    self.lines = lines[...]
    self.isTyped = isTyped
    self.world = world
  }

  func readLine(
    prompt: Prompt, draft: String, complete: Completer?, tick: (() -> Tick)?
  ) -> LineResult {
    world.isTerminalLent = false
    while let line = lines.first, line.hasPrefix("[+") || line.hasPrefix("[$ ") {
      lines.removeFirst()
      if line.hasPrefix("[$ ") {
        world.show("\(line)\n")
        world.runElsewhere(Transcript.words(String(line.dropFirst(3).dropLast())))
        continue
      }
      world.clock.advance(milliseconds: Self.milliseconds(line))
      world.show("\(line)\n")
      for told in tick?().lines ?? [] { world.show("\(told.text)\n") }
    }
    if let (line, tell) = world.completing {
      tell(line, complete?(line, line.count) ?? [])
    }
    world.clock.advance(milliseconds: 1000)
    if isTyped { world.show("\(prompt.text.text)\(draft)\n".replacing(" \n", with: "\n")) }
    guard let line = lines.popFirst() else {
      world.show("<end of input>\n")
      return .endOfInput
    }
    world.show(line.isEmpty ? ">\n" : "> \(line)\n")
    switch line {
    case "<ctrl-c>": return .interrupted
    case "<ctrl-d>": return .endOfInput
    case "<lost>": return .ended(signal: .kill, draft: "")
    case _ where line.hasPrefix("<lost: "):
      return .hangup(draft: String(line.dropFirst(7).dropLast()))
    default:
      return .line(line.replacing("<newline>", with: "\n").replacing("<escape>", with: "\u{1B}"))
    }
  }

  func release() {
    world.isTerminalLent = true
  }

  private static func milliseconds(_ line: String) -> Int64 {
    let body = line.dropFirst(2).prefix { $0 != "]" }
    let number = Int64(body.dropLast()) ?? 0
    return number * (body.hasSuffix("h") ? 3_600_000 : body.hasSuffix("m") ? 60_000 : 1000)
  }
}
