/// A script with its placeholders filled in, so that a value never becomes code.
///
/// The shell gets each value in a variable of its own, and the script names that variable where the
/// placeholder stood, quoted as the place wants it. Whatever this takes a place for, a value is at
/// worst split into words: a shell does not read what a variable holds as code.
public struct FilledScript: Equatable, Sendable {
  /// How the names of the variables begin; a number follows, from 1.
  public static let variablePrefix = "OUTAGE_VALUE_"

  /// The script, as a shell gets it.
  public let text: String
  /// The variables that it names, with their values.
  public let variables: [String: String]
  /// The script with the values written into it, quoted, as a person would type it.
  public let shown: String
  /// The placeholders that have no value, each once.
  public let missing: [String]
  /// The placeholders that stand where a shell expands nothing or counts with it, each once.
  public let unsafe: [String]

  /// Fills in values by the names of their placeholders.
  ///
  /// - Parameters:
  ///   - script: the script as its author wrote it.
  ///   - values: what is to be filled in.
  ///   - hidden: what is shown in the place of some values.
  ///   - declared: names that are placeholders even where they look like HTML.
  ///   - quoted: writes a text as one word of a POSIX shell.
  public init(
    _ script: String, values: [String: String], hidden: [String: String] = [:],
    declared: Set<String> = [], quoted: (String) -> String
  ) {
    var filler = ScriptFiller(script, values, hidden, declared)
    filler.fill(quoted)
    text = String(decoding: filler.output, as: UTF8.self)
    shown = String(decoding: filler.shown, as: UTF8.self)
    variables = filler.variables
    missing = filler.missing
    unsafe = filler.unsafe
  }
}
