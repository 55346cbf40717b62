/// What a step puts before people: what is late, what to do now, numbered items, one line of state.
///
/// A card is a pure function of the situation, so that tests see it without a terminal. It holds
/// words, not layout.
public struct Card: Equatable, Sendable {
  /// The step.
  public var step: Step
  /// The step's heading, as the playbook has it.
  public var title: String
  /// What is overdue.
  public var late: [Late]
  /// What the steps behind left undone, as one line; nil where nothing is.
  public var undone: String?
  /// What to do now, in the playbook's words.
  public var guidance: String
  /// Facts of this step: the words to say, the map, the failing part.
  public var body: [String]
  /// How many of the facts, from the first on, must be seen, if only in part: what is being done to the
  /// system, and what went wrong with it.
  public var pressing = 0
  /// The items of the card, 1 to 7.
  public var items: [CardItem]
  /// The items behind `0`, from 11 on.
  public var more: [CardItem]
  /// The state in short parts, in the order in which they are read.
  public var state: [StatePart]

  /// One part of the state.
  public struct StatePart: Equatable, Sendable {
    /// What is so.
    public var words: String
    /// The same in fewer cells.
    public var short: String
    /// How much is lost without it; where there is too little room, the least goes first.
    public var worth: Int

    /// Makes a part, which has no shorter form by default.
    public init(_ words: String, short: String? = nil, worth: Int) {
      self.words = words
      self.short = short ?? words
      self.worth = worth
    }
  }

  /// Something overdue.
  public struct Late: Equatable, Sendable {
    /// What is due, and since when.
    public var timer: IncidentTimer
    /// What is asked for.
    public var ask: String
    /// The number or the verb that answers it, as it is typed.
    public var answer: String
    /// For how long it has been due, in seconds.
    public var seconds: Int

    /// What it is, what answers it, and for how long it has been due.
    public var words: String {
      "\(ask) (\(answer)), late \(TimeText.duration(seconds: seconds))"
    }
  }

  /// The item with a number, on the card or behind `0`.
  public func item(_ number: Int) -> CardItem? {
    (items + more).first { $0.number == number }
  }

  /// The numbers that mean the same on every card.
  public enum Fixed {
    /// Go to the next step.
    public static let next = 8
    /// Give a status update.
    public static let update = 9
    /// Show the rest.
    public static let more = 0
  }
}
