/// The number of typing mistakes between two words.
///
/// Letters too many, too few, other ones, or two neighbours swapped count as one mistake each
/// (optimal string alignment).
public enum WordDistance {
  /// Words of more letters than this are like no other.
  public static let longest = 64

  /// How far two words are apart in letters, whatever counts as one; nil above a limit, or where a
  /// word is too long.
  @inlinable
  public static func between<Letter: Equatable>(
    _ a: [Letter], _ b: [Letter], limit: Int
  ) -> Int? {
    guard a.count <= longest, b.count <= longest, abs(a.count - b.count) <= limit else {
      return nil
    }
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          least = min(least, before[j - 1] + 1)
        }
        row.append(least)
      }
      before = last
      last = row
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// How far two texts are apart in Unicode scalars, so that an umlaut is one letter.
  public static func between(_ a: some StringProtocol, _ b: some StringProtocol, limit: Int) -> Int?
  {
    between(
      Array(a.unicodeScalars.prefix(longest + 1)), Array(b.unicodeScalars.prefix(longest + 1)),
      limit: limit)
  }

  /// How many mistakes a word of so many letters has room for: a short one none, a long one two.
  public static func forgiven(in length: Int) -> Int {
    length < 4 ? 0 : length < 8 ? 1 : 2
  }
}
