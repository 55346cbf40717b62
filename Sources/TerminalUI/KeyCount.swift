/// The count of readline's numeric argument: Alt and digits before a key say how often.
public struct KeyCount: Hashable, Sendable {
  private var digits: Int?
  private var isNegative: Bool

  private static let most = 9999

  /// Begins with a digit, or with the sign that turns the next key round.
  init?(_ character: Character) {
    isNegative = character == "-"
    digits = Self.digit(character)
    if !isNegative, digits == nil { return nil }
  }

  /// How often; a sign alone is once in the other direction.
  var value: Int { (isNegative ? -1 : 1) * (digits ?? 1) }

  /// As it was typed.
  var text: String { (isNegative ? "-" : "") + (digits.map(String.init) ?? "") }

  /// Takes one more digit.
  ///
  /// - Returns: whether it was one.
  mutating func take(_ character: Character) -> Bool {
    guard let digit = Self.digit(character) else { return false }
    digits = min((digits ?? 0) * 10 + digit, Self.most)
    return true
  }

  private static func digit(_ character: Character) -> Int? {
    character.isASCII ? character.wholeNumberValue : nil
  }
}
