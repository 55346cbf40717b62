import Encoding
import IncidentModel
import Testing

@testable import RunbookLibrary

@Suite("How a runbook was walked")
struct RunbookUseTests {
  private static let text = """
    ---
    id: disk
    ---
    # Disk

    ## Narrow the issue

    - [ ] Ask who wrote so much
    - [ ] Look at the biggest files

    ```bash check id=df
    df
    ```

    ```bash check id=du
    du
    ```

    ## Mitigate

    - [ ] Tell the leader

    ```bash change id=vacuum rollback=restore
    true
    ```

    ```bash change id=restore
    true
    ```
    """
  private let runbook = Runbook(bytes: Array(text.utf8), path: "disk.md")

  private func record(_ events: [(kind: EventKind, by: String, data: EventData)]) -> IncidentRecord
  {
    let start = Instant(milliseconds: 1_795_140_060_000)
    return IncidentRecord(
      id: "inc",
      events: events.enumerated().map { place, event in
        let at = start.advanced(bySeconds: place * 60)
        return Event(
          id: "01JD6Q0000000000000000000\(place)", kindName: event.kind.rawValue, at: at,
          recorded: at, by: event.by, step: .narrow, data: event.data, clock: place + 1,
          writer: "w", sequence: place + 1)
      })
  }

  private func run(_ name: String, exit: Int, by: String = "ana", book: String = "disk")
    -> (kind: EventKind, by: String, data: EventData)
  {
    var data: EventData = [.name: name, .runbook: book]
    data.set(.exit, exit)
    return (.commandRun, by, data)
  }

  private var item: String { Playbook(runbook).sections[.narrow]?.checklist.first?.id ?? "" }

  @Test("by whom, when, what was skipped and what failed at last")
  func tells() throws {
    let record = record([
      (.stepEntered, "max", [:]), run("df", exit: 1), run("df", exit: 0, by: "bo"),
      run("vacuum", exit: 2, by: "bo"), (.itemTicked, "cy", [.item: item]), (.note, "max", [:]),
    ])
    let use = try #require(RunbookUse(of: runbook, in: record))
    #expect(use.people == ["ana", "bo", "cy"] && use.at == record.events[4].at)
    #expect(use.failed == ["vacuum"])
    #expect(use.skipped == ["Look at the biggest files", "du"])
  }

  @Test("at hand is not walked, nor by what the playbook asks too, nor by what was struck")
  func isNotWalked() {
    #expect(
      RunbookUse(of: runbook, in: record([(.runbookAttached, "max", [.name: "disk"])])) == nil)
    #expect(RunbookUse(of: runbook, in: record([run("df", exit: 0, book: "other")])) == nil)
    let ticked = record([(.itemTicked, "max", [.item: item])])
    #expect(RunbookUse(of: runbook, in: ticked) != nil)
    #expect(RunbookUse(of: runbook, in: ticked, shared: [item]) == nil)
    let struck = record([
      run("df", exit: 0), (.struck, "ana", [.ref: "01JD6Q00000000000000000000"]),
    ])
    #expect(RunbookUse(of: runbook, in: struck) == nil)
  }
}
