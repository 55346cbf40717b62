import SystemIO

/// One thing that is measured.
struct Measure: Sendable {
  enum Result {
    case compared(Comparison)
    /// It could not be taken, and why.
    case leftOut(String)
  }

  let name: String
  let take: @Sendable (Workbench, Sizes) throws(SystemError) -> Result

  static let all: [Measure] =
    [noteBesideC] + noteBesideTools
    + [noteOnLongTimeline, noteAmongClosed, status, list, memory, firstPrompt, writers]
    + overAll
}

extension Measure {
  static func row(
    _ measure: String, beside peer: String, _ values: (ours: [Double], theirs: [Double]),
    atMost target: Double, unit: Comparison.Samples.Unit = .seconds
  ) -> Result {
    .compared(
      Comparison(
        measure: measure, peer: peer, ours: .init(values: values.ours, unit: unit),
        theirs: .init(values: values.theirs, unit: unit), target: target))
  }

  private static let note = ["note", "pool exhausted on app-2, 40 of 40 connections in use"]

  static let noteBesideC = Measure(name: "note, whole process") {
    bench, sizes throws(SystemError) in
    guard let program = try bench.peers.appender() else { return .leftOut("cc is not here") }
    let (store, timeline) = try bench.store("few", events: sizes.few)
    _ = try TimedRun.of([bench.outage(note, store: store)])
    let own = try bench.files.entries(of: FileSystem.parent(of: timeline))
      .filter { $0.hasPrefix("timeline.") && !$0.contains("bench-0000") }
    let file = FileSystem.join(FileSystem.parent(of: timeline), own.first ?? "")
    let size = try bench.files.status(file).size
    let values = try bench.alternate(
      sizes.runs, ours: bench.outage(note, store: store),
      theirs: bench.request([program, bench.path("appended"), String(size)]))
    return row("note, whole process", beside: "C: open, append, sync", values, atMost: 3)
  }

  /// What people would write the same words down with.
  static let noteBesideTools: [Measure] = [
    beside("task", ["add"]), beside("jrnl", []),
    beside("git", ["commit", "-q", "--allow-empty", "-m"]),
  ]

  private static func beside(_ tool: String, _ words: [String]) -> Measure {
    Measure(name: "note beside \(tool)") { bench, sizes throws(SystemError) in
      guard bench.peers.installed(tool) != nil else { return .leftOut("\(tool) is not here") }
      let (store, _) = try bench.store("few", events: sizes.few)
      let place = tool == "git" ? try repository(bench) : []
      let values = try bench.alternate(
        sizes.longRuns, ours: bench.outage(note, store: store),
        theirs: bench.request([tool] + place + words + [note[1]]))
      return row("note", beside: "\(tool) \(words.first ?? "")", values, atMost: 1)
    }
  }

  /// Makes a repository and answers the words that name it to git.
  private static func repository(_ bench: Workbench) throws(SystemError) -> [String] {
    let place = ["-C", bench.path("repository")]
    for words in [
      ["init", "-q", place[1]], place + ["config", "user.name", "bench"],
      place + ["config", "user.email", "bench@example.com"],
    ] {
      _ = try TimedRun.of([bench.request(["git"] + words)])
    }
    return place
  }

  static let noteOnLongTimeline = Measure(name: "note on a long timeline") {
    bench, sizes throws(SystemError) in
    let (short, _) = try bench.store("ten", events: sizes.few)
    let (long, _) = try bench.store("most", events: sizes.most)
    let values = try bench.alternate(
      sizes.runs, ours: bench.outage(note, store: long), theirs: bench.outage(note, store: short))
    return row(
      "note on \(sizes.most) events", beside: "on \(sizes.few) events", values, atMost: 1.1)
  }

  static let noteAmongClosed = Measure(name: "note among closed incidents") {
    bench, sizes throws(SystemError) in
    let full = try bench.closedStore("closed", sizes)
    let empty = bench.path("empty")
    for store in [full, empty] {
      _ = try TimedRun.of([bench.outage(["start", "Now", "--no-session"], store: store)])
    }
    let values = try bench.alternate(
      sizes.runs, ours: bench.outage(note, store: full), theirs: bench.outage(note, store: empty))
    return row(
      "note, \(sizes.incidents) closed incidents", beside: "empty store", values, atMost: 1.1)
  }

