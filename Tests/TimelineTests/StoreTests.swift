import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

@Suite struct StoreTests {
  let temporary: TemporaryStore
  let now = Instant(milliseconds: 1_795_218_934_123)

  init() throws {
    temporary = try TemporaryStore()
  }

  private func declare(_ title: String) throws -> String {
    let id = try temporary.store().createIncident(title: title, at: now)
    _ = try write(id, .declared)
    return id
  }

  @discardableResult
  private func write(_ id: String, _ kind: EventKind, _ count: Int = 1) throws -> [Event] {
    let drafts = (0..<count).map { _ in EventDraft(kind, by: "ana") }
    return try temporary.timeline(incident: id).append(drafts).events
  }

  @Test func namesIncidentsByDayAndTitle() throws {
    #expect(try declare("Checkout: 500s in the EU!") == "inc-2026-11-20-checkout-500s-in-the-eu")
    #expect(try declare("Checkout: 500s in the EU!") == "inc-2026-11-20-checkout-500s-in-the-eu-2")
    let status = try FileSystem.live.status(
      temporary.store().directory(of: "inc-2026-11-20-checkout-500s-in-the-eu"))
    #expect(status.permissions == 0o700)
  }

  @Test(arguments: [
    ("Login down", 60, "login-down"),
    ("Größe überall", 60, "groesse-ueberall"),
    ("Café señal Łódź", 60, "cafe-senal-lodz"),
    ("e\u{301}tat", 60, "etat"),
    ("it's down", 60, "its-down"),
    ("障害", 60, "incident"),
    ("../../etc/passwd", 60, "etc-passwd"),
    ("a long title that does not fit", 12, "a-long-title"),
    ("a long title that does not fit", 11, "a-long"),
    ("incomprehensibilities", 8, "incompre"),
    ("", 60, "incident"),
  ])
  func makesSlugs(_ title: String, _ limit: Int, _ slug: String) {
    #expect(IncidentName.slug(title, limit: limit) == slug)
  }

  @Test func keepsIdsShort() {
    let title = String(repeating: "word ", count: 40)
    for number in [1, 2, 99] {
      let id = IncidentName.id(title: title, at: now, number: number)
      #expect(id.utf8.count <= 60)
      #expect(number == 1 || id.hasSuffix("-\(number)"))
    }
  }

