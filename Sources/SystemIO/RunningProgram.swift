#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A program that was started, while its streams are read and its end is awaited.
struct RunningProgram {
  private let child: pid_t
  private let request: Subprocess.Request
  private let observer: Subprocess.Observer
  private let clock = Clock.live
  private let deadline: Int64?
  private var unsent: ArraySlice<UInt8>
  private var input: Descriptor?
  private var sources: [(descriptor: Descriptor, isError: Bool)]
  private var outcome = Subprocess.Outcome(exit: .status(0))
  private var ended: Int32?
  private var endedByUs: Subprocess.Exit?
  private var killAt: Int64?

  /// Runs a program with pipes at its streams.
  static func run(
    _ request: Subprocess.Request, _ observer: Subprocess.Observer
  ) throws(SystemError) -> Subprocess.Outcome {
    // A parent may have left child signals ignored, and then nobody learns how a child ended.
    Signal(rawValue: SIGCHLD).reset()
    var program = try RunningProgram(request, observer)
    let pipeSignal = BlockedPipeSignal()
    defer { pipeSignal.restore() }
    return try program.finish()
  }

  /// Runs a program at this process's own streams, in its process group.
  ///
  /// Ctrl-C and Ctrl-\ are the program's meanwhile. Input that the request has comes through a pipe
  /// in the place of standard input; a program need not read all of it.
  static func runAttached(_ request: Subprocess.Request) throws(SystemError) -> Subprocess.Exit {
    Signal(rawValue: SIGCHLD).reset()
    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    let child = try startAttached(request)
    var status: Int32 = 0
    while waitpid(child, &status, 0) == -1 {
      let code = Errno.current
      guard code == .interrupted else {
        throw SystemError(operation: .wait, path: request.arguments.first ?? "", code: code)
      }
    }
    return exit(of: status)
  }

  /// Starts the program, and gives it all the input that it wants.
  private static func startAttached(_ request: Subprocess.Request) throws(SystemError) -> pid_t {
    guard !request.input.isEmpty else {
      return try ProgramLaunch(request: request, streams: [], ownSession: false).start()
    }
    let files = FileSystem.live
    let feed = try Pipe.make()
    defer { files.close(feed.write) }
    let child: pid_t
    do throws(SystemError) {
      child = try ProgramLaunch(request: request, streams: [feed.read], ownSession: false).start()
    } catch {
      files.close(feed.read)
      throw error
    }
    files.close(feed.read)
    let pipeSignal = BlockedPipeSignal()
    defer { pipeSignal.restore() }
    // A pager that is left early closes its end, which is no error.
    try? files.writeAll(request.input, to: feed.write, path: "pipe")
    return child
  }

  private init(
    _ request: Subprocess.Request, _ observer: Subprocess.Observer
  ) throws(SystemError) {
    let files = FileSystem.live
    var toClose: [Descriptor] = []
    var toKeep: [Descriptor] = []
    do throws(SystemError) {
      let source: Descriptor
      if request.input.isEmpty {
        source = try files.open("/dev/null", .read)
      } else {
        let feed = try Pipe.make()
        source = feed.read
        toKeep.append(feed.write)
        _ = fcntl(feed.write.rawValue, F_SETFL, O_NONBLOCK)
        input = feed.write
      }
      toClose.append(source)
      let output = try Pipe.make()
      toClose.append(output.write)
      toKeep.append(output.read)
      let errors = try Pipe.make()
      toClose.append(errors.write)
      toKeep.append(errors.read)
      sources = [(output.read, false), (errors.read, true)]
      let launch = ProgramLaunch(
        request: request, streams: [source, output.write, errors.write], ownSession: true)
      child = try launch.start()
    } catch {
      (toClose + toKeep).forEach(files.close)
      throw error
    }
    toClose.forEach(files.close)
    self.request = request
    self.observer = observer
    unsent = request.input[...]
    deadline = request.timeoutSeconds.map { seconds in
      Clock.live.monotonicMicroseconds() &+ Int64(max(0, min(seconds, 1e9)) * 1_000_000)
    }
  }

