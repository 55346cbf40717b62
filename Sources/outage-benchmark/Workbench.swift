import SystemIO

/// A fresh directory to measure in, and the ways to run things there.
struct Workbench {
  let binary: String
  let root: String
  let files = FileSystem.live
  let peers: Peers
  let factory: TimelineFactory

  init(binary: String) throws(SystemError) {
    let host = HostFacts.live()
    self.binary = FileSystem.join(host.workingDirectory, binary)
    let tag = Entropy.live.bytes(6).map { String($0, radix: 16) }.joined()
    root = FileSystem.join(host.environment["TMPDIR"] ?? "/tmp", "outage-benchmark-\(tag)")
    try files.createDirectories(root)
    // Not where it was started: runbooks there, and git's word on them, are not what is measured.
    try WorkingDirectory.enter(root)
    peers = Peers(directory: root, files: files)
    factory = TimelineFactory(files: files)
  }

  func clear() {
    try? files.removeTree(root)
  }

  func path(_ name: String) -> String {
    FileSystem.join(root, name)
  }

  /// The environment of every program: a home of its own, a name that need not be asked for.
  var environment: [String: String?] {
    [
      "HOME": root, "OUTAGE_USER": "bench", "OUTAGE_HOME": nil, "OUTAGE_INCIDENT": nil,
      "OUTAGE_RUNBOOKS": nil, "XDG_CONFIG_HOME": nil, "XDG_DATA_HOME": nil, "XDG_STATE_HOME": nil,
      "TERM": "xterm", "TZ": "UTC", "TASKRC": "/dev/null", "TASKDATA": root,
    ]
  }

  func request(_ arguments: [String], input: String = "/dev/null") -> TimedRun.Request {
    TimedRun.Request(arguments, environment: environment, input: input)
  }

  /// The program on a store.
  func outage(
    _ arguments: [String], store: String, input: String = "/dev/null"
  ) -> TimedRun.Request {
    request([binary, "--store", store] + arguments, input: input)
  }

  /// What the program prints.
  func answer(_ arguments: [String], store: String) throws(SystemError) -> String {
    let outcome = try Subprocess.live.run(
      Subprocess.Request([binary, "--store", store] + arguments, environment: environment))
    return String(decoding: outcome.output, as: UTF8.self)
  }

  /// A store with one open incident of so many events; the timeline's path.
  func store(_ name: String, events: Int) throws(SystemError) -> (store: String, timeline: String) {
    let incident = "incidents/inc-2026-09-21-orders-return-500"
    let directory = FileSystem.join(path(name), incident)
    let timeline = FileSystem.join(directory, "timeline.bench-0000.jsonl")
    if !files.exists(timeline) { try factory.write(events, to: directory) }
    return (path(name), timeline)
  }

  /// A store with so many closed incidents, of a few events each.
  func closedStore(_ name: String, _ sizes: Sizes) throws(SystemError) -> String {
    try closedStore(name, sizes.incidents, of: sizes.eventsOfEach)
  }

  /// The same with long incidents.
  func longStore(_ name: String, _ sizes: Sizes) throws(SystemError) -> String {
    try closedStore(name, sizes.incidents, of: sizes.eventsOfLong)
  }

  private func closedStore(
    _ name: String, _ incidents: Int, of events: Int
  ) throws(SystemError) -> String {
    let store = path(name)
    guard !files.exists(store) else { return store }
    for number in 1...incidents {
      let day = number % 28 + 1
      let id = "inc-2026-09-\(day < 10 ? "0" : "")\(day)-case-\(number)"
      try factory.write(
        events, number: number, isClosed: true, to: FileSystem.join(store, "incidents/\(id)"))
    }
    return store
  }

  /// Runs two programs in turn, each so many times, after one run of each that does not count.
  func alternate(
    _ runs: Int, ours: TimedRun.Request, theirs: TimedRun.Request,
    value: (TimedRun) -> Double = \.seconds
  ) throws(SystemError) -> (ours: [Double], theirs: [Double]) {
    var values: (ours: [Double], theirs: [Double]) = ([], [])
    for number in 0...runs {
      let one = try TimedRun.of([ours])
      let other = try TimedRun.of([theirs])
      guard number > 0 else { continue }
      // A program that failed has not been measured.
      values.ours.append(one.isSuccess ? value(one) : .nan)
      values.theirs.append(other.isSuccess ? value(other) : .nan)
    }
    return values
  }
}
