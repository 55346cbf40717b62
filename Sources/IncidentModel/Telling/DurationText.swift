/// A duration as people write it: `45s`, `12m`, `1h30m`, `2 days`, `10 minutes`.
public enum DurationText {
  /// The seconds that a text means, or nil.
  ///
  /// Every number needs a unit; `M` alone is refused, because it could be months.
  public static func seconds(_ text: some StringProtocol) -> Int? {
    var total = 0
    var isEmpty = true
    var rest = text.drop { $0 == " " }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let value = Int(digits), value < 1_000_000_000 else { return nil }
      rest = rest.dropFirst(digits.count).drop { $0 == " " }
      let unit = rest.prefix { $0.isASCII && $0.isLetter }
      guard let factor = factor(of: String(unit)) else { return nil }
      let (sum, overflow) = total.addingReportingOverflow(value * factor)
      guard !overflow else { return nil }
      total = sum
      isEmpty = false
      rest = rest.dropFirst(unit.count).drop { $0 == " " }
    }
    return isEmpty ? nil : total
  }

  /// How many business days a length may have.
  static let mostBusinessDays = 1...999

  /// The days that a text like `5 business days` means, 1 to 999; nil for any other text.
  public static func businessDays(_ text: some StringProtocol) -> Int? {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 3, words[1] == "business", words[2] == "days" || words[2] == "day",
      let days = Int(words[0]), mostBusinessDays.contains(days)
    else { return nil }
    return days
  }

  private static func factor(of unit: String) -> Int? {
    switch unit {
    case "s", "sec", "secs", "second", "seconds": 1
    case "m", "min", "mins", "minute", "minutes": 60
    case "h", "hr", "hrs", "hour", "hours": 3600
    case "d", "day", "days": 86400
    case "w", "week", "weeks": 604_800
    default: nil
    }
  }
}
