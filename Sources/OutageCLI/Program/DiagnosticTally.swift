import Encoding

/// How many findings there are of each severity.
struct DiagnosticTally {
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var notes = 0

  init(_ severities: some Sequence<DiagnosticSeverity>) {
    for severity in severities {
      switch severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
    }
  }

  /// `errors 1, warnings 2`, and the notes where there are some.
  var text: String {
    "errors \(errors), warnings \(warnings)" + (notes > 0 ? ", notes \(notes)" : "")
  }
}
