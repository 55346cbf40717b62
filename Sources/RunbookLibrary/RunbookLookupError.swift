public import SystemIO

/// Why a name leads to no runbook.
public enum RunbookLookupError: Error, Equatable, Sendable {
  /// Nothing has this id, title, alias or path.
  case notFound(String)
  /// The file is there, the heading is not.
  case noHeading(String, path: String)
  /// The file holds no text.
  case notText(path: String)
  /// The file cannot be read.
  case unreadable(SystemError)
}
