import Encoding

/// Finds the names that somebody may have meant.
public struct NameSuggestion {
  /// Offers at most three names, all equally near, in the order of `names`.
  ///
  /// Names that begin with the word come first. Otherwise as many mistakes are forgiven as a third
  /// of the word's length, so that a guess is never far-fetched.
  public static func nearest(to word: String, among names: [String]) -> [String] {
    let wanted = bare(word)
    guard wanted.unicodeScalars.count > 1 else { return [] }
    let beginning = names.filter { bare($0).hasPrefix(wanted) }
    if !beginning.isEmpty { return Array(beginning.prefix(3)) }
    // A third, rounded to the nearest whole number.
    let limit = (2 * wanted.unicodeScalars.count + 3) / 6
    var best: [String] = []
    var bestDistance = limit
    for name in names {
      guard let distance = WordDistance.between(wanted, bare(name), limit: bestDistance) else {
        continue
      }
      if distance < bestDistance { best = [] }
      bestDistance = distance
      best.append(name)
    }
    return Array(best.prefix(3))
  }

  /// The name without its dashes, which everybody gets right, in lower case.
  private static func bare(_ name: String) -> String {
    String(name.drop { $0 == "-" }).lowercased()
  }
}
