/// What the output or the end of a command says, beside the exit status, as `command-run` keeps it.
public enum CommandVerdict: String, CaseIterable, Sendable {
  /// It ended and wrote as its author expects.
  case asExpected = "as expected"
  /// It ended or wrote otherwise than its author expects.
  case notAsExpected = "NOT as expected"
  /// A check that looks for the fault found it.
  case showsFault = "shows the fault"
  /// A check that looks for the fault did not find it.
  case showsNoFault = "does not show the fault"
}

extension Event {
  /// The outcome of a command that was only practised: nothing ran.
  public static let notRunInDrill = "not run, a drill"

  /// Whether a command was run and did not do what it is there for.
  ///
  /// The verdict decides before the exit status, which may be the one that the author expects; what
  /// has no exit status was ended by a signal, by its time or by hand.
  public var isFailedCommand: Bool {
    guard kind == .commandRun else { return false }
    guard let exit = data.integer(.exit) else {
      return data[.outcome].map { $0 != Self.notRunInDrill } ?? false
    }
    switch data[.verdict].flatMap(CommandVerdict.init(rawValue:)) {
    case .notAsExpected: return true
    case .asExpected, .showsFault, .showsNoFault: return false
    case nil: return exit != 0
    }
  }
}
