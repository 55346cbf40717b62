/// How text is dressed for one stream.
public enum TextStyle: Hashable, Sendable {
  /// No escape sequence at all.
  case plain
  /// Bold, but no colour: a terminal on which colour is not wanted.
  case weight
  /// Bold and the terminal's own 16 colours.
  case color
}

/// What was asked for about colour, by flag or setting.
public enum ColorChoice: String, Hashable, Sendable, CaseIterable {
  /// Decide by the environment and by whether the stream is a terminal.
  case auto
  /// Colour, into pipes too.
  case always
  /// No escape sequence at all.
  case never

  /// Decides for one stream; standard output and standard error are asked about separately.
  ///
  /// The order is flag, setting, `NO_COLOR`, `FORCE_COLOR` or `CLICOLOR_FORCE`, `TERM`,
  /// `CLICOLOR=0`, terminal or not. `NO_COLOR` takes the colour and leaves the weight
  /// (no-color.org).
  ///
  /// - Parameters:
  ///   - flag: what the command line says, nil if it says nothing.
  ///   - setting: what the configuration says, nil if it says nothing.
  ///   - environment: the variables of the process.
  ///   - isTerminal: whether this stream is a terminal.
  /// - Returns: how text for this stream is dressed.
  public static func style(
    flag: ColorChoice?,
    setting: ColorChoice? = nil,
    environment: [String: String],
    isTerminal: Bool
  ) -> TextStyle {
    switch flag ?? setting ?? .auto {
    case .always: return .color
    case .never: return .plain
    case .auto: break
    }
    let isDumb = Self.isDumb(environment)
    if let value = environment["NO_COLOR"], !value.isEmpty {
      return isTerminal && !isDumb ? .weight : .plain
    }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = environment[name], !value.isEmpty, value != "0" { return .color }
    }
    guard !isDumb, isTerminal else { return .plain }
    return environment["CLICOLOR"] == "0" ? .weight : .color
  }

  /// Whether the terminal can do nothing but print: `TERM` is `dumb`, empty or not set.
  public static func isDumb(_ environment: [String: String]) -> Bool {
    let term = environment["TERM"] ?? ""
    return term.isEmpty || term == "dumb"
  }
}
