/// The number of typing mistakes between two words.
///
/// A letter too many, one too few, another one, or two neighbours swapped count as one each
/// (optimal string alignment).
struct EditDistance {
  /// Compares two words; `nil` when the distance is above `limit`.
  static func between(_ first: String, _ second: String, limit: Int) -> Int? {
    let a = Array(first.unicodeScalars.prefix(65))
    let b = Array(second.unicodeScalars.prefix(65))
    guard a.count <= 64, b.count <= 64, abs(a.count - b.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    let distance = last[b.count]
    return distance <= limit ? distance : nil
  }
}
