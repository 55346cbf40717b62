import Encoding

/// Names of incidents, which are names of directories and of chat channels.
public enum IncidentName {
  /// The most bytes of an incident's id.
  public static let lengthLimit = 60

  /// Whether a text can be the name of an incident's directory, and no other path.
  public static func isValid(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.count <= 255 && !id.hasPrefix(".")
      && !id.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 || $0 == UInt8(ascii: "\n") }
  }

  /// The day in UTC that an id begins with, such as `2026-11-20`; nil for a name that is no such id.
  public static func day(of id: String) -> String? {
    let bytes = Array(id.utf8.prefix(15))
    guard id.hasPrefix("inc-"), bytes.count == 15, bytes[14] == UInt8(ascii: "-") else {
      return nil
    }
    let day = bytes[4..<14]
    let isDay = day.enumerated().allSatisfy { place, byte in
      [4, 7].contains(place) ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte)
    }
    return isDay ? String(decoding: day, as: UTF8.self) : nil
  }

  /// The id of the `number`-th incident with this title on the day of `instant` in UTC.
  static func id(title: String, at instant: Instant, number: Int) -> String {
    let day = CivilTime(instant, offsetSeconds: 0).date
    let end = number <= 1 ? "" : "-\(number)"
    let room = lengthLimit - "inc--".utf8.count - day.utf8.count - end.utf8.count
    return "inc-\(day)-\(slug(title, limit: room))\(end)"
  }

  /// A text in small ASCII letters, digits and single hyphens, cut after a word where that fits.
  ///
  /// Letters with marks lose them; what has no ASCII form parts words. `incident` where nothing is
  /// left.
  public static func slug(_ text: String, limit: Int) -> String {
    var words: [String] = [""]
    for scalar in text.lowercased().unicodeScalars {
      if let letters = ascii(scalar) {
        words[words.count - 1] += letters
      } else if scalar == "'" || scalar == "\u{2019}" || isMark(scalar) {
        continue
      } else if words.last != "" {
        words.append("")
      }
    }
    var slug = ""
    for word in words where !word.isEmpty {
      let longer = slug.isEmpty ? word : "\(slug)-\(word)"
      guard longer.utf8.count <= limit else { break }
      slug = longer
    }
    if slug.isEmpty { slug = String(words[0].prefix(limit)) }
    return slug.isEmpty ? "incident" : slug
  }

  /// Whether a scalar only changes the letter before it.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    case "ä", "æ": "ae"
    case "ö", "ø", "œ": "oe"
    case "ü": "ue"
    case "ß": "ss"
    case "à"..."ã", "å", "ā", "ă", "ą": "a"
    case "ç", "ć", "č": "c"
    case "ď", "đ", "ð": "d"
    case "è"..."ë", "ē", "ę", "ě": "e"
    case "ğ": "g"
    case "ì"..."ï", "ī", "ı": "i"
    case "ł", "ľ": "l"
    case "ñ", "ń", "ň": "n"
    case "ò"..."õ", "ō", "ő": "o"
    case "ř": "r"
    case "ś", "š", "ş", "ș": "s"
    case "ť", "ț": "t"
    case "ù"..."û", "ū", "ů", "ű": "u"
    case "ý", "ÿ": "y"
    case "ź", "ż", "ž": "z"
    default: nil
    }
  }
}
