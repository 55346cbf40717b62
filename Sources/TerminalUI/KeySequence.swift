/// What the sequences of function keys mean.
enum KeySequence {
  /// The key of `CSI parameters final`; nil for one that nobody knows.
  static func key(final: UInt8, parameters: [UInt8]) -> Key? {
    let numbers = parse(parameters)
    guard let numbers else { return nil }
    let first = numbers.first ?? 1
    switch final {
    case 0x75:
      return TypedCode(first, modifier: numbers.dropFirst().first ?? 1).key
    case 0x7E where first == 27 && numbers.count == 3:
      return TypedCode(numbers[2], modifier: numbers[1]).key
    case 0x7E, 0x5E, 0x40:
      let isWord = final != 0x7E || isWord(numbers.dropFirst().first ?? 1)
      switch first {
      case 1, 7: return .home
      case 4, 8: return .end
      case 3: return isWord ? .deleteWord : .delete
      case 5: return .pageUp
      case 6: return .pageDown
      default: return nil
      }
    case 0x5A:
      return .backTab
    default:
      return arrow(final, isWord: isWord(numbers.count > 1 ? numbers[1] : first))
    }
  }

  /// The key of `ESC O parameters final`; nil for one that nobody knows.
  static func shiftedKey(final: UInt8, parameters: [UInt8]) -> Key? {
    switch final {
    case 0x4D:
      return .enter
    case 0x61...0x64:
      // rxvt: Ctrl and an arrow.
      return arrow(final, isWord: true)
    case 0x6A...0x79:
      // A keypad in application mode: * + , - . / and the digits.
      return .text(String(Character(Unicode.Scalar(final - 0x40))))
    default:
      guard let numbers = parse(parameters) else { return nil }
      return arrow(final, isWord: isWord(numbers.last ?? 1))
    }
  }

  /// The key that Alt makes of a key.
  static func withAlt(_ key: Key) -> Key {
    switch key {
    case .left: .wordLeft
    case .right: .wordRight
    case .delete: .deleteWord
    case .backspace: .altBackspace
    case .enter: .lineBreak
    default: key
    }
  }

  /// Whether the bytes are digits, at least one.
  static func isNumber(_ bytes: [UInt8]) -> Bool {
    !bytes.isEmpty && bytes.allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func arrow(_ final: UInt8, isWord: Bool) -> Key? {
    switch final {
    case 0x41, 0x61: .up
    case 0x42, 0x62: .down
    case 0x43, 0x63: isWord ? .wordRight : .right
    case 0x44, 0x64: isWord ? .wordLeft : .left
    case 0x48: .home
    case 0x46: .end
    default: nil
    }
  }

  /// The modifiers are a bit set plus one: 1 shift, 2 Alt, 4 Ctrl.
  private static func isWord(_ modifier: Int) -> Bool {
    modifier > 1 && (modifier - 1) & 6 != 0
  }

  /// Numbers between semicolons; nil where there is anything else.
  private static func parse(_ bytes: [UInt8]) -> [Int]? {
    var numbers: [Int] = []
    for part in bytes.split(separator: 0x3B, omittingEmptySubsequences: false) {
      guard part.count < 8, part.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      numbers.append(part.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }
    return bytes.isEmpty ? [] : numbers
  }
}
