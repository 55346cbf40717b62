/// A key that a terminal spells by its character's number and a set of modifiers.
///
/// xterm (modifyOtherKeys), iTerm2, foot and kitty do so where a person has set them to.
struct TypedCode {
  private let code: Int
  private let hasShift: Bool
  private let hasAlt: Bool
  private let hasControl: Bool
  /// Super, Hyper and Meta are for the window system.
  private let isForeign: Bool

  /// - Parameters:
  ///   - code: the character as it is without modifiers.
  ///   - modifier: a bit set plus one: 1 shift, 2 Alt, 4 Ctrl, 8, 16 and 32 others, 64 and 128 locks.
  init(_ code: Int, modifier: Int) {
    self.code = code
    let bits = max(modifier, 1) - 1
    hasShift = bits & 1 != 0
    hasAlt = bits & 2 != 0
    hasControl = bits & 4 != 0
    isForeign = bits & 56 != 0
  }

  /// What it means here; nil for nothing.
  var key: Key? {
    guard !isForeign else { return nil }
    switch code {
    case 9: return hasControl || hasAlt ? nil : hasShift ? .backTab : .tab
    case 13: return hasShift || hasAlt ? .lineBreak : .enter
    case 27: return .escape
    case 8, 127: return hasControl || hasAlt ? .altBackspace : .backspace
    default: break
    }
    guard code >= 0x20, !(0x80..<0xA0).contains(code), !(0xE000...0xF8FF).contains(code),
      let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
    else { return nil }
    let character = Character(scalar)
    if hasControl { return hasAlt ? nil : character.lowercased().first.flatMap(controlled) }
    let shown = hasShift ? character.uppercased() : String(character)
    if hasAlt { return scalar.isASCII ? shown.first.map(Key.alt) : nil }
    return .text(shown)
  }

  /// The control character that terminals send for Ctrl and this one.
  private func controlled(_ character: Character) -> Key? {
    switch character {
    case "h": .backspace
    case "i": .tab
    case "j", "m": .enter
    case "[": .escape
    case "a"..."z": .control(character)
    case " ", "2", "@": .control("@")
    case "/", "-", "_", "7": .control("_")
    case "\\", "]", "^": .control(character)
    case "?", "8": .backspace
    default: nil
    }
  }
}
