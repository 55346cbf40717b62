/// Past incidents that resemble words or another incident, the most alike first.
///
/// A word counts the more the fewer incidents have it, and more in a title, a cause or a component
/// that failed than elsewhere. Words of one stem count alike: one begins the other.
public struct SimilarIncidents: Equatable, Sendable {
  /// One that resembles.
  public struct Match: Equatable, Sendable {
    /// The incident.
    public var incident: Incident
    /// How much; to compare matches of one search.
    public var score: Int
  }

  /// The matches, best first.
  public let matches: [Match]

  /// The shortest word that says something, in letters.
  private static let shortest = 3
  /// The shortest beginning that two words of one stem share.
  private static let stem = 5

  /// Ranks past incidents by words.
  public init(to text: String, among past: [Incident], limit: Int = 5) {
    self.init(words: Set(Self.words(text)), among: past, limit: limit)
  }

  /// Ranks past incidents by what is known of one, which is not among the matches.
  public init(to incident: Incident, among past: [Incident], limit: Int = 5) {
    self.init(
      words: Set(Self.weighted(incident).keys), among: past.filter { $0.id != incident.id },
      limit: limit)
  }

  private init(words: Set<String>, among past: [Incident], limit: Int) {
    let texts = past.map(Self.weighted)
    var holders: [String: Int] = [:]
    for text in texts { for word in text.keys { holders[word, default: 0] += 1 } }
    let found = zip(past, texts).compactMap { incident, text -> Match? in
      var score = 0
      for word in words {
        let known = text[word] != nil ? word : text.keys.filter { Self.areAlike($0, word) }.min()
        guard let known, let weight = text[known] else { continue }
        score += weight * Self.rarity(holders[known] ?? 1, of: past.count)
      }
      return score > 0 ? Match(incident: incident, score: score) : nil
    }
    matches = Array(
      found.sorted { ($1.score, $0.incident.id) < ($0.score, $1.incident.id) }.prefix(limit))
  }

  /// How telling a word is that so many of all have: the halvings of all that it takes to get there.
  private static func rarity(_ holders: Int, of all: Int) -> Int {
    var rarity = 1
    var left = all
    while left > holders {
      left /= 2
      rarity += 1
    }
    return rarity
  }

  private static func areAlike(_ one: String, _ other: String) -> Bool {
    let shorter = min(one.count, other.count)
    return shorter >= stem && (one.hasPrefix(other) || other.hasPrefix(one))
  }

  /// The words of an incident and what each is worth.
  private static func weighted(_ incident: Incident) -> [String: Int] {
    let failed = incident.findings.values.filter { $0.state == .failed }
    var weights: [String: Int] = [:]
    let texts: [(String?, Int)] =
      [
        (incident.title, 3), (incident.cause?.text, 3), (incident.cause?.component, 3),
        (incident.impact?.text, 1),
      ] + failed.map { ($0.component, 3) } + failed.map { ($0.evidence, 1) }
      + incident.theories.map { ($0.text, 1) } + incident.actions.map { ($0.text, 1) }
    for (text, weight) in texts {
      for word in words(text ?? "") { weights[word] = max(weights[word] ?? 0, weight) }
    }
    return weights
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
      .filter { $0.count >= shortest }
  }
}
