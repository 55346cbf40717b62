import IncidentModel

/// Removes from texts what a profile wants removed, and counts it.
struct TextRedactor {
  /// How much was removed so far.
  private(set) var counts = RedactionReport.Counts()
  /// The given words that were met, by their numbers.
  private var met: Set<Int> = []
  /// How many different words were given.
  let wordCount: Int
  private let addresses: AddressFinder
  private let isSecret: ((String) -> Bool)?
  private var names = PhraseFinder(isWhole: true)
  private var words = PhraseFinder(isWhole: false)

  /// Why something goes, the one whose label counts where several want it first.
  private enum Reason: Int {
    case token
    case address
    case word
    case name
    case handle
  }

  private struct Span {
    var range: Range<Int>
    var reason: Reason
    var label: String
  }

  init(
    profile: Redaction.Profile, people: RedactedPeople, isSecret: @escaping (String) -> Bool
  ) {
    addresses = AddressFinder(isPersonalOnly: profile == .names, phones: people.phones)
    self.isSecret = profile == .names ? nil : isSecret
    for (text, label) in people.phrases { names.add(text, replacement: label) }
    if case .words(let given) = profile {
      for word in given { words.add(word, replacement: "[removed]") }
    }
    wordCount = words.replacements.count
  }

  /// How many of the given words were met nowhere so far.
  var unmetWords: Int { wordCount - met.count }

  /// Takes a text for a word to remove, with what shall stand for it.
  mutating func remove(_ text: String, replacement: String) {
    words.add(text, replacement: replacement)
  }

  /// The text without what must go.
  mutating func redacted(_ text: String) -> String {
    let characters = Array(text)
    return written(characters, without: united(spans(in: characters)))
  }

  /// The Markdown without what must go, also where a mark stands within it that only keeps it from
  /// being markup.
  mutating func redacted(markdown source: String) -> String {
    let source = Array(source)
    let view = MarkdownView(source)
    var seen = spans(in: view.characters)
    for index in seen.indices { seen[index].range = view.source(of: seen[index].range) }
    var spans = spans(in: source) + seen
    for (index, span) in spans.enumerated() where span.reason == .address {
      let (before, after) = (span.range.lowerBound - 1, span.range.upperBound)
      if source.indices.contains(before), source[before] == "<", source.indices.contains(after),
        source[after] == ">"
      {
        spans[index].range = before..<(after + 1)
      }
    }
    spans = united(spans)
    for (index, span) in spans.enumerated() {
      // `[address]: it failed` would be the address of a link, and nobody would see it.
      if source[spans[index].range.upperBound...].first.map({ "([:".contains($0) }) ?? false,
        span.label.hasPrefix("[")
      {
        spans[index].label = "\\" + span.label
      }
    }
    return written(source, without: spans)
  }

  private mutating func written(_ characters: [Character], without spans: [Span]) -> String {
    var output = ""
    var index = 0
    for span in spans {
      output.append(contentsOf: characters[index..<span.range.lowerBound])
      output += span.label
      index = span.range.upperBound
      count(span.reason)
    }
    output.append(contentsOf: characters[index...])
    return output
  }

  /// A value that goes as a whole, such as a phone number.
  mutating func address(_ label: String) -> String {
    count(.address)
    return label
  }

  /// A person's name that is the whole value.
  mutating func name(_ name: String, _ people: RedactedPeople) -> String {
    guard let label = people.label(of: name) else { return redacted(name) }
    count(.name)
    return label
  }

  private mutating func count(_ reason: Reason) {
    switch reason {
    case .token: counts.tokens += 1
    case .address: counts.addresses += 1
    case .word: counts.words += 1
    case .name, .handle: counts.names += 1
    }
  }

  private mutating func spans(in characters: [Character]) -> [Span] {
    var keys = secrets(in: characters)
    if isSecret != nil { keys += LabelledSecretFinder(characters).find() }
    var spans = keys.map { Span(range: $0, reason: .token, label: "[key]") }
    spans += addresses.find(in: characters).map {
      Span(range: $0, reason: .address, label: "[address]")
    }
    for match in words.find(in: characters) {
      met.formUnion(match.passed.filter { $0 < wordCount })
      spans.append(
        Span(range: match.range, reason: .word, label: words.replacements[match.phrase]))
    }
    spans += names.find(in: characters).map {
      Span(range: $0.range, reason: .name, label: names.replacements[$0.phrase])
    }
    spans += addresses.handles(in: characters).map {
      Span(range: $0, reason: .handle, label: "[somebody]")
    }
    return spans
  }

  /// What goes, in order; what overlaps goes as one.
  private func united(_ spans: [Span]) -> [Span] {
    let spans = spans.sorted {
      ($0.range.lowerBound, $0.reason.rawValue) < ($1.range.lowerBound, $1.reason.rawValue)
    }
    return spans.reduce(into: []) { united, span in
      guard let last = united.last, span.range.lowerBound < last.range.upperBound else {
        united.append(span)
        return
      }
      let first = span.reason.rawValue < last.reason.rawValue ? span : last
      let end = max(last.range.upperBound, span.range.upperBound)
      united[united.count - 1] = Span(
        range: last.range.lowerBound..<end, reason: first.reason, label: first.label)
    }
  }

  /// The words that are keys, alone or behind the word before them; a whole text with a private key.
  private func secrets(in characters: [Character]) -> [Range<Int>] {
    guard let isSecret, isSecret(String(characters)) else { return [] }
    var found: [Range<Int>] = []
    var previous: ArraySlice<Character>?
    for word in characters.split(whereSeparator: { $0.isWhitespace || "\"'`,;()<>".contains($0) }) {
      let isAlone = isSecret(String(word))
      let isBehind =
        previous.map { !isSecret(String($0)) && isSecret(String($0) + " " + String(word)) } ?? false
      if isAlone || isBehind { found.append(word.startIndex..<word.endIndex) }
      previous = word
    }
    return found.isEmpty ? [0..<characters.count] : found
  }
}
