/// Goes through a script by the quoting rules of POSIX shells (XCU 2.2) and bash's `$'…'`.
struct ScriptFiller {
  private enum Place {
    case code, arithmetic, backticks, single, double, dollarSingle, document, quotedDocument
  }

  private let bytes: [UInt8]
  private let values: [String: String]
  private let hidden: [String: String]
  private let scanner: PlaceholderScanner
  private var index = 0
  private var places: [Place] = [.code]
  /// The here-documents that begin on the next line.
  private var documents: [HereDocuments.Announced] = []
  private(set) var output: [UInt8] = []
  private(set) var shown: [UInt8] = []
  private(set) var variables: [String: String] = [:]
  private(set) var missing: [String] = []
  private(set) var unsafe: [String] = []
  /// The variable of each value, by the placeholder's name.
  private var names: [String: String] = [:]

  init(
    _ script: String, _ values: [String: String], _ hidden: [String: String],
    _ declared: Set<String>
  ) {
    bytes = Array(script.utf8)
    self.values = values
    self.hidden = hidden
    scanner = PlaceholderScanner(script, declared: declared)
  }

  mutating func fill(_ quoted: (String) -> String) {
    while index < bytes.count {
      if let found = scanner.placeholder(at: index) {
        put(found.name, found.standard, quoted, until: found.end)
      } else {
        step(quoted)
      }
    }
  }

  private var place: Place { places.last ?? .code }
}

extension ScriptFiller {
  private mutating func put(
    _ name: String, _ standard: String?, _ quoted: (String) -> String, until end: Int
  ) {
    guard let value = values[name] ?? standard else {
      if !missing.contains(name) { missing.append(name) }
      return copy(until: end)
    }
    let isCounted = places.contains(.arithmetic) && Int(value) == nil
    guard place != .quotedDocument, !isCounted else {
      if !unsafe.contains(name) { unsafe.append(name) }
      return copy(until: end)
    }
    index = end
    let variable = names[name] ?? "\(FilledScript.variablePrefix)\(names.count + 1)"
    names[name] = variable
    variables[variable] = value
    let text = hidden[name] ?? value
    let word = hidden[name] ?? quoted(value)
    switch place {
    case .code, .backticks:
      output += "\"${\(variable)}\"".utf8
      shown += word.utf8
    case .double:
      output += "${\(variable)}".utf8
      shown += (word == text ? text : "\"\(word)\"").utf8
    case .single, .dollarSingle:
      let opening = place == .single ? "'" : "$'"
      output += "'\"${\(variable)}\"\(opening)".utf8
      shown += (word == text ? text : "'\(word)\(opening)").utf8
    case .arithmetic, .document, .quotedDocument:
      output += "${\(variable)}".utf8
      shown += text.utf8
    }
  }

  private mutating func copy(until end: Int) {
    output += bytes[index..<end]
    shown += bytes[index..<end]
    index = end
  }

  private mutating func copy() { copy(until: min(index + 1, bytes.count)) }

  private var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  private func begins(_ text: StaticString) -> Bool {
    bytes[index...].starts(
      with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Takes what stands here: a byte, or as much as changes the place.
  private mutating func step(_ quoted: (String) -> String) {
    switch place {
    case .single:
      if begins("'") { places.removeLast() }
      copy()
    case .dollarSingle:
      if begins("\\") { copy() } else if begins("'") { places.removeLast() }
      copy()
    case .double:
      if begins("\"") { places.removeLast() }
      stepInExpanded()
    case .document, .quotedDocument:
      copy()
    case .code, .backticks, .arithmetic:
      stepInCode(quoted)
    }
  }

  /// What double quotes and here-documents share: escapes, substitutions.
  private mutating func stepInExpanded() {
    if begins("\\") {
      copy()
      return copy()
    }
    if openSubstitution() { return }
    copy()
  }

  /// Goes into `$(…)`, `$((…))` or backticks, and out of backticks.
  private mutating func openSubstitution() -> Bool {
    if begins("$((") {
      places += [.arithmetic, .arithmetic]
      copy(until: index + 3)
      return true
    }
    if begins("$(") {
      places.append(.code)
      copy(until: index + 2)
      return true
    }
    guard begins("`") else { return false }
    if let open = places.lastIndex(of: .backticks) {
      places.removeSubrange(open...)
    } else {
      places.append(.backticks)
    }
    copy()
    return true
  }

  private mutating func stepInCode(_ quoted: (String) -> String) {
    if begins("\\") {
      copy()
      return copy()
    }
    if openSubstitution() { return }
    if begins("#"), isWordStart {
      while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { copy() }
      return
    }
    if begins("<<"), let (document, end) = HereDocuments.announced(bytes, at: index) {
      documents.append(document)
      return copy(until: end)
    }
    if begins("<<<") { return copy(until: index + 3) }
    if begins("\n"), !documents.isEmpty {
      copy()
      return takeDocuments(quoted)
    }
    if begins("((") {
      places += [.arithmetic, .arithmetic]
      return copy(until: index + 2)
    }
    if begins("$'") {
      places.append(.dollarSingle)
      copy()
    } else if begins("'") {
      places.append(.single)
    } else if begins("\"") {
      places.append(.double)
    } else if begins("(") {
      places.append(place == .arithmetic ? .arithmetic : .code)
    } else if begins(")"), places.count > 1, place != .backticks {
      places.removeLast()
    }
    copy()
  }

  private var isWordStart: Bool { index == 0 || " \t\n;(".utf8.contains(bytes[index - 1]) }

  /// Takes the here-documents that begin on this line.
  private mutating func takeDocuments(_ quoted: (String) -> String) {
    while let document = documents.first, index < bytes.count {
      let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[index..<end].drop { $0 == UInt8(ascii: "\t") }
      if line.elementsEqual(document.delimiter) { documents.removeFirst() }
      places.append(document.isQuoted ? .quotedDocument : .document)
      while index < end {
        if let found = scanner.placeholder(at: index), found.end <= end {
          put(found.name, found.standard, quoted, until: found.end)
        } else {
          copy()
        }
      }
      places.removeLast()
      if index < bytes.count { copy() }
    }
  }
}
