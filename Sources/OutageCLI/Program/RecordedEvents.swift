import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// The events that a command wrote, as a JSON array of their lines.
struct RecordedEvents {
  let bytes: [UInt8]

  /// The lines as they are on disk; where `keys` are named, only these members of each.
  init(_ events: [Event], keys: String? = nil) {
    let selection = JSONSelection(keys)
    var bytes = [UInt8(ascii: "[")]
    for (place, event) in events.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\n"))
      bytes += selection.isAll ? event.line : selection.chosen(event.line)
    }
    if !events.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    self.bytes = bytes + Array("]\n".utf8)
  }
}
