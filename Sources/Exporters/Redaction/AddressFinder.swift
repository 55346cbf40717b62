/// Finds what leads to a machine or a person: addresses of the web, of mail, of networks and
/// interfaces, names of hosts, and phone numbers: known ones, and any in their international form.
struct AddressFinder {
  /// Whether only what leads to a person counts: mail and phones.
  let isPersonalOnly: Bool
  private let phones: PhoneFinder

  init(isPersonalOnly: Bool, phones: [String]) {
    self.isPersonalOnly = isPersonalOnly
    self.phones = PhoneFinder(known: phones)
  }

  /// The places in a text; they may overlap.
  func find(in text: [Character]) -> [Range<Int>] {
    var found = phones.find(in: text)
    for word in Self.words(in: text, 0..<text.count, { Self.isOuterBreak($0) }) {
      if let address = webAddress(in: text, word) {
        found.append(address)
        continue
      }
      for part in Self.words(in: text, word, { "=(),;[]{}|".contains($0) }) {
        let end = Self.trimmed(text, part)
        // An address of a network may end in colons, which end a sentence otherwise.
        let last = Self.trimmed(text, part, ".,!?)")
        if isMail(text[end]) || (!isPersonalOnly && isMachine(text[end])) {
          found.append(end)
        } else if !isPersonalOnly, isIPv6(text[last]) {
          found.append(last)
        }
      }
    }
    return found
  }

  /// What calls somebody in a chat, `@name`; times that notes begin with are no names.
  func handles(in text: [Character]) -> [Range<Int>] {
    text.indices.filter { text[$0] == "@" }.compactMap { start in
      let isBehindWord = start > 0 && (text[start - 1].isLetter || text[start - 1].isNumber)
      let name = text[(start + 1)...].prefix {
        $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-"
      }
      guard !isBehindWord, name.first?.isLetter == true else { return nil }
      return start..<name.endIndex
    }
  }

  /// An address with a scheme, as far as the word goes.
  private func webAddress(in text: [Character], _ word: Range<Int>) -> Range<Int>? {
    guard !isPersonalOnly else { return nil }
    let sign = word.dropLast(2).first {
      text[$0] == ":" && text[$0 + 1] == "/" && text[$0 + 2] == "/"
    }
    guard let sign else { return nil }
    let scheme = text[word.lowerBound..<sign].reversed().prefix {
      $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0))
    }
    guard !scheme.isEmpty else { return nil }
    return Self.trimmed(text, (sign - scheme.count)..<word.upperBound)
  }

  private func isMail(_ word: ArraySlice<Character>) -> Bool {
    guard let at = word.lastIndex(of: "@"), at > word.startIndex else { return false }
    return Self.labels(word[(at + 1)...]).count >= 2
  }

  /// Whether a word is the address or the name of a machine, with a port, a path or without.
  private func isMachine(_ word: ArraySlice<Character>) -> Bool {
    let head = word.prefix { $0 != "/" }
    let host = head.prefix { $0 != ":" }
    let port = head.dropFirst(host.count + 1)
    return hasIPv4(word) || isIPv6(head) || isHostName(host) || isLogin(host)
      || isAtPort(host, port)
      || (head.count < word.count && isHostName(host, leastLabels: 2))
  }

  /// Somebody at a machine, as remote shells are told: `deploy@db-01`.
  private func isLogin(_ word: ArraySlice<Character>) -> Bool {
    guard let at = word.lastIndex(of: "@"), at > word.startIndex else { return false }
    let host = word[(at + 1)...]
    return host.first?.isLetter == true && !Self.labels(host).isEmpty
  }

  /// A name with a port, such as `db-01:5432`.
  ///
  /// A word without a digit or a hyphen may be any other word, and
  /// needs a number that is no status of the web and no line: `localhost:8080`, `web:443`.
  private func isAtPort(_ host: ArraySlice<Character>, _ port: ArraySlice<Character>) -> Bool {
    let labels = Self.labels(host)
    guard host.first?.isLetter == true, let number = Int(String(port)), port.count <= 5,
      port.allSatisfy({ $0.isASCII && $0.isNumber }), number <= 65535
    else { return false }
    return labels.count > 1 || port.count > 3 || [22, 25, 53, 80, 443].contains(number)
      || (!labels.isEmpty && host.contains { $0.isNumber || $0 == "-" })
  }

  /// Four numbers up to 255 with dots, with no further digit or number beside them.
  private func hasIPv4(_ word: ArraySlice<Character>) -> Bool {
    word.split { !$0.isASCII || !($0.isNumber || $0 == ".") }.contains { run in
      let parts = run.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4
        && parts.allSatisfy { $0.count <= 3 && Int(String($0)).map { $0 <= 255 } ?? false }
    }
  }

  /// Groups of hexadecimal digits between colons: eight, fewer with `::`, or the six of an interface.
  private func isIPv6(_ word: ArraySlice<Character>) -> Bool {
    let groups = word.prefix { $0 != "%" }.split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3,
      groups.allSatisfy({ $0.count <= 4 && $0.allSatisfy { $0.isASCII && $0.isHexDigit } })
    else { return false }
    let isShort = groups.dropFirst().dropLast().contains { $0.isEmpty }
    let isInterface = groups.count == 6 && groups.allSatisfy { $0.count == 2 }
    // `Type::name` may be of such letters too.
    return groups.count == 8 || isInterface || (isShort && word.contains(where: \.isNumber))
  }

  /// A name of at least three parts that ends in letters, or of two in a domain for private use.
  private func isHostName(_ word: ArraySlice<Character>, leastLabels: Int = 3) -> Bool {
    let labels = Self.labels(word)
    guard let last = labels.last, last.allSatisfy(\.isLetter) else { return false }
    return labels.count >= leastLabels
      || (labels.count == 2 && Self.privateDomains.contains(String(last).lowercased()))
  }

  private static let privateDomains: Set<String> = [
    "corp", "home", "internal", "intranet", "lan", "local", "localdomain",
  ]

  /// The parts of a name in the domain system; none where it is no such name.
  private static func labels(_ word: ArraySlice<Character>) -> [ArraySlice<Character>] {
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    let isName = labels.allSatisfy { label in
      !label.isEmpty && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
    return isName ? labels : []
  }

  private static func isOuterBreak(_ character: Character) -> Bool {
    character.isWhitespace || "\"'`<>".contains(character)
  }

  /// The stretches of a range between the characters that part them.
  private static func words(
    in text: [Character], _ range: Range<Int>, _ isBreak: (Character) -> Bool
  ) -> [Range<Int>] {
    text[range].split(whereSeparator: isBreak).map { $0.startIndex..<$0.endIndex }
  }

  /// The range without the punctuation that ends a sentence.
  private static func trimmed(
    _ text: [Character], _ range: Range<Int>, _ signs: String = ".,:!?)"
  ) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, signs.contains(text[end - 1]) { end -= 1 }
    return range.lowerBound..<end
  }
}
