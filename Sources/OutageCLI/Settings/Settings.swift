import IncidentModel

/// What a team may set in `config.json`; everything is optional.
struct Settings: Equatable {
  /// The people, who is on call when, and the escalation chain.
  var roster = Roster()
  /// The war room's address.
  var room: String?
  /// The status page's address.
  var statusPage: String?
  /// The zone that times are told in, by its name.
  var zone: String?
  /// Timers in seconds, by id and severity.
  var timers: [String: [Severity: Int]] = [:]
  /// Shell commands that carry a word outside, by the name of the hook.
  var hooks: [String: String] = [:]
  /// What stands before an incident's id in the name of its chat channel.
  var channelPrefix: String?
  /// The editor's command; variables come after it, but for `$OUTAGE_EDITOR`.
  var editor: String?
  /// What an hour of an outage costs, in `currency`; never negative.
  var costPerHour: Double?
  /// The currency of `costPerHour`, as written: `EUR`.
  var currency: String?
}
