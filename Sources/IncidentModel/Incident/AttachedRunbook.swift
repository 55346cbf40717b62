/// A runbook whose exact text the incident keeps.
public struct AttachedRunbook: Equatable, Sendable {
  /// The runbook's id.
  public var id: String
  /// Its title.
  public var title: String?
  /// The author's version.
  public var version: String?
  /// The SHA-256 of the file, in hex.
  public var sha256: String?
  /// The git commit that the file was at, where it was in a checkout.
  public var commit: String?
  /// Where the file was.
  public var path: String?
}
