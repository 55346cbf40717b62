/// How large everything is that is measured on.
struct Sizes: Equatable {
  /// Runs of a short command.
  var runs: Int
  /// Runs of a command that takes a while.
  var longRuns: Int
  /// Events of the small, the large and the largest timeline.
  var few: Int
  var many: Int
  var most: Int
  /// Closed incidents in a store, and the events of each.
  var incidents: Int
  var eventsOfEach: Int
  /// The events of each in a store of long incidents.
  var eventsOfLong: Int
  /// Processes that write at once, and the notes of each.
  var writers: Int
  var notesOfEach: Int

  /// As the targets are stated.
  static let full = Sizes(
    runs: 41, longRuns: 7, few: 10, many: 100_000, most: 1_000_000, incidents: 10_000,
    eventsOfEach: 12, eventsOfLong: 200, writers: 32, notesOfEach: 100)

  /// As small as they can be.
  static let tiny = Sizes(
    runs: 2, longRuns: 1, few: 3, many: 30, most: 60, incidents: 4, eventsOfEach: 6,
    eventsOfLong: 24, writers: 3,
    notesOfEach: 4)
}
