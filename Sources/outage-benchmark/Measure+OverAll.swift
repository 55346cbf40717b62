import SystemIO

extension Measure {
  /// What looks at every event of every incident.
  static let overAll: [Measure] = [
    beside("metrics", ["metrics"]), beside("followup list", ["followup", "list"]),
    beside("similar", ["similar", "checkout", "conections"]), memoryOverAll,
  ]

  private static func beside(_ name: String, _ words: [String]) -> Measure {
    Measure(name: "\(name) over all") { bench, sizes throws(SystemError) in
      guard bench.peers.installed("jq") != nil else { return .leftOut("jq is not here") }
      let store = try bench.longStore("long", sizes)
      let values = try bench.alternate(
        min(3, sizes.longRuns), ours: bench.outage(words, store: store),
        theirs: bench.request([
          "sh", "-c", "find \"$0/incidents\" -name 'timeline.*' -exec jq -c .kind {} +", store,
        ]))
      return row(
        "\(name), \(sizes.incidents) of \(sizes.eventsOfLong) events", beside: "jq -c .kind",
        values, atMost: 3)
    }
  }

  /// What is kept of each incident must not grow with its timeline.
  private static let memoryOverAll = Measure(name: "memory of metrics over all") {
    bench, sizes throws(SystemError) in
    let store = try bench.longStore("long", sizes)
    let (short, _) = try bench.store("few", events: sizes.few)
    let all = try TimedRun.of([bench.outage(["metrics"], store: store)])
    let one = try TimedRun.of([bench.outage(["metrics"], store: short)])
    return row(
      "memory of metrics, \(sizes.incidents) incidents", beside: "of one incident",
      (
        all.isSuccess ? [Double(all.peakBytes)] : [], one.isSuccess ? [Double(one.peakBytes)] : []
      ), atMost: 3, unit: .bytes)
  }
}
