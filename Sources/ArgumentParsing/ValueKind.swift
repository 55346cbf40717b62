/// What a value stands for, so that completion can offer the right candidates.
public enum ValueKind: String, Equatable, Hashable, Sendable, CaseIterable {
  case any, text, person, component, check, runbook, reference, step, incident, file, time, duration
  case role, number, timer, template, approach, tollgate
}
