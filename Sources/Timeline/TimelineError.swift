public import IncidentModel
public import SystemIO

/// Why something could not be done with a timeline or a store.
public enum TimelineError: Error, Equatable, Sendable {
  /// The system failed before anything was written.
  case system(SystemError)
  /// The events are not acknowledged; `retry` takes them as they are.
  case notSaved(SystemError, [Event])
  /// Others hold the writer's file and all its lanes.
  case busy(path: String, [Event])
  /// There is no such incident.
  case noSuchIncident(String)
  /// The text cannot be the name of an incident's directory.
  case invalidIncident(String)
  /// So many incidents have this name that no further one can be told from them.
  case noFreeName(String)

  init(_ error: SystemError, incident: String) {
    let isMissing = error.code == .noSuchFile || error.code == .notDirectory
    self = isMissing ? .noSuchIncident(incident) : .system(error)
  }
}

/// Why an append with a decision in it came to nothing.
public enum AppendError<Refusal: Error>: Error {
  /// The decision was against it; nothing was written.
  case refused(Refusal)
  /// The timeline could not be read or written.
  case failed(TimelineError)
}

extension AppendError: Equatable where Refusal: Equatable {}
extension AppendError: Sendable where Refusal: Sendable {}
