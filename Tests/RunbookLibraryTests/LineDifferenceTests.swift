import Encoding
import IncidentModel
import RunbookLibrary
import Testing

@Suite("How texts differ")
struct LineDifferenceTests {
  @Test(
    "a patch says what changed",
    arguments: [
      ("nothing", "a\nb\n", "a\nb\n", ""),
      ("a line more", "a\n", "a\nb\n", "@@ -1,1 +1,2 @@| a|+b"),
      ("from nothing", "", "a\n", "@@ -0,0 +1,1 @@|+a"),
      ("to nothing", "a\n", "", "@@ -1,1 +0,0 @@|-a"),
      ("another line", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@| a|-b|+x| c"),
      ("both ways", "a\nb\nc\nd\n", "b\nc\nx\nd\n", "@@ -1,4 +1,4 @@|-a| b| c|+x| d"),
    ] as [(name: String, old: String, new: String, patch: String)])
  func patch(_ name: String, _ old: String, _ new: String, _ patch: String) {
    let difference = LineDifference(from: Array(old.utf8), to: Array(new.utf8))
    let lines = difference.unified(from: "a", to: "b")
    #expect(lines.dropFirst(2).joined(separator: "|") == patch)
    #expect(difference.isEmpty == patch.isEmpty)
  }

  @Test("the old lines and the new ones are all there, in order", arguments: 0..<60)
  func isComplete(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let old = (0..<next(40)).map { _ in "\(next(6))" }
    let new = (0..<next(40)).map { _ in "\(next(6))" }
    func bytes(_ lines: [String]) -> [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }
    let difference = LineDifference(from: bytes(old), to: bytes(new))
    var before: [String] = []
    var after: [String] = []
    for line in difference.lines {
      switch line {
      case .same(let text):
        before.append(text)
        after.append(text)
      case .removed(let text): before.append(text)
      case .added(let text): after.append(text)
      }
    }
    #expect(before == old && after == new, "seed \(seed)")
  }

  @Test("a redline writes what was undone and said into the text")
  func redline() {
    let text = "# A\n\n## Narrow the issue\n\n- [ ] Look\n- [ ] Ask\n  all\n\n## Mitigate\n\nx\n"
    let redline = Redline(
      Runbook(bytes: Array(text.utf8), path: "a.md"), incident: "inc-1", undone: ["Ask all"],
      remarks: [
        Redline.Remark(step: .narrow, text: "pool --> <exhausted>\nreally"),
        Redline.Remark(step: .postMortem, text: "lost"),
      ])
    #expect(
      String(decoding: redline.new, as: UTF8.self)
        == "# A\n\n## Narrow the issue\n\n- [ ] Look\n- [ ] Ask\n  all <!-- inc-1: not done -->\n\n"
        + "- inc-1: pool -> \\<exhausted> really\n\n## Mitigate\n\nx\n")
  }

  @Test("a skeleton has the name in every place")
  func skeleton() throws {
    let template = "---\nid: template\ntitle: T\nversion: 9\n---\n# T\n\nWords.\n"
    let day = try #require(CivilTime(year: 2026, month: 11, day: 20))
    let made = try #require(
      RunbookSkeleton(
        Runbook(bytes: Array(template.utf8), path: "t.md"), name: "Queue: is \"full\"", today: day))
    let book = Runbook(bytes: made.bytes, path: "x.md")
    #expect(book.id == "queue-is-full")
    #expect(book.title == "Queue: is \"full\"")
    #expect(book.version == "1")
    #expect(book.diagnostics.isEmpty)
    #expect(RunbookSkeleton(book, name: "!", today: day) == nil)
  }
}
