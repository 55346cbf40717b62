/// The direction from which a component was reached.
public enum Lane: String, CaseIterable, Sendable {
  /// From the user inwards.
  case topDown = "top-down"
  /// From the lowest part outwards.
  case bottomUp = "bottom-up"
}
