/// How alike two units of a draft are, for telling a line that was reworded from one that is new.
enum Likeness {
  /// What a unit is compared by.
  struct Words {
    /// The first cell of a row, which names what it is about: a time, a milestone.
    fileprivate let name: String?
    /// The words that hold a letter, sorted.
    fileprivate let words: [String]

    init(_ unit: DraftUnit) {
      name =
        unit.kind == .row
        ? unit.words.split(separator: "|").first.map { $0.filter { $0 != " " } } : nil
      words = unit.words.lowercased()
        .split { !($0.isLetter || $0.isNumber) }
        .filter { $0.contains(where: \.isLetter) }.map(String.init).sorted()
    }
  }

  /// From this on two units are taken for one.
  static let enough = 0.5

  /// The share of common words (Dice, 1945), more where the first cell or a neighbor is the same.
  static func score(_ a: Words, _ b: Words, neighbors: Int) -> Double {
    let total = a.words.count + b.words.count
    let share = total == 0 ? 0 : 2 * Double(common(a.words, b.words)) / Double(total)
    let isNamed = a.name != nil && a.name == b.name
    guard isNamed || share >= 0.2 else { return 0 }
    return share + (isNamed ? 0.3 : 0) + 0.25 * Double(neighbors)
  }

  /// How many words two sorted lists have in common.
  private static func common(_ a: [String], _ b: [String]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < a.count, j < b.count {
      if a[i] == b[j] {
        (i, j, count) = (i + 1, j + 1, count + 1)
      } else if a[i] < b[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return count
  }
}
