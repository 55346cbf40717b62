/// Gives the words of a line that are no options to the operands of its command.
struct OperandBinder {
  struct Word: Equatable {
    var text: String
    var index: Int
    /// The option whose value ends right before this word and those that follow it.
    var follows: OptionSpec?
  }

  let command: CommandSpec
  let path: [String]

  /// The option that `… because …` stands for.
  static let reasonOption = "--why"

  func bind(_ words: [Word], into invocation: inout Invocation) throws(ArgumentError) {
    var words = words
    if command.takesBecause, !invocation.has(Self.reasonOption),
      let reason = takeReason(from: &words)
    {
      invocation.options[Self.reasonOption] = [reason]
    }
    var left = words[...]
    for operand in command.operands {
      if left.isEmpty {
        if operand.isRequired { invocation.missing.append(operand) }
        continue
      }
      let taken = operand.takesRemainingWords ? left : left.prefix(1)
      left = left.dropFirst(taken.count)
      invocation.operands[operand.name] = try values(of: operand, from: taken)
    }
    if let extra = left.first {
      throw .unexpectedOperands(
        path: path, words: left.map(\.text), origin: TokenOrigin(extra.index),
        after: left.lazy.compactMap(\.follows).first)
    }
  }

  private func values(
    of operand: Operand, from words: ArraySlice<Word>
  ) throws(ArgumentError) -> [String] {
    guard let first = words.first else { return [] }
    if operand.isJoined {
      let text = words.lazy.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
      guard !text.isBlank else {
        throw .emptyValue(path: path, subject: .operand(operand), origin: TokenOrigin(first.index))
      }
      return [try checked(text, for: operand, at: first.index)]
    }
    var values: [String] = []
    for word in words {
      guard !word.text.isBlank else {
        throw .emptyValue(path: path, subject: .operand(operand), origin: TokenOrigin(word.index))
      }
      values.append(try checked(word.text, for: operand, at: word.index))
    }
    return values
  }

  private func checked(
    _ value: String, for operand: Operand, at index: Int
  ) throws(ArgumentError) -> String {
    guard let canonical = operand.choice(for: value) else {
      throw .invalidChoice(
        path: path, subject: .operand(operand), value: value, origin: TokenOrigin(index))
    }
    return canonical
  }

  /// Cuts the reason off the words: what stands after the first `because`.
  ///
  /// It needs something after it, and something before it where an operand is required, so that no
  /// word is lost. Inside a word of several words it counts in free text only.
  private func takeReason(from words: inout [Word]) -> String? {
    let fixed = command.operands.prefix { !$0.takesRemainingWords }.count
    let needsText = command.operands.first?.isRequired ?? false
    let hasText = command.operands.contains(where: \.isJoined)
    for position in words.indices {
      let isLast = position == words.count - 1
      if words[position].text.lowercased() == "because" {
        guard !isLast, position > 0 || !needsText else { continue }
        let reason = words[(position + 1)...].map(\.text).joined(separator: " ")
        guard !reason.isBlank else { return nil }
        words.removeSubrange(position...)
        return reason
      }
      guard hasText, position >= fixed, let parts = split(words[position].text) else { continue }
      let following = words[(position + 1)...].map(\.text)
      words.removeSubrange((position + 1)...)
      words[position].text = parts.before
      return ([parts.after] + following).joined(separator: " ")
    }
    return nil
  }

  /// Splits a text at its first ` because `, unless one side would be blank.
  private func split(_ text: String) -> (before: String, after: String)? {
    let needle = Array("because".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count > needle.count else { return nil }
    for start in 1..<bytes.count where isSpace(bytes[start - 1]) {
      let end = start + needle.count
      guard end < bytes.count else { return nil }
      // Setting bit 5 turns an ASCII capital into its small letter.
      guard isSpace(bytes[end]), bytes[start..<end].elementsEqual(needle, by: { $0 | 0x20 == $1 })
      else { continue }
      let before = String(decoding: bytes[..<(start - 1)], as: UTF8.self)
      let after = String(decoding: bytes[(end + 1)...], as: UTF8.self)
      return before.isBlank || after.isBlank ? nil : (before, after)
    }
    return nil
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}
