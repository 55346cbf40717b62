import Encoding

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
    _ text: String, _ detail: String = "", shorts: [String] = [], _ choice: CardItem.Choice,
    isDone: Bool = false, since: Instant? = nil
  ) {
    growing.append(
      CardItem(
        number: 0, text: text, detail: detail, shorts: shorts, since: since, choice: choice,
        isDone: isDone))
  }

  mutating func add(
    _ text: String, _ detail: String = "", short: String? = nil, _ choice: CardItem.Choice,
    isDone: Bool = false
  ) {
    fixed.append(
      CardItem(
        number: 0, text: text, detail: detail, shorts: short.map { [$0] } ?? [], choice: choice,
        isDone: isDone))
  }

  mutating func addMore(
    _ text: String, _ detail: String = "", _ choice: CardItem.Choice, isDone: Bool = false
  ) {
    rest.append(
      CardItem(
        number: 0, text: text, detail: detail, shorts: [], choice: choice, isDone: isDone))
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
