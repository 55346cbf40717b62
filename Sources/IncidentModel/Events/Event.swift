public import Encoding

/// Something that happened, as it stands on the timeline.
public struct Event: Equatable, Sendable, Identifiable {
  /// A ULID, unique over all incidents and machines.
  public var id: String
  /// What happened; nil where a newer release wrote a kind that this one does not know.
  public let kind: EventKind?
  /// What happened, as the line says it.
  public let kindName: String
  /// When it happened.
  public var at: Instant
  /// When it was written.
  public var recorded: Instant
  /// Whose word or deed it is.
  public var by: String
  /// Who typed it, where that was another person.
  public var typedBy: String?
  /// The step that the incident was in.
  public var step: Step?
  /// What it says.
  public var data: EventData
  /// The logical clock: one more than the highest that its writer had seen.
  public var clock: Int
  /// The machine and account that wrote it.
  public var writer: String
  /// The number of the line among this writer's, from 1.
  public var sequence: Int
  /// The format's version of the line.
  public var version: Int
  /// The line as it is on disk, without its newline.
  public var line: [UInt8]

  /// Makes an event of its parts.
  public init(
    id: String, kindName: String, at: Instant, recorded: Instant, by: String,
    typedBy: String? = nil, step: Step?, data: EventData, clock: Int, writer: String,
    sequence: Int, version: Int = 1, line: [UInt8] = []
  ) {
    self.id = id
    self.kind = EventKind.named(kindName)
    self.kindName = kindName
    self.at = at
    self.recorded = recorded
    self.by = by
    self.typedBy = typedBy
    self.step = step
    self.data = data
    self.clock = clock
    self.writer = writer
    self.sequence = sequence
    self.version = version
    self.line = line
  }

  /// The member of a line that says how much was removed from it before it left the team; no line of
  /// a timeline has it.
  public static let redactionMark = "redacted"

  /// The short code that people refer to it by: the end of its id, the random part.
  public func code(length: Int = 4) -> String {
    Self.code(of: id, length: length)
  }

  /// The short code of an event's id.
  public static func code(of id: String, length: Int = 4) -> String {
    String(id.suffix(length)).lowercased()
  }

  /// The order that decides state, the same on every machine whatever its clock says.
  ///
  /// Where copies of a file disagree, two lines may have the same place; their bytes decide then.
  public static func precedes(_ a: Event, _ b: Event) -> Bool {
    if a.clock != b.clock { return a.clock < b.clock }
    if a.writer != b.writer { return a.writer.utf8.lexicographicallyPrecedes(b.writer.utf8) }
    if a.sequence != b.sequence { return a.sequence < b.sequence }
    return a.line.lexicographicallyPrecedes(b.line)
  }
}
