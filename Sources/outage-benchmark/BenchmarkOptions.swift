import SystemIO

/// What the benchmark is asked to do.
struct BenchmarkOptions: Equatable {
  /// The program that is measured; by default where `.ci/release` builds it.
  var binary = ".build-release/release/outage"
  /// Whether everything is tiny and only the machinery is tried.
  var isSelfCheck = false
  /// The names of the measures to take; empty for all.
  var only: [String] = []

  static let usage = """
    usage: outage-benchmark [--binary PATH] [--only NAME]... [--self-check]

    Measures the binary of .ci/release against what runs beside it, and prints a table of ratios.
      --binary PATH   the program, if not .build-release/release/outage
      --only NAME     this measure only, by its number or a word of its name
      --self-check    tiny sizes, once each: tries the benchmark, measures nothing

    """

  /// Reads the words of a command line; nil where they are not understood.
  init?(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      switch word {
      case "--binary":
        guard let path = rest.popFirst() else { return nil }
        binary = path
      case "--only":
        guard let name = rest.popFirst() else { return nil }
        only.append(name.lowercased())
      case "--self-check": isSelfCheck = true
      default: return nil
      }
    }
  }
}
