/// The number of typing mistakes between two words.
///
/// Letters too many, too few, other ones, or two neighbours swapped count as one mistake each
/// (optimal string alignment).
public enum WordDistance {
  /// How far two words are apart, in bytes of UTF-8.
  public static func between(_ a: [UInt8], _ b: [UInt8]) -> Int {
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
    return last[b.count]
  }

  /// How many mistakes a word of so many letters has room for: a short one none, a long one two.
  public static func forgiven(in length: Int) -> Int {
    length < 4 ? 0 : length < 8 ? 1 : 2
  }
}
