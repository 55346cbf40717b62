import ArgumentParsing
public import Encoding
import IncidentModel
public import SystemIO
public import TerminalUI
import Timeline

/// Everything outside the program, as one value that a test can make up.
public struct World {
  /// The files.
  public var files: FileSystem
  /// The clock.
  public var clock: Clock
  /// Randomness.
  public var entropy: Entropy
  /// The machine and its account.
  public var host: HostFacts
  /// Other programs.
  public var programs: Subprocess
  /// Writes to standard output.
  public var writeOutput: ([UInt8]) throws(SystemError) -> Void
  /// Writes to standard error.
  public var writeError: ([UInt8]) throws(SystemError) -> Void
  /// Reads standard input to its end.
  public var readInput: () throws(SystemError) -> [UInt8]
  /// Makes the source of lines for sessions and questions; a plain one moves no cursor.
  public var makeLineSource: (TextStyle, _ isPlain: Bool) -> any LineSource
  /// Whether standard input is a terminal.
  public var isInputTerminal: Bool
  /// Whether standard output is a terminal.
  public var isOutputTerminal: Bool
  /// Whether standard error is a terminal.
  public var isErrorTerminal: Bool
  /// The window's size.
  public var size: () -> TerminalSize
  /// Watches for Ctrl-C while another program runs.
  public var watchInterrupt: () -> InterruptWatch
  /// The bytes that may still be written where a path is; nil where nobody knows.
  public var freeSpace: (String) -> UInt64?

  /// Makes a world.
  public init(
    files: FileSystem, clock: Clock, entropy: Entropy, host: HostFacts, programs: Subprocess,
    writeOutput: @escaping ([UInt8]) throws(SystemError) -> Void,
    writeError: @escaping ([UInt8]) throws(SystemError) -> Void,
    readInput: @escaping () throws(SystemError) -> [UInt8],
    makeLineSource: @escaping (TextStyle, _ isPlain: Bool) -> any LineSource,
    isInputTerminal: Bool, isOutputTerminal: Bool, isErrorTerminal: Bool,
    size: @escaping () -> TerminalSize,
    watchInterrupt: @escaping () -> InterruptWatch = { InterruptWatch() },
    freeSpace: @escaping (String) -> UInt64? = { _ in nil }
  ) {
    self.files = files
    self.clock = clock
    self.entropy = entropy
    self.host = host
    self.programs = programs
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readInput = readInput
    self.makeLineSource = makeLineSource
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.size = size
    self.watchInterrupt = watchInterrupt
    self.freeSpace = freeSpace
  }

  /// The moment.
  public var now: Instant {
    Instant(milliseconds: clock.now())
  }

  /// A variable of the environment; an empty one counts as not set.
  public func variable(_ name: String) -> String? {
    host.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
