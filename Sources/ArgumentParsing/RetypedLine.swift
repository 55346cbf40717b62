/// A command line written again with one of its values replaced, so that it can be pasted.
public struct RetypedLine: Equatable, Sendable {
  /// The line as it is typed on its surface.
  public let text: String

  /// Longer lines are no help to paste; only the command and the new value are left of them.
  private static let longest = 200

  /// Writes the line of an invocation, with `new` in every place where `old` is the whole value.
  public init(
    _ invocation: Invocation, replacing old: String = "", with new: String = "",
    table: CommandTable, surface: Surface
  ) {
    let start = UsageNotation(table: table, surface: surface).typed(invocation.path)
    let operands = table.command(at: invocation.path)?.operands ?? []
    func replaced(_ value: String) -> String { value == old ? new : value }
    let values = operands.flatMap { invocation.texts($0.name) }.map(replaced)
    let withOptionalValue = Set(
      (table.globalOptions + (table.command(at: invocation.path)?.options ?? []))
        .filter(\.hasOptionalValue).map(\.long))
    let options = invocation.options.sorted { $0.key < $1.key }.flatMap { name, values in
      guard !values.isEmpty else { return [name] }
      let separator = withOptionalValue.contains(name) ? "=" : " "
      return values.map { name + separator + Self.quoted(replaced($0), surface) }
    }
    let isLikeAnOption = values.contains { ArgumentToken($0).shape != .value }
    let words =
      isLikeAnOption && surface == .shell
      ? options + ["--"] + values.map { Self.quoted($0, surface) }
      : values.map { surface == .shell ? Self.quoted($0, surface) : $0 } + options
    let line = ([start] + words).joined(separator: " ")
    text = line.count <= Self.longest ? line : "\(start) \(Self.quoted(new, surface))"
  }

  private static func quoted(_ word: String, _ surface: Surface) -> String {
    switch surface {
    case .shell: ShellWord.quoted(word)
    case .session: word.contains(where: \.isWhitespace) ? "\"\(word)\"" : word
    }
  }
}
