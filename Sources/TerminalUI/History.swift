/// The lines that were sent, oldest first, for Up, Down and search.
///
/// Its file has one entry a line in UTF-8; a line feed in an entry is `\n`, a carriage return
/// `\r`, a backslash `\\`.
public struct History: Hashable, Sendable {
  /// The most entries that are kept.
  public static let mostEntries = 1000
  /// The longest entry that is kept, in bytes.
  public static let longestEntry = 65_536

  /// The entries, oldest first.
  public private(set) var entries: [String] = []

  /// Makes an empty history.
  public init() {}

  /// Reads a history file; what is too much goes, oldest first.
  public init(encoded bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A) {
      add(Self.decode(String(decoding: line, as: UTF8.self)))
    }
  }

  /// The history file.
  public var encoded: [UInt8] {
    entries.flatMap(Self.encode)
  }

  /// One entry as its line of the file, with its line feed.
  public static func encode(_ entry: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in entry.utf8 {
      switch byte {
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0x5C: bytes += [0x5C, 0x5C]
      default: bytes.append(byte)
      }
    }
    return bytes + [0x0A]
  }

  /// Keeps a line unless it is blank, repeats the last, begins with a space or looks like a secret.
  ///
  /// - Returns: whether it was kept.
  @discardableResult
  public mutating func add(_ line: String) -> Bool {
    guard line.contains(where: { !$0.isWhitespace }), line != entries.last,
      line.unicodeScalars.first != " ",
      line.utf8.count <= Self.longestEntry, !SecretShapes.appear(in: line)
    else { return false }
    entries.append(line)
    if entries.count > Self.mostEntries { entries.removeFirst(entries.count - Self.mostEntries) }
    return true
  }

  private static func decode(_ line: String) -> String {
    var text = String.UnicodeScalarView()
    var afterBackslash = false
    for scalar in line.unicodeScalars {
      guard afterBackslash else {
        if scalar == "\\" { afterBackslash = true } else { text.append(scalar) }
        continue
      }
      afterBackslash = false
      switch scalar {
      case "n": text.append("\n")
      case "r": text.append("\r")
      case "\\": text.append("\\")
      default:
        text.append("\\")
        text.append(scalar)
      }
    }
    if afterBackslash { text.append("\\") }
    return String(text)
  }
}
