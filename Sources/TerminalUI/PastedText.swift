/// What becomes of a paste before it stands in the line.
enum PastedText {
  /// The bytes as text: line ends become line feeds, and no control of it is obeyed or kept.
  static func cleaned(_ bytes: [UInt8]) -> String {
    var clean = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x0D: clean.append("\n")
      case 0x0A: if !afterReturn { clean.append("\n") }
      case 0x09: clean.append(scalar)
      case 0..<0x20, 0x7F..<0xA0: break
      default: clean.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(clean)
  }

  /// Whether bytes that arrived in one go are a paste that the terminal did not mark as one.
  ///
  /// Nobody types three lines at once; but what is typed ahead, and a program at the other end, may
  /// arrive so too. Hence only plain text counts: with a key in it, or a line that is a command or a
  /// number, it is taken as typed.
  ///
  /// What stands in the line already is `typed`.
  static func isUnmarked(_ bytes: [UInt8], after typed: String = "") -> Bool {
    let controls: ClosedRange<UInt8> = 0...0x1F
    let lineEnds: Set<UInt8> = [0x0A, 0x0D]
    let isText = bytes.allSatisfy {
      !controls.contains($0) && $0 != 0x7F || lineEnds.contains($0) || $0 == 0x09
    }
    guard isText else { return false }
    let lines = bytes.split(whereSeparator: lineEnds.contains)
    guard lines.count >= leastLines, bytes.contains(where: lineEnds.contains) else { return false }
    guard !isCommand(Array(typed.utf8)[...]) else { return false }
    return !lines.contains { line in
      isCommand(line) || line.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  /// Whether a line is a slash and a letter, with no second slash as a path has it.
  private static func isCommand(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.first == 0x2F, let second = line.dropFirst().first else { return false }
    let word = line.dropFirst().prefix { $0 != 0x20 }
    return (0x61...0x7A).contains(second | 0x20) && !word.contains(0x2F)
  }

  private static let leastLines = 3
}
