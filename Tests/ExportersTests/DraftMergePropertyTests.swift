import IncidentModel
import TestSupport
import Testing

@testable import Exporters

@Suite("Random edits of a draft")
struct DraftMergePropertyTests {
  private static let kinds: [EventKind] = [
    .note, .note, .note, .changed, .finding, .theoryOpened, .ruledOut, .causeSuspected, .decision,
    .optionProposed, .actionStarted, .actionEnded, .updatePosted, .impactSet, .mitigated,
    .resolved, .gatePassedOver, .tollgate, .contribution, .followupAdded, .followupDone, .amended,
    .struck, .retimed, .reviewScheduled,
  ]

  @Test("no line that a person wrote is lost, and nothing is brought in twice", arguments: 1...24)
  func keepsEveryWord(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let events = events(&random)
    let cut = Int.random(in: 1...events.count, using: &random)
    let story = DraftStory(Array(events.prefix(cut)), then: Array(events.dropFirst(cut)))
    var lines = story.draft.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let written = edit(&lines, &random)
    let draft = lines.joined(separator: "\n")
    let merge = story.merged(draft)

    let after = merge.text.split(separator: "\n", omittingEmptySubsequences: false)
    let order = after.filter { $0.contains("PERSON") }.map(String.init)
    #expect(order == lines.filter { $0.contains("PERSON") }, "seed \(seed)")
    for word in written {
      #expect(merge.text.ranges(of: word).count == 1, "seed \(seed): \(word)")
    }
    let again = PostMortemMerge(
      base: merge.merge.text, draft: merge.merge.bytes, fresh: story.fresh)
    #expect(again.bytes == merge.merge.bytes, "seed \(seed)")
    #expect(again.news.isEmpty, "seed \(seed): \(again.news)")

    // Without a memory nothing at all is touched.
    let forgotten = PostMortemMerge(base: nil, draft: Array(draft.utf8), fresh: story.fresh)
    #expect(forgotten.bytes.starts(with: Array(draft.utf8)), "seed \(seed)")
    let forgottenAgain = PostMortemMerge(
      base: nil, draft: forgotten.bytes, fresh: story.fresh)
    #expect(forgottenAgain.bytes == forgotten.bytes, "seed \(seed)")
  }

  @Test("in many turns no word is lost, and a remark stays under its line", arguments: 31...42)
  func manyTurns(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let events = events(&random)
    let turns = (0..<3).map { _ in Int.random(in: 1...events.count, using: &random) }.sorted()
    var base = DraftStory(Array(events.prefix(turns[0])), then: []).base
    var lines = base.string.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let written = edit(&lines, &random)
    var draft = Array(lines.joined(separator: "\n").utf8)
    for turn in turns.dropFirst() + [events.count] {
      let fresh = DraftStory(Array(events.prefix(turn)), then: []).base
      let merge = PostMortemMerge(base: base, draft: draft, fresh: fresh)
      draft = merge.bytes
      base = merge.text
      let text = String(decoding: draft, as: UTF8.self)
      for word in written {
        #expect(text.ranges(of: word).count == 1, "seed \(seed): \(word)")
      }
      let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
      for (above, row) in zip(rows, rows.dropFirst()) where row.hasPrefix("| **The record now") {
        #expect(above.contains("PERSON"), "seed \(seed): \(above)")
      }
    }
  }

  @Test("a draft that nobody touched becomes what the record writes", arguments: 61...76)
  func untouched(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let events = events(&random)
    let cut = Int.random(in: 1...events.count, using: &random)
    let story = DraftStory(Array(events.prefix(cut)), then: Array(events.dropFirst(cut)))
    let fresh = String(decoding: story.fresh.bytes, as: UTF8.self)
    #expect(story.merged(story.draft).text == fresh, "seed \(seed)")
  }

  /// Moves, rewords, deletes and inserts lines; answers the words that the person wrote.
  private func edit(_ lines: inout [String], _ random: inout SplitMix64) -> [String] {
    var words: [String] = []
    for number in 0..<Int.random(in: 1...12, using: &random) {
      let word = "PERSON\(number)x"
      let place = Int.random(in: 0..<lines.count, using: &random)
      let end = min(lines.count, place + Int.random(in: 1...12, using: &random))
      switch Int.random(in: 0..<6, using: &random) {
      case 0:
        let part = Array(lines[place..<end])
        lines.removeSubrange(place..<end)
        lines.insert(contentsOf: part, at: Int.random(in: 0...lines.count, using: &random))
      case 1 where !part(lines[place..<end]): lines.removeSubrange(place..<end)
      case 2, 3:
        words.append(word)
        lines[place] =
          lines[place].hasSuffix(" |")
          ? lines[place].dropLast(2) + " \(word) |" : lines[place] + " \(word)"
      case 4:
        words.append(word)
        lines.insert("| \(word) |", at: place)
      default:
        words.append(word)
        lines.insert("\(random.nastyLine()) \(word)", at: place)
      }
      if lines.isEmpty { lines = [""] }
    }
    return words
  }

  /// Whether lines hold a person's words, which nobody but the person takes out.
  private func part(_ lines: ArraySlice<String>) -> Bool {
    lines.contains { $0.contains("PERSON") }
  }

  private func events(_ random: inout SplitMix64) -> [EventDraft] {
    let names = ["ana", "bo", "eve"]
    var events = [EventDraft(.declared, by: "max", data: [.title: "Down", .severity: "P1"])]
    for _ in 0..<Int.random(in: 3...40, using: &random) {
      let kind = Self.kinds.randomElement(using: &random) ?? .note
      let name = names.randomElement(using: &random) ?? ""
      var data: EventData = [
        .text: random.nastyText(), .what: random.nastyText(), .message: random.nastyText(),
        .why: Bool.random(using: &random) ? random.nastyText() : nil, .name: name,
        .component: name, .state: "failed", .audience: "public", .impact: "partial",
        .gate: "checks", .outcome: "worked",
        .ref: DraftStory.id(Int.random(in: 2...(events.count + 1), using: &random)),
      ]
      data[.time] = "2026-11-20T00:0\(Int.random(in: 0...9, using: &random)):00Z"
      events.append(EventDraft(kind, by: name, data: data))
    }
    return events
  }
}

extension SplitMix64 {
  /// A nasty text on one line.
  fileprivate mutating func nastyLine() -> String {
    nastyText().filter { !$0.isNewline && $0 != "\0" }
  }
}
