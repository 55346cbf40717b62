/// How bad something is that was found at a place of a text, in the words that compilers use for it.
public enum DiagnosticSeverity: String, Sendable {
  /// What is meant cannot be read, or is missing.
  case error
  /// It is probably not meant, or is weak.
  case warning
  /// It may be better otherwise.
  case note
}
