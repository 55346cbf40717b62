import IncidentModel

/// Removes from texts what a profile wants removed, and counts it.
struct TextRedactor {
  /// How much was removed so far.
  private(set) var counts = RedactionReport.Counts()
  private let addresses: AddressFinder
  private let isSecret: ((String) -> Bool)?
  private var names = PhraseFinder()
  private var words = PhraseFinder()

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
    addresses = AddressFinder(isPersonalOnly: profile == .names)
    self.isSecret = profile == .names ? nil : isSecret
    for (text, label) in people.phrases { names.add(text, replacement: label, isWhole: true) }
    guard case .words(let given) = profile else { return }
    for word in given { words.add(word, replacement: "[removed]", isWhole: false) }
  }

  /// Takes a text for a word to remove, with what shall stand for it.
  mutating func remove(_ text: String, replacement: String) {
    words.add(text, replacement: replacement, isWhole: false)
  }

  /// The text without what must go.
  mutating func redacted(_ text: String) -> String {
    let characters = Array(text)
    let spans = spans(in: characters, text)
    guard !spans.isEmpty else { return text }
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
    guard let label = people.labels[name] else { return redacted(name) }
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

  /// What goes, in order; what overlaps goes as one.
  private func spans(in characters: [Character], _ text: String) -> [Span] {
    var spans = secrets(in: characters, text).map {
      Span(range: $0, reason: .token, label: "[key]")
    }
    spans += addresses.find(in: characters).map {
      Span(range: $0, reason: .address, label: "[address]")
    }
    spans += words.find(in: characters).map {
      Span(range: $0.range, reason: .word, label: $0.replacement)
    }
    spans += names.find(in: characters).map {
      Span(range: $0.range, reason: .name, label: $0.replacement)
    }
    spans += addresses.handles(in: characters).map {
      Span(range: $0, reason: .handle, label: "[somebody]")
    }
    spans.sort {
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
  private func secrets(in characters: [Character], _ text: String) -> [Range<Int>] {
    guard let isSecret, isSecret(text) else { return [] }
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
