/// Finds phone numbers: any in its international form, and known ones however they are written.
struct PhoneFinder {
  /// The digits of known numbers, with and without what people leave out.
  private let known: Set<[Character]>
  private let lengths: [Int]
  /// Shorter numbers are those of rooms and of tickets, too.
  private static let least = 4

  init(known numbers: [String]) {
    known = Set(numbers.flatMap { Self.forms(of: $0) })
    lengths = Set(known.map(\.count)).sorted(by: >)
  }

  /// The places in a text; they may overlap.
  func find(in text: [Character]) -> [Range<Int>] {
    international(in: text) + knownOnes(in: text)
  }

  /// The digits of a number as it may be dialed: with the code of its country, which has up to three
  /// digits, or with a zero in its place, or with neither.
  private static func forms(of number: String) -> [[Character]] {
    let digits = number.filter { isDigit($0) }
    let isInternational = number.first { isDigit($0) || $0 == "+" } == "+"
    var forms = [digits]
    if isInternational {
      forms += ["00" + digits]
      forms += (1...3).flatMap { [digits.dropFirst($0), "0" + digits.dropFirst($0)] }
        .filter { $0.count >= 7 }.map { String($0) }
    } else if digits.hasPrefix("0"), digits.count > 7 {
      forms.append(String(digits.dropFirst()))
    }
    return forms.filter { $0.count >= least }.map(Array.init)
  }

  private func knownOnes(in text: [Character]) -> [Range<Int>] {
    guard !lengths.isEmpty else { return [] }
    var found: [Range<Int>] = []
    var index = 0
    while index < text.count {
      let isStart = Self.isDigit(text[index]) && (index == 0 || !Self.isDigit(text[index - 1]))
      guard isStart, let end = end(ofKnown: text[index...]) else {
        index += 1
        continue
      }
      let sign = index > 0 ? text[index - 1] : " "
      let hasSign = sign == "+" || (sign == "(" && text[index..<end].contains(")"))
      found.append((hasSign ? index - 1 : index)..<end)
      index = end
    }
    return found
  }

  /// Where the longest known number ends that begins here.
  private func end(ofKnown rest: ArraySlice<Character>) -> Int? {
    var places: [Int] = []
    let most = lengths.first ?? 0
    for place in rest.indices {
      if places.count == most { break }
      if Self.isDigit(rest[place]) {
        places.append(place)
      } else if !Self.isSeparator(rest[place]) {
        break
      }
    }
    for length in lengths where length <= places.count {
      let last = places[length - 1]
      let isEnd = last + 1 == rest.endIndex || !Self.isDigit(rest[last + 1])
      if isEnd, known.contains(places.prefix(length).map { rest[$0] }) { return last + 1 }
    }
    return nil
  }

  /// A plus, and at least eight digits with the usual blanks and signs between them.
  private func international(in text: [Character]) -> [Range<Int>] {
    text.indices.filter { text[$0] == "+" }.compactMap { start in
      let run = text[(start + 1)...].prefix { Self.isDigit($0) || Self.isSeparator($0) }
      let digits = run.count { $0.isNumber }
      guard digits >= 8, run.first?.isNumber == true,
        let last = run.lastIndex(where: \.isNumber)
      else { return nil }
      return start..<(last + 1)
    }
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace && !character.isNewline || "-/().‐‑‒–—−".contains(character)
  }

  private static func isDigit(_ character: Character) -> Bool {
    ("0"..."9").contains(character)
  }
}
