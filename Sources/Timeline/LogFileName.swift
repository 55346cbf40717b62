/// The name of a file of the timeline, and the writer in it.
public struct LogFileName: Hashable, Sendable, Comparable {
  /// Who writes the file; the writer's lanes after the first end in `.2`, `.3`, and so on.
  public let writer: String

  private static let prefix = "timeline."
  private static let suffix = ".jsonl"

  /// The name of a writer's file.
  public init(writer: String) {
    self.writer = writer
  }

  /// The name of a writer's lane, counted from 1.
  init(writer: String, lane: Int) {
    self.writer = lane <= 1 ? writer : "\(writer).\(lane)"
  }

  /// The name of the file of a writer that a line from elsewhere names, if it is safe as one.
  init?(importedWriter writer: String) {
    let isSafe = writer.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    guard isSafe, !writer.isEmpty, writer.utf8.count <= 128 else { return nil }
    self.init(writer: writer)
  }

  /// The file name `text`, if it is one of a timeline.
  public init?(_ text: String) {
    guard text.hasPrefix(Self.prefix), text.hasSuffix(Self.suffix) else { return nil }
    let writer = text.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
    guard text.utf8.count > Self.prefix.utf8.count + Self.suffix.utf8.count, !writer.isEmpty else {
      return nil
    }
    self.writer = String(writer)
  }

  /// The name as it stands in the directory.
  public var text: String {
    Self.prefix + writer + Self.suffix
  }

  /// Whether both files are lanes of one writer, which may write an event again in another lane.
  func isLane(besides other: LogFileName) -> Bool {
    belongs(to: other.firstLane) || other.belongs(to: firstLane)
  }

  /// The writer without the number of its lane.
  private var firstLane: String {
    guard let dot = writer.lastIndex(of: "."), Int(writer[dot...].dropFirst()) != nil else {
      return writer
    }
    return String(writer[..<dot])
  }

  /// Whether the file is one of this writer's lanes.
  func belongs(to name: String) -> Bool {
    guard writer.hasPrefix(name) else { return false }
    let rest = writer.dropFirst(name.count)
    return rest.isEmpty || (rest.first == "." && Int(rest.dropFirst()) != nil)
  }

  /// Whether one name comes before another, by the bytes of the writers.
  public static func < (first: LogFileName, second: LogFileName) -> Bool {
    first.writer.utf8.lexicographicallyPrecedes(second.writer.utf8)
  }
}