  /// Reads and writes until the program has ended and its streams with it.
  private mutating func finish() throws(SystemError) -> Subprocess.Outcome {
    defer {
      sources.forEach { FileSystem.live.close($0.descriptor) }
      if let input { FileSystem.live.close(input) }
    }
    var grace: Int64?
    while true {
      endIfDue()
      let ready = try Poll.wait(
        reading: sources.map(\.descriptor), writing: input.map { [$0] } ?? [],
        milliseconds: pause())
      ready.readable.forEach { receive(from: $0) }
      if !ready.writable.isEmpty { send() }
      if ended == nil { reap() }
      guard ended != nil else { continue }
      // A process that the program left behind may hold the streams open: it is not waited for,
      // but one that was to end with it and does not is made to.
      let now = clock.monotonicMicroseconds()
      grace = grace ?? max(now &+ 100_000, killAt ?? now)
      if sources.isEmpty || now > grace ?? now {
        if endedByUs != nil { kill(-child, SIGKILL) }
        outcome.exit = endedByUs ?? Self.exit(of: ended ?? 0)
        return outcome
      }
    }
  }

  /// How long to wait for the streams, in milliseconds.
  private func pause() -> Int {
    // Without streams only the end is awaited, which nothing announces.
    if sources.isEmpty, input == nil { return 2 }
    return ended == nil ? 100 : 10
  }

  /// Ends the process group when its time is over or the caller says so.
  private mutating func endIfDue() {
    guard ended == nil else { return }
    let now = clock.monotonicMicroseconds()
    if let killAt {
      if now >= killAt { kill(-child, SIGKILL) }
      return
    }
    if let deadline, now >= deadline {
      endedByUs = .timedOut
    } else if observer.shouldStop() {
      endedByUs = .cancelled
    } else {
      return
    }
    kill(-child, SIGTERM)
    killAt = now &+ 300_000
  }

  /// Takes what a stream has, or learns that it has ended.
  private mutating func receive(from descriptor: Descriptor) {
    guard let place = sources.firstIndex(where: { $0.descriptor == descriptor }) else { return }
    let isError = sources[place].isError
    let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
      filled = max(0, read(descriptor.rawValue, buffer.baseAddress, buffer.count))
    }
    guard !bytes.isEmpty else {
      FileSystem.live.close(descriptor)
      sources.remove(at: place)
      return
    }
    let kept = isError ? outcome.errors.count : outcome.output.count
    let part = bytes.prefix(max(0, request.outputLimit - kept))
    if isError { outcome.errors += part } else { outcome.output += part }
    observer.received(bytes, isError)
  }

  /// Gives the program more of its input; one that does not want it is left alone.
  private mutating func send() {
    guard let end = input else { return }
    let taken = unsent.withUnsafeBytes { write(end.rawValue, $0.baseAddress, $0.count) }
    if taken > 0 { unsent = unsent.dropFirst(taken) }
    let later = taken < 0 && [.wouldBlock, .interrupted].contains(Errno.current)
    guard unsent.isEmpty || (taken <= 0 && !later) else { return }
    FileSystem.live.close(end)
    input = nil
  }

  /// Looks whether the program has ended.
  private mutating func reap() {
    var status: Int32 = 0
    let answer = waitpid(child, &status, WNOHANG)
    if answer == child {
      ended = status
    } else if answer == -1, Errno.current == .noChild {
      ended = 0
    }
  }

  /// What a status of `waitpid` means.
  private static func exit(of status: Int32) -> Subprocess.Exit {
    let number = status & 0x7f
    return number == 0 ? .status((status >> 8) & 0xff) : .signal(Signal(rawValue: number))
  }
}

/// The signal that a write to a closed pipe sends, held back from this thread.
private struct BlockedPipeSignal {
  private var before = sigset_t()

  init() {
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &only, &before)
  }

  /// Takes a signal that came meanwhile and lets later ones through again.
  func restore() {
    var before = before
    guard sigismember(&before, SIGPIPE) == 0 else { return }
    var pending = sigset_t()
    sigemptyset(&pending)
    sigpending(&pending)
    if sigismember(&pending, SIGPIPE) == 1 {
      var only = sigset_t()
      sigemptyset(&only)
      sigaddset(&only, SIGPIPE)
      var number: Int32 = 0
      sigwait(&only, &number)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
