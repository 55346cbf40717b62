/// Why a shell does not take a text for a script.
public struct ShellRefusal: Equatable, Sendable {
  /// The line that it stopped at, from 1; 0 where it does not say.
  public let line: Int
  /// What it said.
  public let text: String

  /// Reads what `bash -n` writes: `bash: line 3: syntax error near unexpected token`.
  public init?(message: [UInt8]) {
    guard let first = message.split(separator: 0x0A).first else { return nil }
    var rest = String(decoding: first, as: UTF8.self)[...]
    for prefix in ["bash: ", "line "] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
    }
    let digits = rest.prefix { $0.isNumber }
    if let number = Int(digits), rest.dropFirst(digits.count).hasPrefix(": ") {
      line = number
      text = String(rest.dropFirst(digits.count + 2))
    } else {
      line = 0
      text = String(rest)
    }
  }
}
