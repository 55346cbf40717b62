import Exporters
import TerminalUI

/// Takes secrets out of lines: the values of secret variables by name, and words of known shapes.
struct SecretMask {
  private let values: [(name: String, value: String)]
  private var isInKey = false
  /// How many places were masked.
  private(set) var count = 0

  /// Masks these values, by their names; what is too short to be a secret is left alone.
  init(_ secrets: [String: String]) {
    // Output is masked line by line, so each line of a secret is one.
    values = secrets.flatMap { name, value in
      value.split(separator: "\n").map { (name: name, value: String($0)) }
    }
    .filter { $0.value.utf8.count >= 4 }
    // A secret may hold another; the longer one goes first.
    .sorted { ($1.value.utf8.count, $0.name) < ($0.value.utf8.count, $1.name) }
  }

  /// The length of the longest value, in bytes.
  var longest: Int { values.map(\.value.utf8.count).max() ?? 0 }

  /// Where a line that is too long can be parted near an index, so that no value is: at a blank, or
  /// before the value that stands there.
  func cut(_ line: ArraySlice<UInt8>, near index: Int) -> Int {
    let blankSearch = max(line.startIndex, index - 4096)..<index
    if let blank = line[blankSearch].lastIndex(of: UInt8(ascii: " ")) { return blank + 1 }
    var end = index
    for (_, value) in values {
      let around = max(line.startIndex, end - value.utf8.count + 1)
      let found = line[around..<min(line.endIndex, end + value.utf8.count - 1)]
        .firstRange(of: Array(value.utf8))
      if let found, found.lowerBound > line.startIndex { end = min(end, found.lowerBound) }
    }
    return end
  }

  /// Whether a variable of this name holds a secret.
  static func isSecret(name: String) -> Bool {
    SecretLabel.isIn(name) || name.uppercased().hasSuffix("_KEY")
  }

  /// The line without secrets.
  mutating func masked(_ line: String) -> String {
    var line = line
    for (name, value) in values {
      let parts = line.split(separator: value, omittingEmptySubsequences: false)
      guard parts.count > 1 else { continue }
      count += parts.count - 1
      line = parts.joined(separator: "[\(name)]")
    }
    if isInKey || line.contains("PRIVATE KEY-----") {
      isInKey = !line.contains("-----END ")
      count += 1
      return "[private key]"
    }
    guard SecretShapes.appear(in: line) else { return line }
    count += 1
    var hidesNext = false
    let words = line.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      defer {
        hidesNext = word.hasSuffix(":") || word.hasSuffix("=") || word.lowercased() == "bearer"
      }
      return hidesNext || SecretShapes.appear(in: word) ? "[masked]" : String(word)
    }
    let text = words.joined(separator: " ")
    return SecretShapes.appear(in: text) ? "[masked]" : text
  }
}