  @Test func givesTwoProcessesTwoIncidents() async throws {
    let temporary = temporary
    let now = now
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<12 {
        group.addTask { try temporary.store().createIncident(title: "Down", at: now) }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(ids.count == 12)
  }

  @Test func findsWhatIsNotClosed() throws {
    let store = temporary.store()
    #expect(try store.openIncidentIDs().isEmpty)
    let first = try declare("First")
    let second = try declare("Second")
    #expect(try store.openIncidentIDs() == [first, second])
    try write(first, .closed)
    #expect(try store.openIncidentIDs() == [second])
    try write(first, .reopened)
    #expect(try store.openIncidentIDs() == [first, second])
    try write(second, .resolved)
    #expect(try store.openIncidentIDs() == [first, second])
  }

  @Test func doesNotOpenTheClosedOnes() throws {
    for number in 0..<5 {
      try write(try declare("Old \(number)"), .closed)
    }
    let open = try declare("New")
    _ = try temporary.store().openIncidentIDs()
    let trace = CallTrace()
    let calls = SystemCalls.quick.intercepted(trace) { _, _ in .proceed }
    #expect(try temporary.store(calls).openIncidentIDs() == [open])
    #expect(!trace.calls.contains { $0.path.contains("old-") })
    #expect(trace.calls.count < 20)
  }

  @Test(arguments: ["open", "open/.scanned"])
  func makesMarkersAnew(_ lost: String) throws {
    let first = try declare("First")
    let second = try declare("Second")
    try write(second, .closed)
    // More than a tail holds, after what decides.
    try write(second, .followupDone, 60)
    try write(first, .note, 60)
    #expect(try temporary.store().openIncidentIDs() == [first])
    try FileSystem.live.removeTree(FileSystem.join(temporary.root, lost))
    #expect(try temporary.store().openIncidentIDs() == [first])
    #expect(try temporary.store().openIncidentIDs() == [first])
  }

  @Test func noticesIncidentsThatAnotherProgramPutThere() throws {
    let id = try declare("Mine")
    #expect(try temporary.store().openIncidentIDs() == [id])
    let other = try TemporaryStore()
    let copied = try other.store().createIncident(title: "Theirs", at: now)
    _ = try other.timeline(incident: copied).append([EventDraft(.declared, by: "bo")])
    try FileSystem.live.rename(
      other.store().directory(of: copied), to: temporary.store().directory(of: copied))
    #expect(try temporary.store().openIncidentIDs() == [id, copied])
  }

  @Test func doesNotBelieveAMarkerOfAClosedIncident() throws {
    let id = try declare("First")
    try write(id, .closed)
    #expect(try temporary.store().openIncidentIDs().isEmpty)
    let marker = FileSystem.join(temporary.root, "open/\(id)")
    FileSystem.live.close(try FileSystem.live.open(marker, [.write, .create]))
    #expect(try temporary.store().openIncidentIDs().isEmpty)
    #expect(!FileSystem.live.exists(marker))
  }

  @Test(
    "a short file of one machine does not outweigh the long one of another",
    arguments: [
      (EventKind.closed, EventKind.reopened, true), (.reopened, .closed, false),
    ])
  func believesTheLatestWord(_ theirs: EventKind, _ ours: EventKind, isOpen: Bool) throws {
    let id = try declare("First")
    _ = try temporary.timeline("bo-1111", incident: id).append([EventDraft(theirs, by: "bo")])
    try write(id, ours)
    // More than a tail holds, after what decides.
    try write(id, .note, 60)
    #expect(try temporary.store().openIncidentIDs() == (isOpen ? [id] : []))
    try FileSystem.live.removeTree(FileSystem.join(temporary.root, "open"))
    #expect(try temporary.store().openIncidentIDs() == (isOpen ? [id] : []))
    temporary.store().settle(id)
    #expect(try temporary.store().openIncidentIDs() == (isOpen ? [id] : []))
  }

  @Test func marksAgainWhatIsOpenedWhileItIsLookedAt() throws {
    let id = try declare("First")
    try write(id, .closed)
    #expect(try temporary.store().openIncidentIDs().isEmpty)
    let marker = FileSystem.join(temporary.root, "open/\(id)")
    FileSystem.live.close(try FileSystem.live.open(marker, [.write, .create]))
    let temporary = temporary
    let calls = SystemCalls.quick.intercepted { _, call in
      // It was found closed; before its marker goes, somebody opens it.
      if call.operation == .unlink, call.path == marker {
        _ = try? temporary.timeline("bo-1111", incident: id)
          .append([EventDraft(.reopened, by: "bo")])
      }
      return .proceed
    }
    #expect(try temporary.store(calls).openIncidentIDs() == [id])
    #expect(try temporary.store().openIncidentIDs() == [id])
  }

  @Test("what is derived keeps nobody from declaring")
  func doesWithoutMarkers() throws {
    let path = FileSystem.join(temporary.root, "open")
    FileSystem.live.close(try FileSystem.live.open(path, [.write, .create]))
    let id = try declare("Down")
    #expect(try temporary.store().openIncidentIDs() == [id])
    try write(id, .closed)
    #expect(try temporary.store().openIncidentIDs().isEmpty)
    try write(id, .reopened)
    #expect(try temporary.store().openIncidentIDs() == [id])
  }

  @Test("a directory above the store that may not be read keeps nobody from declaring")
  func doesNotReadAboveTheStore() throws {
    let above = FileSystem.parent(of: temporary.root)
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .open && call.path == above ? .fail(.permission) : .proceed
    }
    let id = try temporary.store(calls).createIncident(title: "Down", at: now)
    _ = try temporary.timeline(incident: id, calls: calls).append([.note("one")])
    #expect(try temporary.store(calls).openIncidentIDs() == [id])
  }

  @Test("files of other programs among the incidents are no incidents")
  func passesOverOtherFiles() throws {
    let id = try declare("Down")
    let incidents = temporary.store().incidentsDirectory
    try FileSystem.live.replaceFile(FileSystem.join(incidents, "README.txt"), [])
    try FileSystem.live.createDirectories(FileSystem.join(incidents, "lost+found"))
    #expect(try temporary.store().openIncidentIDs() == [id])
  }

