import Encoding
import SystemIO

/// Timelines as the tool writes them, of any length.
struct TimelineFactory {
  let files: FileSystem

  private static let start = Instant(milliseconds: 1_790_000_000_000)
  private static let texts = [
    "pool exhausted on app-2, 40 of 40 connections in use; new ones wait for thirty seconds",
    "errors are back to normal on the canary, the rest of the fleet still has the old build",
    "rs.status shows no primary; two members see each other, the third is unreachable",
  ]

  private static let titles = [
    "Orders return 500", "Checkout is slow", "Images are missing", "Nobody can log in",
    "Search finds nothing", "Mails are late", "Payments are refused", "Exports time out",
  ]
  /// What a long closed incident ends with, before it is closed.
  private static let ending: [(kind: String, data: [String: JSON])] = [
    ("cause-suspected", ["component": "component-3", "text": "the release leaks connections"]),
    ("decision", ["approach": "rollback", "text": "go back to the last build"]),
    ("action-started", ["approach": "rollback", "text": "went back to the last build"]),
    ("action-ended", ["outcome": "worked"]), ("mitigated", [:]), ("resolved", [:]),
    ("tollgate", ["name": "unit", "text": "case not considered", "ticket": "OPS-1"]),
    (
      "followup-added",
      [
        "due": "2026-10-20T09:00:00.000Z", "owner": "ana", "text": "alert at 80 percent pool use",
        "ticket": "OPS-1",
      ]
    ),
  ]

  /// Writes a timeline of so many events into an incident's directory; its number gives its title.
  func write(
    _ count: Int, number: Int = 0, writer: String = "bench-0000", isClosed: Bool = false,
    to directory: String
  ) throws(SystemError) {
    try files.createDirectories(directory)
    let path = FileSystem.join(directory, "timeline.\(writer).jsonl")
    let file = try files.open(path, [.write, .create, .truncate])
    defer { files.close(file) }
    var previous = String(repeating: "0", count: 64)
    var buffer: [UInt8] = []
    for sequence in 1...max(1, count) {
      let left = isClosed ? count - sequence : count
      let line = line(
        sequence, event(sequence, left: left, number: number), previous: previous, writer: writer)
      previous = SHA256.hex(of: line)
      buffer += line
      buffer.append(UInt8(ascii: "\n"))
      if buffer.count > 1 << 20 {
        try files.writeAll(buffer, to: file, path: path)
        buffer.removeAll(keepingCapacity: true)
      }
    }
    try files.writeAll(buffer, to: file, path: path)
  }

  private func line(
    _ sequence: Int, _ event: (kind: String, data: [String: JSON]), previous: String,
    writer: String
  ) -> [UInt8] {
    let at = Instant(milliseconds: Self.start.milliseconds + Int64(sequence) * 37)
    let entropy = Entropy.seeded(UInt64(sequence)).bytes(ULID.entropySize)
    let members: [String: JSON] = [
      "at": .string(at.rfc3339), "by": .string(["ana", "bob", "carol"][sequence % 3]),
      "clock": JSON(sequence), "data": .object(event.data),
      "id": .string(ULID.text(at: at, entropy: entropy)),
      "kind": .string(event.kind), "prev": .string(previous), "recorded": .string(at.rfc3339),
      "seq": JSON(sequence), "step": .string(sequence == 1 ? "call-for-help" : "narrow"),
      "v": 1, "writer": .string(writer),
    ]
    return JSON.object(members).canonicalBytes
  }

  /// Mostly notes, as in incidents that were long; with the kinds that change where it stands.
  ///
  /// `left` is how many events of a closed incident come after this one.
  private func event(
    _ sequence: Int, left: Int, number: Int
  ) -> (kind: String, data: [String: JSON]) {
    let text = JSON.string("\(Self.texts[sequence % 3]) (\(sequence))")
    guard sequence > 1 else {
      let title = Self.titles[number % Self.titles.count]
      return (
        "declared",
        [
          "began": .string(Self.start.rfc3339), "severity": "P1", "title": .string(title),
          "zone": "UTC",
        ]
      )
    }
    if left == 0 { return ("closed", ["reason": "resolved"]) }
    if left <= Self.ending.count, sequence > 10 { return Self.ending[Self.ending.count - left] }
    switch sequence % 20 {
    case 0..<12: return ("note", ["text": text])
    case 12..<15:
      let state = ["ok", "suspect", "failed"][sequence % 3]
      let component = "component-\(sequence % 9)"
      return (
        "finding", ["component": .string(component), "evidence": text, "state": .string(state)]
      )
    case 15: return ("update-posted", ["audience": "internal", "message": text])
    case 16: return ("responder-joined", ["name": .string("person-\(sequence % 12)")])
    case 17: return ("item-ticked", ["item": .string("item-\(sequence % 30)")])
    case 18: return ("theory-opened", ["text": text])
    default: return ("changed", ["what": text, "when": .string(Self.start.rfc3339)])
    }
  }
}
