import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension World {
  /// The world as it is.
  public static func live() -> World {
    let host = HostFacts.live()
    let files = FileSystem.live
    let isInputTerminal = Descriptor.standardInput.isTerminal
    var world = World(
      files: files, clock: .live, entropy: .live, host: host, programs: .live,
      writeOutput: { bytes throws(SystemError) in
        try files.writeAll(bytes, to: Descriptor(rawValue: 1), path: "standard output")
      },
      writeError: { bytes throws(SystemError) in
        try files.writeAll(bytes, to: Descriptor(rawValue: 2), path: "standard error")
      },
      readInput: { () throws(SystemError) in
        try files.readToEnd(Descriptor(rawValue: 0), path: "standard input")
      },
      makeLineSource: { _, _ in
        PlainLineSource(port: TerminalDevice(environment: host.environment), showsPrompt: false)
      },
      isInputTerminal: isInputTerminal, isOutputTerminal: Descriptor.standardOutput.isTerminal,
      isErrorTerminal: Descriptor.standardError.isTerminal,
      size: { TerminalDevice.size(of: .standardError, environment: host.environment) },
      watchInterrupt: InterruptWatch.live, freeSpace: FreeSpace.bytes)
    guard isInputTerminal else { return world }
    let history = HistoryFile(
      directory: Directories(world: world, store: nil).state, files: files)
    world.makeLineSource = { style, isPlain in
      let port = TerminalDevice(environment: host.environment)
      guard !isPlain else {
        return PlainLineSource(port: port, style: style, showsPrompt: true)
      }
      return TerminalLineSource(
        port: port, environment: host.environment, style: style, history: history.read(),
        keep: history.add, isASCII: GlyphChoice.isASCII(host.environment))
    }
    return world
  }
}

extension Outage {
  /// Makes the process ready, runs the program and ends the process; a signal that ended a session is raised again.
  public static func main() -> Never {
    StandardStreams.reserve()
    // A reader that goes away must not end a session in the middle of its lines: the write fails.
    Signal.brokenPipe.ignore()
    let world = World.live()
    guard let words = CommandWords.live() else {
      _ = try? world.writeError(Array("outage: the system does not tell the command line\n".utf8))
      ProcessEnd.with(status: ExitStatus.defect.rawValue)
    }
    let status = run(words, world)
    if status > 128 {
      Signal.end(by: Signal(rawValue: status - 128))
    }
    ProcessEnd.with(status: status)
  }
}