  @Test("a copy that cannot be read is not passed over")
  func namesCopiesThatCannotBeRead() throws {
    let id = try declare("Down")
    let path = temporary.store().directory(of: id)
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .entries && call.path == path ? .fail(.permission) : .proceed
    }
    let other = Store(
      root: FileSystem.join(temporary.root, "other"), files: FileSystem(calls: calls))
    #expect(try other.copies(in: temporary.root).map(\.incident) == [id])
  }

  @Test func readsAStoreThatCannotBeWritten() throws {
    let id = try declare("First")
    try FileSystem.live.removeTree(FileSystem.join(temporary.root, "open"))
    let calls = SystemCalls.quick.intercepted { _, call in
      [.makeDirectory, .unlink].contains(call.operation) ? .fail(.readOnly) : .proceed
    }
    #expect(try temporary.store(calls).openIncidentIDs() == [id])
  }

  @Test("a directory that is there already becomes a store", arguments: ["", "open", "incidents"])
  func takesWhatIsThere(part: String) throws {
    let root = FileSystem.join(temporary.store().root, part)
    _ = try FileSystem.live.createDirectories(root)
    #expect(try temporary.store().openIncidentIDs().isEmpty)
    #expect(try declare("Down") == "inc-2026-11-20-down")
    #expect(try temporary.store().openIncidentIDs() == ["inc-2026-11-20-down"])
  }

  @Test func hasNoIncidentsWhereThereIsNoStore() throws {
    let store = Store(root: FileSystem.join(temporary.root, "none"))
    #expect(try store.incidentIDs().isEmpty)
    #expect(try store.openIncidentIDs().isEmpty)
    #expect(!store.contains("inc-2026-11-20-x"))
    #expect(!FileSystem.live.exists(store.root))
  }

  @Test(arguments: ["", ".", "..", "../x", "a/b", ".hidden"])
  func refusesIdsThatAreOtherPaths(_ id: String) {
    #expect(!temporary.store().contains(id))
    #expect(throws: TimelineError.invalidIncident(id)) {
      try temporary.store().adoptIncident(id)
    }
  }
}

@Suite struct WriterIdentityTests {
  let temporary: TemporaryStore
  var directory: String { FileSystem.join(temporary.root, "state/outage") }

  init() throws {
    temporary = try TemporaryStore()
  }

  private func load(_ host: String = "Ana-MBP.local", seed: UInt64 = 1) -> WriterIdentity {
    WriterIdentity.load(
      directory: directory, hostName: host, files: .live, entropy: .seeded(seed))
  }

  @Test func isMadeOnceAndKept() throws {
    let first = load()
    #expect(first.name.hasPrefix("ana-mbp-"))
    #expect(first.name.utf8.count == "ana-mbp-3f2a".utf8.count)
    #expect(first.isKept)
    #expect(load("other", seed: 2) == first)
    #expect(try FileSystem.live.entries(of: directory) == ["writer"])
    #expect(try FileSystem.live.status(FileSystem.join(directory, "writer")).permissions == 0o600)
  }

  @Test(arguments: ["", "ana-mbp-3f2a", "../../x-1234\n", "Ana\n", "\0\0\0\0\0\0\n"])
  func isMadeAnewWhereTheFileIsNoName(_ text: String) throws {
    try FileSystem.live.createDirectories(directory)
    try FileSystem.live.replaceFile(FileSystem.join(directory, "writer"), Array(text.utf8))
    let identity = load()
    #expect(identity.name.hasPrefix("ana-mbp-"))
    #expect(load(seed: 9) == identity)
  }

  @Test func doesWithoutAPlaceToKeepIt() {
    let calls = SystemCalls.quick.intercepted { _, call in
      call.operation == .makeDirectory ? .fail(.readOnly) : .proceed
    }
    let identity = WriterIdentity.load(
      directory: directory, hostName: "", files: FileSystem(calls: calls), entropy: .seeded(3))
    #expect(identity.name.hasPrefix("host-"))
    #expect(!identity.isKept)
  }

  @Test func isOneForProcessesThatStartAtOnce() async {
    let directory = directory
    let names = await withTaskGroup(of: String.self) { group in
      for seed in 0..<12 {
        group.addTask {
          WriterIdentity.load(
            directory: directory, hostName: "ana", files: .live, entropy: .seeded(UInt64(seed))
          ).name
        }
      }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(names.count == 1)
  }
}
