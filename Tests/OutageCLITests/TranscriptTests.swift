import Encoding
import SystemIO
import Testing

@testable import IncidentModel
@testable import OutageCLI

/// Whole sessions, screen by screen, found by listing their folder.
///
/// `RECORD_TRANSCRIPTS=1 swift test --filter TranscriptTests` writes them anew, and fails.
@Suite("Transcripts")
struct TranscriptTests {
  @Test("a session is as its transcript", arguments: try Transcript.all.map(\.name))
  func isAsWritten(_ name: String) throws {
    let transcript = try #require(try Transcript.all.first { $0.name == name })
    let played = try transcript.played()
    if HostFacts.live().environment["RECORD_TRANSCRIPTS"] != nil {
      try FileSystem.live.replaceFile("\(Transcript.directory)/\(name)", Array(played.utf8))
      Issue.record("\(name) was recorded; run again without RECORD_TRANSCRIPTS")
      return
    }
    guard played != transcript.text else { return }
    Issue.record("\(name)\n\(LineDifference(expected: transcript.text, found: played).text)")
  }

  @Test("no screen is wider than its window", arguments: try Transcript.all.map(\.name))
  func fitsTheWindow(_ name: String) throws {
    let transcript = try #require(try Transcript.all.first { $0.name == name })
    guard transcript.setting.isTyped else { return }
    for line in transcript.text.split(separator: "\n") {
      let isScreen = !line.hasPrefix("> ") && !line.hasPrefix("$ ") && !line.hasPrefix("# ")
      #expect(!isScreen || line.count <= transcript.setting.columns, "\(line)")
    }
  }

  /// Three people called and joined, a leader, the page, the first public word: digits and Enter.
  @Test(
    "the first minutes take at most 30 keystrokes",
    arguments: ["first-minutes", "first-minutes-narrow", "first-minutes-plain"])
  func takesFewKeystrokes(_ name: String) throws {
    let transcript = try #require(
      try Transcript.all.first { $0.name == "\(name).transcript" })
    let typed = transcript.runs[0].lines.filter { $0 != "<ctrl-d>" }
    #expect(typed.allSatisfy { $0.allSatisfy(\.isNumber) })
    #expect(typed.reduce(0) { $0 + $1.count + 1 } <= 30)
    let world = try TestWorld(transcript.setting)
    _ = world.run(transcript.runs[0].arguments, lines: transcript.runs[0].lines)
    let kinds = try world.timelineLines.joined()
    #expect(kinds.split(separator: "\"kind\":\"responder-joined\"").count == 4)
    for kind in ["leader-assigned", "maintenance-on", "update-posted"] {
      #expect(kinds.contains("\"kind\":\"\(kind)\""))
    }
  }

  @Test("a card fits 24 rows with its prompt", arguments: try Transcript.all.map(\.name))
  func fitsTheRows(_ name: String) throws {
    let transcript = try #require(try Transcript.all.first { $0.name == name })
    var rows = 0
    for line in transcript.text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("[+") || line.hasPrefix("[$ ") { rows = 0 }
      if line.hasPrefix("STEP ") { rows = 1 } else if rows > 0 { rows += 1 }
      let isPrompt = ["P", "DRILL P", "replay "].contains(where: line.hasPrefix)
      guard rows > 0, isPrompt, line.hasSuffix(">") else { continue }
      #expect(rows <= 24, "the card above \(line)")
      rows = 0
    }
  }

  @Test("lines from a file make the same timeline as typing them")
  func isTheSameFromAFile() throws {
    let transcript = try #require(try Transcript.all.first { $0.name == "whole.transcript" })
    let run = transcript.runs[0]
    func timeline(isTyped: Bool) throws -> String {
      let world = try TestWorld(TestWorld.Setting(isTyped: isTyped))
      _ = world.run(run.arguments, lines: run.lines)
      return try world.timelineLines.map(Self.withoutTimes).joined(separator: "\n")
    }
    let typed = try timeline(isTyped: true)
    let piped = try timeline(isTyped: false)
    #expect(typed.split(separator: "\n").count > 50)
    if piped != typed {
      Issue.record("\(LineDifference(expected: typed, found: piped).text)")
    }
  }

  /// An event without what depends on how long a person took to press Enter.
  private static func withoutTimes(_ line: String) throws -> String {
    var members = try JSON(parsing: Array(line.utf8)).object ?? [:]
    for key in ["at", "recorded", "id", "prev"] { members[key] = nil }
    var data = members["data"]?.object ?? [:]
    for key in ["ref", "next", "message"] { data[key] = nil }
    members["data"] = .object(data)
    return String(decoding: JSON.object(members).canonicalBytes, as: UTF8.self)
  }
}

/// Where two texts part, in a few lines.
struct LineDifference {
  let text: String

  init(expected: String, found: String) {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = found.split(separator: "\n", omittingEmptySubsequences: false)
    let first = zip(old, new).prefix { $0 == $1 }.count
    func lines(_ all: [Substring], _ mark: String) -> [String] {
      all.dropFirst(first).prefix(12).map { "\(mark)\($0)" }
    }
    let before = old[max(0, first - 3)..<min(first, old.count)].map { " \($0)" }
    text = (["line \(first + 1):"] + before + lines(old, "-") + lines(new, "+"))
      .joined(separator: "\n")
  }
}
