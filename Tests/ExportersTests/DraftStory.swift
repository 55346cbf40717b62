import Encoding
import IncidentModel

@testable import Exporters

/// A record whose first part was written into a draft before the rest happened.
struct DraftStory {
  let base: PostMortemText
  let fresh: PostMortemText

  /// Tells a record up to some event, and then the whole of it.
  init(_ events: [EventDraft], then more: [EventDraft], playbook: Playbook = Self.playbook) {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    events.forEach { story.add($0) }
    base = Self.text(story, playbook)
    more.forEach { story.add($0) }
    fresh = Self.text(story, playbook)
  }

  /// The draft as it was first written.
  var draft: String { String(decoding: base.bytes, as: UTF8.self) }

  /// What becomes of a draft.
  func merged(_ draft: String) -> (text: String, merge: PostMortemMerge) {
    let merge = PostMortemMerge(base: base, draft: Array(draft.utf8), fresh: fresh)
    return (String(decoding: merge.bytes, as: UTF8.self), merge)
  }

  /// The id that the event at a place of the story has, the first being 1.
  static func id(_ place: Int) -> String {
    let number = String(place)
    return "01JD6Q" + String(repeating: "0", count: 20 - number.count) + number
  }

  static let playbook = Playbook(
    id: "none", tollgates: [Playbook.Tollgate(id: "unit", name: "Unit tests")])

  static let events: [EventDraft] = [
    EventDraft(.declared, by: "max", data: [.title: "Down", .severity: "P1"]),
    EventDraft(.note, by: "bo", data: [.text: "pool exausted on app-2"]),
    EventDraft(.note, by: "ana", data: [.text: "restarting one server"]),
    EventDraft(.decision, by: "max", data: [.text: "roll back", .why: "it began with the build"]),
    EventDraft(
      .followupAdded, by: "max", data: [.text: "alert at 80 percent", .owner: "bo"]),
  ]

  private static func text(_ story: RecordBuilder, _ playbook: Playbook) -> PostMortemText {
    PostMortemText(
      IncidentExport(
        record: story.record(id: "inc-x"), playbook: playbook, times: TimeText(zone: .utc)))
  }
}
