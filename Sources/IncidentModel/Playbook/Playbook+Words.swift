extension Playbook {
  /// Whether a message tells when the next word comes.
  public func promisesNext(_ template: String) -> Bool {
    templates[template].map { TemplateText($0).pieces.contains(.placeholder("next")) } ?? false
  }

  /// What a team takes for blame.
  public struct Blame: Equatable, Sendable {
    /// Words that stand for a person, besides the names of those who took part.
    public var people: [String]
    /// What blames a person who stands shortly before it in the same part of the sentence.
    public var deeds: [String]
    /// What blames wherever it stands.
    public var anywhere: [String]

    /// Makes a list; what is not given is absent.
    public init(people: [String] = [], deeds: [String] = [], anywhere: [String] = []) {
      self.people = people
      self.deeds = deeds
      self.anywhere = anywhere
    }
  }

  /// The word that makes a follow-up too vague to be done; nil where none does.
  public func vagueWord(in text: String) -> String? {
    WordSearch(text).first(of: vagueWords)?.phrase
  }

  /// The words of the trade in a text, each once, with the byte at which it first stands.
  ///
  /// Of phrases that share a word the longest counts.
  public func jargon(in text: String) -> [(word: String, offset: Int)] {
    let search = WordSearch(text)
    var isTaken = [Bool](repeating: false, count: search.words.count)
    var found: [(word: String, offset: Int)] = []
    for phrase in jargonWords.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let count = WordSearch(phrase).words.count
      let places = search.places(of: phrase).filter { !isTaken[$0..<($0 + count)].contains(true) }
      if let first = places.first { found.append((phrase, search.words[first].offset)) }
      for place in places { for word in place..<(place + count) { isTaken[word] = true } }
    }
    return found.sorted { $0.offset < $1.offset }
  }

  /// The words that blame somebody in a text, with the byte at which they begin.
  ///
  /// `names` are people who took part. A name counts with what is said of it within the next words
  /// of the same part of the sentence: "bo forgot", but not "app-2 failed to start, bo saw it".
  public func blame(in text: String, names: [String]) -> [(words: String, offset: Int)] {
    let search = WordSearch(text)
    var found: [(words: String, offset: Int)] = []
    func add(_ range: Range<Int>) {
      let words = search.words[range].map(\.text).joined(separator: " ")
      found.append((words, search.words[range.lowerBound].offset))
    }
    var people: [Int: Int] = [:]
    for person in names + blame.people {
      let count = WordSearch(person).words.count
      for place in search.places(of: person) { people[place] = max(people[place] ?? 0, count) }
    }
    for deed in blame.deeds {
      let count = WordSearch(deed).words.count
      for place in search.places(of: deed) {
        for start in stride(from: place - 1, through: max(0, place - 4), by: -1) {
          // A part of the sentence that begins in between is about something else.
          if search.words[start + 1].beginsClause { break }
          guard let length = people[start], start + length <= place,
            place - start - length <= Self.between
          else { continue }
          add(start..<(place + count))
          break
        }
      }
    }
    for phrase in blame.anywhere {
      let count = WordSearch(phrase).words.count
      for place in search.places(of: phrase) { add(place..<(place + count)) }
    }
    return found.sorted { $0.offset < $1.offset }
  }

  /// How many words may stand between a person and the deed: "bo then simply forgot".
  private static let between = 2
}
