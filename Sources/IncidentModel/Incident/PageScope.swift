/// What a maintenance page covers.
public enum PageScope: String, CaseIterable, Sendable {
  /// Everything.
  case site = "site"
  /// One feature.
  case feature = "feature"
}
