import TerminalUI

/// The facts of a card in the rows that there are.
struct CardFacts {
  private let facts: [[StyledText]]
  private let pressing: Int
  private let width: Int

  /// Lays facts out; the first ones are pressing: a row of each is shown before a second row of any.
  init(_ body: [String], pressing: Int, width: Int) {
    facts = body.map { StyledText($0).sanitized().wrapped(to: width, indent: 2) }
    self.pressing = pressing
    self.width = width
  }

  /// How many rows all of them take.
  var count: Int { facts.reduce(0) { $0 + $1.count } }

  /// The first rows; where that is not all, the last one says where the rest is.
  func lines(_ rows: Int) -> [StyledText] {
    guard count > rows else { return facts.flatMap(\.self) }
    var shares = facts.enumerated().map { $0.offset < min(pressing, rows) ? 1 : 0 }
    var rest = rows - shares.reduce(0, +)
    for (place, fact) in facts.enumerated() where rest > 0 {
      let more = min(fact.count - shares[place], rest)
      shares[place] += more
      rest -= more
    }
    var lines: [StyledText] = []
    for (fact, share) in zip(facts, shares) where share > 0 {
      lines += fact.prefix(share - 1) + [cut(fact, to: share)]
    }
    if let last = lines.popLast() { lines.append(CardView.marked(last, width)) }
    return lines
  }

  /// The last row that is shown of a fact, the cut marked where there is more of it.
  private func cut(_ fact: [StyledText], to share: Int) -> StyledText {
    guard share < fact.count else { return fact[share - 1] }
    let next = String(fact[share].text.drop { $0 == " " })
    return (fact[share - 1] + StyledText(" \(next)…")).truncated(to: width)
  }
}
