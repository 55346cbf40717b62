import Encoding

/// Past incidents that resemble words or another incident, the most alike first.
///
/// A word counts the more the fewer incidents have it, and more in a title, a cause or a component
/// that failed than elsewhere; so do a component that failed in both and a runbook that both used.
/// Words of one stem count alike: one begins the other. Of each incident that was looked at a few
/// bytes are kept.
public struct SimilarIncidents: Equatable, Sendable {
  /// One that resembles.
  public struct Match: Equatable, Sendable {
    /// The incident's id.
    public var id: String
    /// How much; to compare matches of one search.
    public var score: Int
  }

  /// What is looked for.
  private enum Term: Hashable {
    case word(String)
    case component(String)
    case runbook(String)

    /// The same order on every machine: what says most first, so that it is not what is cut off.
    var order: (Int, String) {
      switch self {
      case .component(let id): (0, id)
      case .runbook(let id): (1, id)
      case .word(let word): (2, word)
      }
    }
  }

  /// What an incident has of each term.
  private struct Candidate: Equatable {
    var id: String
    var weights: [UInt8]
  }

  private let terms: [Term]
  private let own: String?
  private var candidates: [Candidate] = []
  private var count = 0

  /// The shortest word that says something, in letters.
  private static let shortest = 3
  /// The shortest beginning that two words of one stem share.
  private static let stem = 5
  /// What a word weighs where it says most.
  private static let most: UInt8 = 6
  /// More terms than this tell nothing more.
  private static let mostTerms = 60

  /// Looks for words.
  public init(to text: String) {
    self.init(Set(Self.words(text).map(Term.word)), own: nil)
  }

  /// Looks for what is known of an incident, which is not among the matches.
  public init(to incident: Incident) {
    var terms = Set(Self.weighted(incident).keys.map(Term.word))
    terms.formUnion(Self.components(incident).map(Term.component))
    terms.formUnion(incident.ownRunbooks.map { Term.runbook($0.id) })
    self.init(terms, own: incident.id)
  }

  private init(_ terms: Set<Term>, own: String?) {
    let sorted = terms.sorted { $0.order < $1.order }
    self.terms = Array(sorted.prefix(Self.mostTerms))
    self.own = own
  }

  /// Looks at a past incident; a drill, and what was no outage, is passed over.
  public mutating func consider(_ incident: Incident) {
    guard incident.wasReal, incident.id != own else { return }
    count += 1
    let words = Self.weighted(incident)
    let components = Self.components(incident)
    let weights = terms.map { term -> UInt8 in
      switch term {
      case .word(let word): Self.weight(of: word, among: words)
      case .component(let id): components.contains(id) ? Self.most : 0
      case .runbook(let id): incident.ownRunbooks.contains { $0.id == id } ? Self.most : 0
      }
    }
    guard weights.contains(where: { $0 > 0 }) else { return }
    candidates.append(Candidate(id: incident.id, weights: weights))
  }

  /// The matches among those looked at, best first, at most so many; of two that are as much alike
  /// the newer one first.
  public func matches(limit: Int = 5) -> [Match] {
    let rarities = terms.indices.map { place in
      Self.rarity(candidates.count { $0.weights[place] > 0 }, of: count)
    }
    let found = candidates.map { candidate in
      Match(
        id: candidate.id,
        score: zip(candidate.weights, rarities).reduce(0) { $0 + Int($1.0) * $1.1 })
    }
    return Array(found.sorted { ($0.score, $0.id) > ($1.score, $1.id) }.prefix(limit))
  }

  /// How telling a term is that so many of all have: the halvings of all that it takes to get there.
  private static func rarity(_ holders: Int, of all: Int) -> Int {
    var rarity = 1
    var left = all
    while left > max(1, holders) {
      left /= 2
      rarity += 1
    }
    return rarity
  }

  /// What a word weighs in an incident: less where it is only alike but for typing mistakes.
  private static func weight(of word: String, among words: [String: UInt8]) -> UInt8 {
    if let weight = words[word] { return weight }
    var best: UInt8 = 0
    for (known, weight) in words {
      if known.utf8.count >= stem, word.utf8.count >= stem,
        known.hasPrefix(word) || word.hasPrefix(known)
      {
        best = max(best, weight)
      } else if weight / 2 > best, isMistyped(word, known) {
        best = weight / 2
      }
    }
    return best
  }

  private static func isMistyped(_ word: String, _ known: String) -> Bool {
    let (a, b) = (word.unicodeScalars, known.unicodeScalars)
    let forgiven = WordDistance.forgiven(in: a.count)
    guard forgiven > 0, b.count > 3, abs(a.count - b.count) <= forgiven,
      // Numbers that differ in a digit are other numbers.
      !known.contains(where: \.isNumber)
    else { return false }
    return WordDistance.between(word, known, limit: forgiven) != nil
  }

  /// The words of an incident and what each is worth.
  private static func weighted(_ incident: Incident) -> [String: UInt8] {
    let failed = incident.findings.values.filter { $0.state == .failed }
    var weights: [String: UInt8] = [:]
    func add(_ text: String?, _ weight: UInt8) {
      for word in words(text ?? "") { weights[word] = max(weights[word] ?? 0, weight) }
    }
    for text in [incident.title, incident.cause?.text, incident.cause?.component] {
      add(text, most)
    }
    add(incident.impact?.text, 2)
    for finding in failed {
      add(finding.component, most)
      add(finding.evidence, 2)
    }
    incident.theories.forEach { add($0.text, 2) }
    incident.actions.forEach { add($0.text, 2) }
    return weights
  }

  /// The components that failed.
  private static func components(_ incident: Incident) -> Set<String> {
    let failed = incident.findings.values.filter { $0.state == .failed }.map(\.component)
    return Set(failed + [incident.cause?.component].compactMap(\.self))
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
      .filter { $0.count >= shortest && !empty.contains($0) }
  }

  private static let empty: Set<String> = [
    "and", "are", "but", "can", "for", "from", "has", "have", "not", "our", "the", "was", "were",
    "with",
  ]
}
