import Encoding
import IncidentModel

/// The incident as one JSON document: `events`, `incident`, `metrics`, `runbooks`, `schemaVersion`,
/// `redaction` where something was removed, and `rootCause` where people wrote one.
///
/// Keys are sorted and the parts are laid out over lines; each event is its line of the timeline,
/// byte for byte, so that unknown kinds, keys and numbers survive.
enum JSONExport {
  /// The version of the document's form; it grows when a key changes its meaning.
  static let schemaVersion = 1

  static func bytes(of export: IncidentExport) -> [UInt8] {
    let incident = export.incident
    let rootCause = JSON.string(export.rootCause.joined(separator: "\n\n"))
    let members: [(key: String, value: [UInt8])] =
      [
        ("events", events(export.record.events)),
        ("incident", indented(incident.factsJSON)),
        ("metrics", indented(export.metrics.json(of: incident, costRate: export.costRate))),
      ] + (export.redaction.map { [("redaction", indented($0.json))] } ?? [])
      + (export.rootCause.isEmpty ? [] : [("rootCause", indented(rootCause))]) + [
        ("runbooks", indented(incident.runbooksJSON)),
        ("schemaVersion", indented(JSON(schemaVersion))),
      ]
    var bytes = Array("{".utf8)
    for (place, member) in members.enumerated() {
      bytes += "\(place == 0 ? "" : ",")\n  \"\(member.key)\": ".utf8
      bytes += member.value
    }
    bytes += "\n}\n".utf8
    return bytes
  }

  private static func events(_ events: [Event]) -> [UInt8] {
    guard !events.isEmpty else { return Array("[]".utf8) }
    var bytes = Array("[".utf8)
    for (place, event) in events.enumerated() {
      bytes += (place == 0 ? "\n    " : ",\n    ").utf8
      // An event that was never on disk has no line; the document stays whole.
      bytes += event.line.isEmpty ? Array("null".utf8) : event.line
    }
    bytes += "\n  ]".utf8
    return bytes
  }

  /// A value laid out over lines one level in; strings hold no line breaks of their own.
  private static func indented(_ value: JSON) -> [UInt8] {
    value.prettyBytes().flatMap { byte in
      byte == UInt8(ascii: "\n") ? [byte, UInt8(ascii: " "), UInt8(ascii: " ")] : [byte]
    }
  }
}
