/// Turns the bytes of a terminal into keys; reads may cut anywhere.
///
/// Sequences follow ECMA-48 and the spellings of xterm, rxvt, tmux and the Linux console. A
/// sequence that nobody knows is swallowed whole and never leaves letters behind. What follows a
/// lone Esc is not lost: the caller says when to wait no longer.
public struct KeyDecoder: Sendable {
  private enum State: Hashable {
    case ground
    case escape
    /// Two Esc: rxvt and PuTTY put one before a sequence for Alt.
    case doubleEscape
    /// After `ESC [` or `ESC O`, with the parameter bytes so far.
    case control([UInt8])
    case singleShift([UInt8])
    /// So many bytes still to swallow.
    case swallow(Int)
    /// An answer to a question that somebody else asked, or Esc and text: not known before its end.
    case string([UInt8])
    case paste
  }

  private var state = State.ground
  private var scanner = UTF8Scanner()
  private var text = String.UnicodeScalarView()
  private var pasted: [UInt8] = []
  private var keys: [Key] = []
  /// Whether an Esc stood before the sequence that is being read.
  private var isMeta = false

  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  private static let longestSequence = 64
  private static let longestString = 4096

  /// Makes a decoder that has seen nothing.
  public init() {}

  /// Whether a sequence or a character has begun that more bytes may complete.
  public var isWaiting: Bool {
    switch state {
    case .ground: scanner.isIncomplete
    case .paste: false
    case .escape, .doubleEscape, .control, .singleShift, .swallow, .string: true
    }
  }

  /// Whether a paste has begun and not ended.
  public var isPasting: Bool { state == .paste }

  /// Ends a paste whose end got lost on the way, and gives what there is of it.
  public mutating func abandonPaste() -> [Key] {
    endPaste()
    return takeKeys()
  }

  /// The keys that these bytes complete.
  public mutating func decode(_ bytes: [UInt8]) -> [Key] {
    for byte in bytes { take(byte) }
    // A character that is not complete does not hold up the text before it.
    flushText()
    return takeKeys()
  }

  /// The keys that are left when nothing followed in time.
  public mutating func timeOut() -> [Key] {
    switch state {
    case .escape:
      keys.append(.escape)
    case .doubleEscape:
      keys += [.escape, .escape]
    case .control(let parameters) where parameters.isEmpty:
      keys += (isMeta ? [.escape] : []) + [.escape, .text("[")]
    case .singleShift(let parameters) where parameters.isEmpty:
      keys += (isMeta ? [.escape] : []) + [.escape, .text("O")]
    case .string(let bytes):
      // Esc and one letter, and nothing after it: no terminal's answer but Alt.
      if bytes.count == 1, let letter = bytes.first {
        keys.append(.alt(Character(Unicode.Scalar(letter))))
      } else {
        typeString(bytes)
      }
    case .ground, .control, .singleShift, .swallow, .paste:
      break
    }
    if state != .paste { state = .ground }
    isMeta = false
    endCharacter()
    flushText()
    return takeKeys()
  }

  private mutating func takeKeys() -> [Key] {
    defer { keys = [] }
    return keys
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .escape: takeEscape(byte)
    case .doubleEscape: takeDoubleEscape(byte)
    case .control(let parameters): takeControl(byte, parameters)
    case .singleShift(let parameters): takeSingleShift(byte, parameters)
    case .swallow(let count): drop(to: count > 1 ? .swallow(count - 1) : .ground)
    case .string(let bytes): takeString(byte, bytes)
    case .paste: takePaste(byte)
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    if byte >= 0x80 {
      scan(byte)
      return
    }
    endCharacter()
    switch byte {
    case 0x1B:
      flushText()
      state = .escape
    case 0x20..<0x7F:
      text.append(Unicode.Scalar(byte))
    default:
      flushText()
      keys.append(Self.controlKey(byte))
    }
  }

  private static func controlKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x08, 0x7F: .backspace
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  private mutating func takeEscape(_ byte: UInt8) {
    switch byte {
    case 0x5B: state = .control([])
    case 0x4F: state = .singleShift([])
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: state = .string([byte])
    case 0x1B: state = .doubleEscape
    case 0x0A, 0x0D: end(with: .lineBreak)
    case 0x08, 0x7F: end(with: .altBackspace)
    case 0x1D: end(with: .controlAlt("]"))
    case 0x20..<0x7F: end(with: .alt(Character(Unicode.Scalar(byte))))
    default:
      end(with: .escape)
      takeGround(byte)
    }
  }

