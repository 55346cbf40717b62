import IncidentModel

/// The timeline as JSON Lines: the bytes of each event's line, in the order that decides state.
enum JSONLinesExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(export.record.events.reduce(0) { $0 + $1.line.count + 1 })
    for event in export.record.events {
      bytes += event.line
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