  static let status = Measure(name: "status") { bench, sizes throws(SystemError) in
    guard bench.peers.installed("jq") != nil else { return .leftOut("jq is not here") }
    let (store, timeline) = try bench.store("many", events: sizes.many)
    let values = try bench.alternate(
      sizes.longRuns, ours: bench.outage(["status"], store: store),
      theirs: bench.request(["jq", "-c", ".kind", timeline]))
    return row("status on \(sizes.many) events", beside: "jq -c .kind", values, atMost: 0.5)
  }

  static let list = Measure(name: "list") { bench, sizes throws(SystemError) in
    let store = try bench.closedStore("closed", sizes)
    let values = try bench.alternate(
      sizes.longRuns, ours: bench.outage(["list"], store: store),
      theirs: bench.request([
        "sh", "-c", "cd \"$0/incidents\" && find . -name 'timeline.*' -exec cat {} +", store,
      ]))
    return row(
      "list of \(sizes.incidents) incidents", beside: "cat of their timelines", values, atMost: 3)
  }

  static let memory = Measure(name: "memory of status") { bench, sizes throws(SystemError) in
    let (store, timeline) = try bench.store("most", events: sizes.most)
    let run = try TimedRun.of([bench.outage(["status"], store: store)])
    let size = try bench.files.status(timeline).size
    return row(
      "memory of status, \(sizes.most) events", beside: "the file's size",
      (run.isSuccess ? [Double(run.peakBytes)] : [], [Double(size)]), atMost: 1, unit: .bytes)
  }

  static let firstPrompt = Measure(name: "first prompt") { bench, sizes throws(SystemError) in
    guard let empty = try bench.peers.emptySwift() else { return .leftOut("swiftc is not here") }
    var values: (ours: [Double], theirs: [Double]) = ([], [])
    for number in 0..<sizes.runs {
      let store = bench.path("prompt-\(number)")
      let start = bench.outage(["start", "Site down", "--severity", "P1"], store: store)
      let shown = try TimedRun.of(start, until: "> ")
      values.ours.append(shown.isSuccess ? shown.seconds : .nan)
      values.theirs.append(try TimedRun.of([bench.request([empty])]).seconds)
    }
    return row("first prompt of start", beside: "an empty Swift program", values, atMost: 3)
  }

  static let writers = Measure(name: "processes that write at once") {
    bench, sizes throws(SystemError) in
    let part = try lines(sizes.notesOfEach, "part", bench)
    let whole = try lines(sizes.notesOfEach * sizes.writers, "whole", bench)
    var values: (ours: [Double], theirs: [Double]) = ([], [])
    for number in 0..<min(3, sizes.longRuns) {
      let (together, _) = try bench.store("together-\(number)", events: sizes.few)
      let (alone, _) = try bench.store("alone-\(number)", events: sizes.few)
      let many = bench.outage(["resume"], store: together, input: part)
      let run = try TimedRun.of(Array(repeating: many, count: sizes.writers))
      let one = try TimedRun.of([bench.outage(["resume"], store: alone, input: whole)])
      let proofs = [try proof(of: together, bench), try proof(of: alone, bench)]
      let isWhole = proofs.allSatisfy { $0.hasSuffix("\nwhole\n") }
      values.ours.append(run.isSuccess && isWhole ? run.seconds : .nan)
      values.theirs.append(one.isSuccess ? one.seconds : .nan)
    }
    return row(
      "\(sizes.writers) processes, \(sizes.notesOfEach) notes each",
      beside: "one process, all notes",
      values, atMost: 2)
  }

  /// A file of so many lines for a session.
  private static func lines(
    _ count: Int, _ name: String, _ bench: Workbench
  ) throws(SystemError) -> String {
    let path = bench.path(name)
    let text = (1...count).map { "\(note[1]) \($0)\n" }.joined()
    try bench.files.replaceFile(path, Array(text.utf8))
    return path
  }

  /// What the audit of a store's timeline says.
  private static func proof(of store: String, _ bench: Workbench) throws(SystemError) -> String {
    try bench.answer(["audit"], store: store)
  }
}
