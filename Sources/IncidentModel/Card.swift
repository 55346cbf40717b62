/// What a step puts before people: what is late, what to do now, numbered items, one line of state.
///
/// A card is a pure function of the situation, so that tests see it without a terminal. It holds
/// words, not layout.
public struct Card: Equatable, Sendable {
  /// The step.
  public var step: Step
  /// The step's heading, as the playbook has it.
  public var title: String
  /// What is overdue, and what rides along from the step before.
  public var late: [String]
  /// What to do now, in the playbook's words.
  public var guidance: String
  /// Facts of this step: the words to say, the map, the failing part.
  public var body: [String]
  /// The items of the card, 1 to 7.
  public var items: [CardItem]
  /// The items behind `0`, from 11 on.
  public var more: [CardItem]
  /// The state in short parts, the most important first.
  public var state: [String]

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

/// One numbered item of a card.
public struct CardItem: Equatable, Sendable {
  /// What choosing it does.
  public enum Choice: Equatable, Sendable {
    /// Runs a session line, which asks for what it still lacks.
    case line(String)
    /// Asks one question whose answers are session lines.
    case question(String, [Answer])
    /// Turns a checklist item on or off.
    case toggle(itemID: String)
  }

  /// One answer of a question.
  public struct Answer: Equatable, Sendable {
    /// The word to type.
    public var word: String
    /// The session line that it runs.
    public var line: String
  }

  /// The number to type.
  public var number: Int
  /// What it is, in a few words.
  public var text: String
  /// What is known about it.
  public var detail: String
  /// What choosing it does.
  public var choice: Choice
  /// Whether it is done; it keeps its number.
  public var isDone: Bool
}

/// A card's items before they have numbers.
///
/// Numbers never move under the finger: what may still grow takes the low numbers up to its
/// `capacity` and goes on after everything else; what is fixed takes the rest up to 7 and then 11
/// and up, and the checklist follows.
struct CardItems {
  private(set) var growing: [CardItem] = []
  private(set) var fixed: [CardItem] = []
  private(set) var rest: [CardItem] = []
  let capacity: Int

  init(capacity: Int) {
    self.capacity = min(max(capacity, 0), 7)
  }

  mutating func grow(
    _ text: String, _ detail: String = "", _ choice: CardItem.Choice, isDone: Bool = false
  ) {
    growing.append(CardItem(number: 0, text: text, detail: detail, choice: choice, isDone: isDone))
  }

  mutating func add(
    _ text: String, _ detail: String = "", _ choice: CardItem.Choice, isDone: Bool = false
  ) {
    fixed.append(CardItem(number: 0, text: text, detail: detail, choice: choice, isDone: isDone))
  }

  mutating func addMore(
    _ text: String, _ detail: String = "", _ choice: CardItem.Choice, isDone: Bool = false
  ) {
    rest.append(CardItem(number: 0, text: text, detail: detail, choice: choice, isDone: isDone))
  }

  /// The items with their numbers: those of the card, and those behind `0`.
  func numbered() -> (items: [CardItem], more: [CardItem]) {
    let onCard = 7 - capacity
    let top = number(Array(growing.prefix(capacity)), from: 1)
    let middle = number(Array(fixed.prefix(onCard)), from: capacity + 1)
    let more = Array(fixed.dropFirst(onCard)) + rest + growing.dropFirst(capacity)
    return (top + middle, number(more, from: 11))
  }

  private func number(_ items: [CardItem], from first: Int) -> [CardItem] {
    items.enumerated().map { place, item in
      var item = item
      item.number = first + place
      return item
    }
  }
}
