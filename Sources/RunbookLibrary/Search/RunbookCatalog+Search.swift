extension RunbookCatalog {
  /// The runbooks that fit words, best first.
  ///
  /// There is no index: the bytes of every file are looked through, and only what fits best by its
  /// bytes is parsed. A word that nothing holds is taken for the nearest one that something does.
  public func search(_ text: String, limit: Int = 20) -> [SearchResult] {
    var search = SearchWords(text)
    guard !search.words.isEmpty else { return [] }
    var scores = quickScores(search)
    let mended = mended(search, scores)
    if mended != search {
      search = mended
      scores = quickScores(search)
    }
    let weights = RunbookRanking.weights(of: scores.map(\.score), words: search.words.count)
    let ranking = RunbookRanking(search, weights: weights)
    let best = scores.indices.map { index in
      (index, zip(weights, scores[index].score.weights).reduce(0) { $0 + $1.0 * $1.1 })
    }
    .filter { $0.1 > 0 }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(Self.parsed)
    var ids: Set<String> = []
    var results: [SearchResult] = []
    // The first place wins an id.
    for index in best.map(\.0).sorted() {
      guard let runbook = runbook(from: scores[index].source), ids.insert(runbook.id).inserted
      else { continue }
      results += ranking.results(in: runbook)
    }
    return Array(RunbookRanking.ranked(results).prefix(limit))
  }

  private func quickScores(_ search: SearchWords) -> [(source: Source, score: QuickScore)] {
    let scanners = search.words.map(WordScanner.init)
    return sources.compactMap { source in
      guard let bytes = bytes(of: source) else { return nil }
      return (source, QuickScore(bytes, name: source.name, scanners: scanners))
    }
  }

  private func mended(
    _ search: SearchWords, _ scores: [(source: Source, score: QuickScore)]
  ) -> SearchWords {
    let unknown = search.words.indices.filter { word in
      scores.allSatisfy { $0.score.weights[word] == 0 }
    }
    guard !unknown.isEmpty else { return search }
    var mistakes = unknown.map { TypingMistakes(search.words[$0]) }
    for (source, _) in scores {
      guard let bytes = bytes(of: source) else { continue }
      for index in mistakes.indices {
        mistakes[index].look(at: Array(source.name.utf8))
        mistakes[index].look(at: bytes)
      }
    }
    var words = search.words
    for (index, word) in unknown.enumerated() {
      if let nearest = mistakes[index].nearest { words[word] = nearest }
    }
    let joined = words.map { String(decoding: $0, as: UTF8.self) }.joined()
    return SearchWords(words: words, joined: words == search.words ? search.joined : joined)
  }

  /// How many files are parsed; the right one is far above it by its bytes.
  private static let parsed = 48
}
