import Encoding

/// One thing that was looked at before it is needed.
struct DoctorCheck: Equatable {
  /// How it stands.
  enum State: String {
    case ok = "ok"
    case warning = "warning"
    case failed = "failed"
  }

  /// What was looked at.
  var name: String
  var state: State
  /// What was found.
  var detail: String
  /// A command that can be pasted; nil where there is nothing to do.
  var hint: String?

  static func ok(_ name: String, _ detail: String) -> DoctorCheck {
    DoctorCheck(name: name, state: .ok, detail: detail)
  }

  static func warning(_ name: String, _ detail: String, _ hint: String? = nil) -> DoctorCheck {
    DoctorCheck(name: name, state: .warning, detail: detail, hint: hint)
  }

  static func failed(_ name: String, _ detail: String, _ hint: String? = nil) -> DoctorCheck {
    DoctorCheck(name: name, state: .failed, detail: detail, hint: hint)
  }

  /// The check with the keys `name`, `state`, `detail` and `hint`.
  var json: JSON {
    [
      "name": .string(name), "state": .string(state.rawValue), "detail": .string(detail),
      "hint": hint.map(JSON.string) ?? .null,
    ]
  }
}
