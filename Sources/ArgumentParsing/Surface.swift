/// The two places in which one command table is used.
public enum Surface: Equatable, Hashable, Sendable {
  /// Arguments of the program: nothing is abbreviated.
  case shell
  /// A line typed after `/` in the guided session: unique beginnings are enough.
  case session
}
