/// What a hook of the settings is called: the verb, or the verb and what it is about.
struct HookName: Equatable {
  /// The verb.
  let verb: String
  /// What it is about, such as an audience; nil where there is only one thing.
  let detail: String?

  /// The names under which a command is looked for, the most particular first.
  var candidates: [String] {
    (detail.map { ["\(verb)-\($0)"] } ?? []) + [verb]
  }

  /// All names that the settings may use.
  static let all = [
    "call", "maintenance", "maintenance-on", "maintenance-update", "maintenance-off", "update",
    "update-internal", "update-public", "update-customers",
  ]
}
