import Markdown

/// How well a runbook fits words, field by field.
///
/// Pure: the same words and texts give the same order on any machine.
public struct RunbookRanking: Sendable {
  private let search: SearchWords
  private let scanners: [WordScanner]
  /// What each word says: a word that few runbooks hold says more.
  private let weights: [Double]

  /// Ranks by words; `weights` is how telling each is.
  init(_ search: SearchWords, weights: [Double]) {
    self.search = search
    self.weights = weights
    scanners = search.words.map(WordScanner.init)
  }

  /// The runbooks that fit words best, best first: for an incident's title as for a search.
  public static func best(of runbooks: [Runbook], for text: String, limit: Int = 3)
    -> [SearchResult]
  {
    let search = SearchWords(text)
    let scanners = search.words.map(WordScanner.init)
    let holding = runbooks.map { runbook in
      QuickScore(runbook.bytes, name: Runbook.stem(of: runbook.path), scanners: scanners)
    }
    let ranking = RunbookRanking(search, weights: weights(of: holding, words: search.words.count))
    return Array(ranked(runbooks.flatMap { ranking.results(in: $0) }).prefix(limit))
  }

  /// The inverse document frequency of each word.
  static func weights(of scores: [QuickScore], words: Int) -> [Double] {
    (0..<words).map { word in
      let holding = scores.count { $0.weights[word] > 0 }
      // Halvings of the files: a whole number is telling enough.
      var weight = 1.0
      var left = scores.count
      while left > holding + 1, weight < 16 {
        left /= 2
        weight += 1
      }
      return weight
    }
  }

  /// Best first; what fits equally well by its title, then by its path.
  static func ranked(_ results: [SearchResult]) -> [SearchResult] {
    results.sorted {
      ($1.score, $0.runbook.title, $0.runbook.path) < ($0.score, $1.runbook.title, $1.runbook.path)
    }
  }

  /// The runbook and its parts as far as they fit.
  func results(in runbook: Runbook) -> [SearchResult] {
    let parts = runbook.parts.compactMap { result($0) }
    guard let whole = result(runbook) else { return parts }
    // A part stands beside its file where its own heading is what is looked for.
    return [whole] + parts.filter { $0.score > whole.score || $0.isExact }
  }

  private func result(_ runbook: Runbook) -> SearchResult? {
    let own = [runbook.id, runbook.title, Runbook.stem(of: runbook.path)]
    // A runbook that is called so comes before one that also answers to the name.
    var score = own.reduce(0.0) { $0 + (isWanted($1) ? 1000 : 0) }
    if score == 0, runbook.aliases.contains(where: isWanted) { score = 900 }
    let isExact = score > 0
    let names = own + runbook.aliases
    var fields = Fields(runbook)
    for (index, scanner) in scanners.enumerated() {
      score += weights[index] * fields.weight(of: scanner)
    }
    score += Double(names.map(coverage).max() ?? 0) * 20
    return score >= 1 ? SearchResult(runbook: runbook, score: Int(score), isExact: isExact) : nil
  }

  private func isWanted(_ name: String) -> Bool { SearchWords.folded(name) == search.joined }

  /// How much of a name the words are, and of the words the name: 0 to 1.
  private func coverage(_ name: String) -> Double {
    let words = SearchWords(name).words
    guard !words.isEmpty, !search.words.isEmpty else { return 0 }
    let shared = Double(words.count { word in search.words.contains { $0 == word } })
    return 2 * shared / Double(words.count + search.words.count)
  }

  /// The texts of a runbook by how much a word in them says, each put together when it is asked for.
  private struct Fields {
    private let texts: [(weight: Double, bytes: () -> [UInt8])]
    private var known: [[UInt8]] = []

    init(_ runbook: Runbook) {
      func joined(_ texts: [String]) -> [UInt8] { Array(texts.joined(separator: "\n").utf8) }
      texts = [
        (
          10,
          {
            joined([runbook.title, runbook.id, Runbook.stem(of: runbook.path)] + runbook.aliases)
          }
        ),
        (4, { joined(runbook.sections.map(\.title)) }),
        (
          4,
          {
            joined(
              ["services", "service", "owner", "tags"].flatMap { key in
                let value = runbook.frontMatter?[key]
                return value?.list?.compactMap(\.text) ?? value?.text.map { [$0] } ?? []
              })
          }
        ),
        (2, { joined(runbook.commandTexts) }),
        (1, { runbook.bytes }),
      ]
    }

    /// The weight of the best field that has the word.
    mutating func weight(of scanner: WordScanner) -> Double {
      for (index, field) in texts.enumerated() {
        if index == known.count { known.append(field.bytes()) }
        var isThere = false
        scanner.scan(in: known[index]) { _ in
          isThere = true
          return false
        }
        if isThere { return field.weight }
      }
      return 0
    }
  }
}
