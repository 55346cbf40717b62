public import Encoding
import IncidentModel

/// What an export of format `json` or `jsonl` holds, to be brought into a store.
///
/// The lines are those of the timeline byte for byte, also when somebody laid the document out anew.
public struct ImportedRecord: Equatable, Sendable {
  /// The incident's id, where the file says it.
  public var incident: String?
  /// The lines of the events, without newlines, in the order of the file.
  public var lines: [[UInt8]]
  /// Whether the document counts what was removed from it.
  private var hasReport = false

  /// Whether something was removed from it before it was written.
  ///
  /// Its lines have the ids of those in the timeline, and would stand in their place.
  public var isRedacted: Bool {
    hasReport || Self.isRedacted(lines)
  }

  /// Whether something was removed from any of these lines, or from what they were made with.
  public static func isRedacted(_ lines: some Sequence<[UInt8]>) -> Bool {
    var members = JSONMembers()
    return lines.contains { line in
      do throws(JSONError) { try members.scan(line[...]) } catch { return false }
      return members.bytes(of: Event.redactionMark) != nil
    }
  }

  /// Reads an export.
  ///
  /// Nil when it is JSON but no export. Lines that are no JSON are among `lines`, so that whoever
  /// unites them can say which were refused.
  ///
  /// - Throws: what is wrong with a file that neither is one document nor begins with a line of JSON.
  public init?(_ bytes: [UInt8]) throws(JSONError) {
    let newline = UInt8(ascii: "\n")
    let first = bytes.split(separator: newline, maxSplits: 1).first ?? []
    var members = JSONMembers()
    do throws(JSONError) {
      try members.scan(bytes[...])
    } catch {
      // No single document: lines, if the first one is whole.
      do throws(JSONError) { try members.scan(first) } catch let lineError {
        throw first.count < bytes.count && lineError.offset ?? 0 < first.count ? lineError : error
      }
      self.init(lines: bytes)
      return
    }
    if let events = members.bytes(of: "events") {
      var lines: [[UInt8]] = []
      for element in try JSONElements(events).elements { lines.append(try Self.line(element)) }
      self.init(incident: members["incident"]?["id"]?.string, lines: lines)
      hasReport = members.bytes(of: "redaction") != nil
    } else if members.bytes(of: "id") != nil, members.bytes(of: "kind") != nil {
      self.init(lines: bytes)
    } else {
      return nil
    }
  }

  private init(incident: String?, lines: [[UInt8]]) {
    self.incident = incident
    self.lines = lines
  }

  private init(lines bytes: [UInt8]) {
    // On the way through some mail programs lines get another end; none that was written has it.
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { line in
      Array(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }
    self.init(incident: nil, lines: lines)
  }

  /// An element as the line it was: a document that was laid out anew has it over several lines,
  /// and lines are canonical JSON.
  private static func line(_ element: ArraySlice<UInt8>) throws(JSONError) -> [UInt8] {
    guard element.contains(UInt8(ascii: "\n")) else { return Array(element) }
    return try JSON(parsing: element).canonicalBytes
  }
}
