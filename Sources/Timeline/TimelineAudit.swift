/// What an audit of a timeline found.
public struct TimelineAudit: Equatable, Sendable {
  /// One file's part.
  public struct File: Equatable, Sendable {
    /// The file's name.
    public var name: String
    /// How many lines it has, the last one with or without its newline.
    public var lines = 0
    /// How many of them are events.
    public var events = 0
    /// The SHA-256, in hex, of the last whole line; whoever keeps it elsewhere can prove the end.
    public var hash = EventLine.noPrevious
  }

  /// The files, in the order of their names.
  public var files: [File] = []
  /// What does not hold, in the order of files and lines.
  public var damage: [Damage] = []
  /// Files of others whose last line has no newline yet, which is no damage.
  public var arriving: [String] = []

  /// Whether every line is an event, numbered without a gap and chained to the line before.
  public var isWhole: Bool {
    damage.isEmpty
  }
}
