import RunbookLibrary
import SystemIO
import Testing

@Suite("Searching runbooks")
struct SearchTests {
  private static let texts = [
    (
      "KubePodCrashLooping.md",
      "# KubePodCrashLooping\n\n## Meaning\n\nA pod starts anew again and again.\n"
    ),
    (
      "pods.md",
      "# Notes on pods\n\nA pod may crash. KubePodCrashLooping says so when it loops.\n\nWritten 09:50.\n"
    ),
    (
      "disk.md",
      "---\ntitle: Disk full\nalerts: [NodeFilesystemSpaceFillingUp]\nservices: [postgres]\n---\n\n"
        + "# Disk\n\n```bash\njournalctl --vacuum-size=1G\n```\n"
    ),
    (
      "many.md",
      "# Playbooks\n\n## Alerts\n\n### IngesterRestarts\n\na\n\n### IngesterUnhealthy\n\nb\n\n"
        + "### RulerMissedEvaluations\n\nc\n\n### CompactorHasNotRun\n\nd\n"
    ),
  ]

  private var catalog: RunbookCatalog {
    RunbookCatalog(
      places: [.bundled(Self.texts.map { ($0.0, Array($0.1.utf8)) })], files: .live)
  }

  @Test(
    "the best runbook comes first",
    arguments: [
      ("an alert's name", "KubePodCrashLooping", "KubePodCrashLooping"),
      ("its words", "kube pod crash-looping", "KubePodCrashLooping"),
      ("in small letters", "kubepodcrashlooping", "KubePodCrashLooping"),
      ("a typing mistake", "disk ful", "disk"),
      ("two mistakes in a long word", "filesytem spcae", "disk"),
      ("an alert of the front matter", "NodeFilesystemSpaceFillingUp", "disk"),
      ("a service", "postgres", "disk"),
      ("a command", "vacuum-size", "disk"),
      ("a part of a file", "CompactorHasNotRun", "many#compactorhasnotrun"),
      ("the time it was said says nothing", "anew since 09:50", "KubePodCrashLooping"),
      ("a part by a word", "ingester unhealthy", "many#ingesterunhealthy"),
    ] as [(name: String, words: String, id: String)])
  func first(_ name: String, _ words: String, _ id: String) {
    #expect(catalog.search(words).first?.runbook.id == id)
  }

  @Test("scores fall, and an exact name is said to be one")
  func scores() {
    let found = catalog.search("KubePodCrashLooping")
    #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
    #expect(found.map(\.isExact) == [true, false])
  }

  @Test("words that nothing holds find nothing", arguments: ["", "  ", "-", "zzzzqqqq"])
  func nothing(_ words: String) {
    #expect(catalog.search(words).isEmpty)
  }

  @Test("a part is found again by its id")
  func partIsFound() throws {
    #expect(try catalog.find("many#compactorhasnotrun").title == "CompactorHasNotRun")
  }

  @Test("headings of steps are no runbooks of their own")
  func stepsAreNoParts() {
    let text =
      "# A\n\n## Meaning\n\na\n\n## Impact\n\nb\n\n## Diagnosis\n\nc\n\n## Mitigation\n\nd\n"
    #expect(Runbook(bytes: Array(text.utf8), path: "a.md").parts.isEmpty)
  }

  @Test("a title suggests a runbook of those at hand")
  func suggestion() {
    let runbooks = Self.texts.map { Runbook(bytes: Array($0.1.utf8), path: $0.0) }
    let found = RunbookRanking.best(of: runbooks, for: "The disk of the database is full")
    #expect(found.first?.runbook.id == "disk")
  }
}
