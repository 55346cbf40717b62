/// A verb with what stands behind it, in parts.
///
/// What people wrote goes on to a verb as a value: quotes in it are no quotes, and dashes no option.
public struct CardCommand: Equatable, Sendable {
  /// An option, with its value where it takes one.
  public struct Option: Equatable, Sendable {
    /// The name, with its dashes.
    public var name: String
    /// The value; nil of a switch.
    public var value: String?

    /// An option that takes no value.
    static func flag(_ name: String) -> Option { Option(name: name) }

    /// An option with its value; none where there is no value.
    static func value(_ name: String, _ value: String?) -> Option? {
      value.map { Option(name: name, value: $0) }
    }
  }

  /// The verb, and the fixed words that choose among its ways: `update public`.
  public var verb: String
  /// The operands behind it.
  public var operands: [String]
  /// The options, in the order in which they are told.
  public var options: [Option]

  /// Makes a command, of those options that are there.
  public init(_ verb: String, _ operands: [String] = [], _ options: [Option?] = []) {
    self.verb = verb
    self.operands = operands
    self.options = options.compactMap(\.self)
  }
}
