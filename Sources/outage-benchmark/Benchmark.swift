import SystemIO

/// Takes the measures one after the other and prints their table.
struct Benchmark {
  let options: BenchmarkOptions
  let sizes: Sizes
  let bench: Workbench

  /// Runs the benchmark; the answer is the exit status.
  static func main(_ words: [String]) -> Int32 {
    guard let options = BenchmarkOptions(words) else {
      say(BenchmarkOptions.usage)
      return words.contains("--help") || words.contains("-h") ? 0 : 64
    }
    guard FileSystem.live.exists(options.binary) else {
      say("outage-benchmark: no program at \(options.binary)\nhint: .ci/release DIR\n")
      return 66
    }
    do throws(SystemError) {
      let bench = try Workbench(binary: options.binary)
      defer { bench.clear() }
      let sizes = options.isSelfCheck ? Sizes.tiny : .full
      return try Benchmark(options: options, sizes: sizes, bench: bench).run()
    } catch {
      say(
        "outage-benchmark: cannot \(error.operation.rawValue) \(error.path): \(error.code.text)\n")
      return 74
    }
  }

  /// Writes on standard error, where it does not mix with the table.
  static func say(_ text: String) {
    _ = try? FileSystem.live.writeAll(
      Array(text.utf8), to: Descriptor(rawValue: 2), path: "standard error")
  }

  private func run() throws(SystemError) -> Int32 {
    var rows: [Comparison] = []
    var leftOut: [String] = []
    for (number, measure) in Measure.all.enumerated() where isWanted(measure, number: number + 1) {
      Self.say("\(number + 1) of \(Measure.all.count): \(measure.name) ...\n")
      switch try measure.take(bench, sizes) {
      case .compared(let row): rows.append(row)
      case .leftOut(let why): leftOut.append("\(measure.name): left out, \(why)")
      }
    }
    let note = options.isSelfCheck ? ["These numbers mean nothing: everything was tiny."] : []
    let text =
      ([ReportTable(rows, isJudged: !options.isSelfCheck).text] + leftOut + note).joined(
        separator: "\n") + "\n"
    try FileSystem.live.writeAll(
      Array(text.utf8), to: Descriptor(rawValue: 1), path: "standard output")
    return options.isSelfCheck && !rows.allSatisfy(\.isSound) ? 1 : 0
  }

  private func isWanted(_ measure: Measure, number: Int) -> Bool {
    options.only.isEmpty
      || options.only.contains { $0 == "\(number)" || measure.name.lowercased().contains($0) }
  }
}
