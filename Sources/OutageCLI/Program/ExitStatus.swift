/// How the program ends, by the numbers of sysexits(3).
public enum ExitStatus: Int32, Sendable {
  /// Done.
  case done = 0
  /// The answer is no.
  case no = 1
  /// The command line is wrong.
  case usage = 64
  /// A runbook or an import file is wrong.
  case badData = 65
  /// No such incident, runbook, file or event.
  case notFound = 66
  /// git, a remote or a hook is not available.
  case unavailable = 69
  /// A defect in `outage`.
  case defect = 70
  /// Cannot create.
  case cannotCreate = 73
  /// Cannot read or write.
  case inputOutput = 74
  /// Busy, try again.
  case busy = 75
  /// Not permitted.
  case notPermitted = 77
  /// The configuration cannot be used.
  case configuration = 78
}
