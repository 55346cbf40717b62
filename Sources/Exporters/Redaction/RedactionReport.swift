/// What was removed from an export before it was written, counted, so that nobody takes it for the
/// whole record.
public struct RedactionReport: Equatable, Sendable {
  /// What is counted.
  public struct Counts: Equatable, Sendable {
    /// Names of people that became roles.
    public var names = 0
    /// Mail, network and web addresses, names of hosts, and phone numbers.
    public var addresses = 0
    /// Keys, tokens and passwords.
    public var tokens = 0
    /// Words and phrases that were given.
    public var words = 0

    /// All of them.
    var total: Int { names + addresses + tokens + words }

    static func - (a: Counts, b: Counts) -> Counts {
      Counts(
        names: a.names - b.names, addresses: a.addresses - b.addresses,
        tokens: a.tokens - b.tokens, words: a.words - b.words)
    }

    /// For people: `12 names, 3 addresses, 0 tokens and 1 word removed`.
    var sentence: String {
      func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
      }
      return [
        count(names, "name", "names"), count(addresses, "address", "addresses"),
        count(tokens, "token", "tokens"),
      ].joined(separator: ", ") + " and \(count(words, "word", "words")) removed"
    }
  }

  /// The profile's name.
  public internal(set) var profile: String
  /// How much was removed from the record.
  public internal(set) var counts = Counts()
  /// How much was removed from the post-mortem that people edited; nil where there is none.
  var countsOfText: Counts?
  /// How many different words were given.
  public internal(set) var givenWords = 0
  /// How many of the given words were met nowhere.
  public internal(set) var unmetWords = 0
  /// How much was removed from each event, by its id; events that lost nothing are absent.
  var removalsByEvent: [String: Int] = [:]

  /// How much was removed from one event.
  func removals(from event: String) -> Int {
    removalsByEvent[event] ?? 0
  }

  /// For people, of the record: `12 names, 3 addresses, 0 tokens and 1 word removed`.
  public var sentence: String { counts.sentence }

  /// The same of the post-mortem: of the text that people edited, else of the record that writes it.
  public var sentenceOfText: String { (countsOfText ?? counts).sentence }
}