  private mutating func takeDoubleEscape(_ byte: UInt8) {
    switch byte {
    case 0x5B, 0x4F:
      isMeta = true
      takeEscape(byte)
    case 0x1B:
      keys.append(.escape)
    default:
      keys.append(.escape)
      takeEscape(byte)
    }
  }

  private mutating func takeControl(_ byte: UInt8, _ parameters: [UInt8]) {
    switch byte {
    case 0x24 where KeySequence.isNumber(parameters):
      // rxvt ends the shifted keys with an intermediate byte.
      end(with: KeySequence.key(final: 0x7E, parameters: parameters))
    case 0x20...0x3F:
      let isTooLong = parameters.count >= Self.longestSequence
      state = .control(isTooLong ? parameters : parameters + [byte])
    case 0x5B where parameters.isEmpty:
      drop(to: .swallow(1))
    case 0x4D where parameters.isEmpty:
      drop(to: .swallow(3))
    case 0x7E where parameters == Array("200".utf8):
      drop(to: .paste)
    case 0x40...0x7E:
      end(with: KeySequence.key(final: byte, parameters: parameters))
    default:
      drop(to: .ground)
      takeGround(byte)
    }
  }

  private mutating func takeSingleShift(_ byte: UInt8, _ parameters: [UInt8]) {
    switch byte {
    case 0x30...0x3B where parameters.count < Self.longestSequence:
      state = .singleShift(parameters + [byte])
    case 0x40...0x7E:
      end(with: KeySequence.shiftedKey(final: byte, parameters: parameters))
    default:
      drop(to: .ground)
      takeGround(byte)
    }
  }

  private mutating func takeString(_ byte: UInt8, _ bytes: [UInt8]) {
    switch byte {
    case 0x07:
      state = .ground
    case 0x5C where bytes.last == 0x1B:
      state = .ground
    case 0x1B, 0x20..<0x7F, 0x80...:
      state = .string(bytes.count < Self.longestString ? bytes + [byte] : bytes)
    default:
      state = .ground
      typeString(bytes)
      takeGround(byte)
    }
  }

  /// It was Esc and then typing.
  private mutating func typeString(_ bytes: [UInt8]) {
    keys.append(.escape)
    for byte in bytes where byte != 0x1B {
      if byte < 0x80 {
        endCharacter()
        text.append(Unicode.Scalar(byte))
      } else {
        scan(byte)
      }
    }
    endCharacter()
    flushText()
  }

  private mutating func takePaste(_ byte: UInt8) {
    pasted.append(byte)
    guard byte == 0x7E, pasted.suffix(Self.pasteEnd.count).elementsEqual(Self.pasteEnd) else {
      return
    }
    pasted.removeLast(Self.pasteEnd.count)
    endPaste()
  }

  private mutating func endPaste() {
    state = .ground
    let clean = PastedText.cleaned(pasted)
    pasted = []
    if !clean.isEmpty { keys.append(.paste(clean)) }
  }

  private mutating func end(with key: Key?) {
    state = .ground
    if let key { keys.append(isMeta ? KeySequence.withAlt(key) : key) }
    isMeta = false
  }

  /// Ends a sequence that is no key; an Esc before it was part of it.
  private mutating func drop(to next: State) {
    state = next
    isMeta = false
  }

  private mutating func scan(_ byte: UInt8) {
    var scalars: [Unicode.Scalar] = []
    scanner.push(byte) { result in
      switch result {
      case .scalar(let scalar): scalars.append(scalar)
      case .invalid: scalars.append("\u{FFFD}")
      }
    }
    // The C1 controls are no text, even spelled in UTF-8.
    text.append(contentsOf: scalars.filter { !(0x80..<0xA0).contains($0.value) })
  }

  private mutating func endCharacter() {
    var isBroken = false
    scanner.finish { _ in isBroken = true }
    if isBroken { text.append("\u{FFFD}") }
  }

  private mutating func flushText() {
    guard !text.isEmpty else { return }
    keys.append(.text(String(text)))
    text = String.UnicodeScalarView()
  }
}
