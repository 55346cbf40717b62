public import Encoding
public import SystemIO

/// A place in a timeline's files that is not as it should be.
public struct Damage: Hashable, Sendable {
  /// What is wrong there.
  public enum Kind: Hashable, Sendable {
    /// The file, or the rest of it from here on, could not be read.
    case unreadable(SystemError)
    /// The line is not JSON, or not an object; nil when it is one but not an event.
    case notAnEvent(JSONError?)
    /// The file ends in the middle of a line, and nobody is writing it.
    case tornTail
    /// A line that was cut off by a crash and closed off later; what follows knows it as it is.
    case tornLine
    /// The line is not the one that was written.
    case changed
    /// So many lines are missing before this one.
    case removed(Int)
    /// The line has a number that an earlier one had, or a lower one.
    case outOfOrder
    /// The logical clock is not higher than in the line before.
    case clockBackwards
    /// The line names another writer than its file.
    case wrongWriter(String)
    /// Something was removed from the line before it left the team, so that it is not the one that was
    /// written; it is not taken.
    case redacted
    /// The event stands otherwise in this file of another writer; it is not taken a second time.
    case standsElsewhere(String)
  }

  /// The file, by its name in the incident's directory.
  public var file: String
  /// The line, from 1; nil where only the end of the file was read.
  public var line: Int?
  /// The offset of the line's first byte in the file.
  public var byte: Int64
  /// What is wrong.
  public var kind: Kind

  /// Damage as given.
  public init(file: String, line: Int?, byte: Int64, kind: Kind) {
    self.file = file
    self.line = line
    self.byte = byte
    self.kind = kind
  }
}
