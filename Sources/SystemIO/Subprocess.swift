/// Other programs: `git`, hooks, a runbook's commands, the editor.
///
/// A value of two closures, so that a test can stand in for every program.
public struct Subprocess: Sendable {
  /// What is to be run.
  public struct Request: Sendable, Equatable {
    /// The program, looked up in `PATH` when it holds no slash, and its arguments.
    public var arguments: [String]
    /// Variables to add to this process's environment or replace in it; nil takes one away.
    public var environment: [String: String?]
    /// What the program reads; nothing, not the terminal, when empty.
    public var input: [UInt8]
    /// When its process group is ended, in seconds; never when nil.
    public var timeoutSeconds: Double?
    /// Where it starts; here when nil.
    public var workingDirectory: String?
    /// How many bytes of each stream are kept; what comes after is read and dropped.
    public var outputLimit: Int

    /// A request; only the arguments are needed.
    public init(
      _ arguments: [String], environment: [String: String?] = [:], input: [UInt8] = [],
      timeoutSeconds: Double? = nil, workingDirectory: String? = nil,
      outputLimit: Int = 16 << 20
    ) {
      self.arguments = arguments
      self.environment = environment
      self.input = input
      self.timeoutSeconds = timeoutSeconds
      self.workingDirectory = workingDirectory
      self.outputLimit = outputLimit
    }
  }

  /// How a program ended.
  public enum Exit: Sendable, Equatable {
    /// By itself, with a status of 0 to 255.
    case status(Int32)
    /// By a signal.
    case signal(Signal)
    /// It was ended because its time was over.
    case timedOut
    /// It was ended because the caller wanted it to stop.
    case cancelled

    /// Whether it ended by itself with 0.
    public var isSuccess: Bool {
      self == .status(0)
    }
  }

  /// What came of a program.
  public struct Outcome: Sendable, Equatable {
    /// How it ended.
    public var exit: Exit
    /// What it wrote to standard output.
    public var output: [UInt8]
    /// What it wrote to standard error.
    public var errors: [UInt8]

    /// An outcome as given.
    public init(exit: Exit, output: [UInt8] = [], errors: [UInt8] = []) {
      self.exit = exit
      self.output = output
      self.errors = errors
    }
  }

  /// What the caller is asked and told while a program runs.
  public struct Observer {
    /// Called with bytes as they come; true for standard error.
    public var received: ([UInt8], _ isError: Bool) -> Void
    /// Asked about ten times a second; true ends the program.
    public var shouldStop: () -> Bool

    /// An observer; by default it neither listens nor stops.
    public init(
      received: @escaping ([UInt8], _ isError: Bool) -> Void = { _, _ in },
      shouldStop: @escaping () -> Bool = { false }
    ) {
      self.received = received
      self.shouldStop = shouldStop
    }
  }

  /// Runs a program to its end and keeps what it writes; it reads while the program runs.
  public var observe: @Sendable (Request, Observer) throws(SystemError) -> Outcome
  /// Runs a program that has the terminal, such as an editor; one whose request holds input, such as a
  /// pager, reads that instead of the terminal.
  public var runAttached: @Sendable (Request) throws(SystemError) -> Exit

  /// Programs run by these closures.
  public init(
    observe: @escaping @Sendable (Request, Observer) throws(SystemError) -> Outcome,
    runAttached: @escaping @Sendable (Request) throws(SystemError) -> Exit
  ) {
    self.observe = observe
    self.runAttached = runAttached
  }

  /// Runs a program to its end and keeps what it writes.
  public func run(_ request: Request) throws(SystemError) -> Outcome {
    try observe(request, Observer())
  }

  /// The machine's own programs.
  public static let live = Subprocess(
    observe: { request, observer throws(SystemError) in
      try RunningProgram.run(request, observer)
    },
    runAttached: { request throws(SystemError) in try RunningProgram.runAttached(request) }
  )
}
