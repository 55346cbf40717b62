#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// One `posix_spawn`.
struct ProgramLaunch {
  var request: Subprocess.Request
  /// What becomes of the child's descriptors 0, 1 and 2; nil leaves one as it is here.
  var streams: [Descriptor?]
  /// Whether the child leads a session of its own: its process group can be ended whole, and what
  /// asks at the terminal fails at once instead of stopping until somebody answers.
  var ownSession: Bool

  /// `POSIX_SPAWN_SETSID` of POSIX.1-2024, which not every header shows.
  #if canImport(Darwin)
    private static let setSession: Int32 = 0x0400
  #else
    private static let setSession: Int32 = 0x80
  #endif

  /// Starts the program and answers its process number.
  func start() throws(SystemError) -> pid_t {
    let arguments = try commandLine()
    let program = arguments.first ?? ""
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (number, stream) in streams.enumerated() {
      if let stream {
        posix_spawn_file_actions_adddup2(&actions, stream.rawValue, Int32(number))
      }
    }
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    var reset = sigset_t()
    sigemptyset(&reset)
    for number in [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE, SIGTSTP, SIGCHLD, SIGXFSZ] {
      sigaddset(&reset, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &reset)
    var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
    if ownSession { flags |= Self.setSession }
    posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

    var child = pid_t()
    let answer = withCStrings(arguments) { arguments in
      withCStrings(environmentEntries()) { environment in
        posix_spawnp(&child, program, &actions, &attributes, arguments, environment)
      }
    }
    guard answer == 0 else {
      throw SystemError(operation: .spawn, path: program, code: Errno(rawValue: answer))
    }
    return child
  }

  /// The program and its arguments, behind a shell that changes the directory when one is wanted.
  ///
  /// `posix_spawn` has no portable way to do it.
  private func commandLine() throws(SystemError) -> [String] {
    guard let program = request.arguments.first, !program.isEmpty else {
      throw SystemError(operation: .spawn, path: "", code: .noSuchFile)
    }
    guard let directory = request.workingDirectory else { return request.arguments }
    guard FileSystem.live.isDirectory(directory) else {
      throw SystemError(operation: .spawn, path: directory, code: .noSuchFile)
    }
    return ["/bin/sh", "-c", "cd -- \"$0\" && exec \"$@\"", directory] + request.arguments
  }

  /// This process's environment with the request's changes, as `NAME=value`.
  private func environmentEntries() -> [String] {
    var merged = HostFacts.liveEnvironment()
    for (name, value) in request.environment {
      merged[name] = value
    }
    return merged.map { "\($0.key)=\($0.value)" }
  }
}

/// Lends texts as the nil-terminated array of C strings that the C library wants.
private func withCStrings<Answer>(
  _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Answer
) -> Answer {
  var pointers: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
  defer { pointers.forEach { free($0) } }
  pointers.append(nil)
  return body(pointers)
}
