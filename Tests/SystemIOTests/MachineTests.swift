import SystemIO
import Testing

@testable import SystemIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct MachineTests {
  private let environment: [String: String] = [:]

  @Test func findsTheZoneOfTheEnvironment() throws {
    let directory = try TemporaryDirectory()
    let rules = Array("TZif2 and more".utf8)
    try FileSystem.live.createDirectories(directory("Europe"))
    try FileSystem.live.replaceFile(directory("Europe/Berlin"), rules)
    try FileSystem.live.replaceFile(directory("Europe/Text"), Array("no rules".utf8))

    func find(_ wanted: String) -> SystemZone {
      SystemZone.find(environment: ["TZ": wanted, "TZDIR": directory.path], files: .live)
    }
    #expect(find("Europe/Berlin") == SystemZone(name: "Europe/Berlin", rules: rules))
    #expect(find(":Europe/Berlin") == SystemZone(name: "Europe/Berlin", rules: rules))
    #expect(find(directory("Europe/Berlin")).rules == rules)
    #expect(find("CET-1CEST,M3.5.0,M10.5.0/3").rules.isEmpty)
    #expect(find("CET-1CEST,M3.5.0,M10.5.0/3").name == "CET-1CEST,M3.5.0,M10.5.0/3")
    #expect(find("Europe/Text").rules.isEmpty)
    #expect(find("../Europe/Berlin").rules.isEmpty)
    #expect(find("") == SystemZone(name: "UTC", rules: []))
  }

  @Test(arguments: [
    (0, Account(name: "root", home: "/root")), (1001, Account(name: "ana", home: "/home/ana")),
  ])
  func findsAnAccount(_ number: Int, _ account: Account) {
    let database = "root:x:0:0:root:/root:/bin/sh\nbroken:x\nana:x:1001:1001::/home/ana:/bin/zsh\n"
    #expect(Account.find(userID: UInt32(number), in: Array(database.utf8)) == account)
    #expect(Account.find(userID: 7, in: Array(database.utf8)) == nil)
  }

  @Test func knowsItsHost() {
    let facts = HostFacts.live()
    #expect(!facts.hostName.isEmpty)
    #expect(facts.homeDirectory.hasPrefix("/"))
    #expect(facts.workingDirectory.hasPrefix("/"))
    #expect(facts.processID > 1)
    #expect(facts.environment["PATH"] != nil)
  }

  @Test func clockMovesOnlyWhenTold() {
    let manual = ManualClock(milliseconds: 5_000)
    #expect(manual.clock.now() == 5_000)
    manual.advance(milliseconds: 250)
    manual.clock.pause(1_500)
    #expect(manual.clock.now() == 5_251)
    #expect(manual.clock.monotonicMicroseconds() == 5_251_500)
  }

  @Test func liveClockRunsInMillisecondsOfThisCentury() {
    let now = Clock.live.now()
    #expect(now > 1_700_000_000_000 && now < 4_102_444_800_000)
    let before = Clock.live.monotonicMicroseconds()
    Clock.live.pause(1)
    #expect(Clock.live.monotonicMicroseconds() > before)
  }

  @Test func entropyIsOfTheLengthAskedFor() {
    #expect(Entropy.live.bytes(10).count == 10)
    #expect(Entropy.live.bytes(-1).isEmpty)
    #expect(Entropy.live.bytes(16) != Entropy.live.bytes(16))
    #expect(Entropy.seeded(4).bytes(9) == Entropy.seeded(4).bytes(9))
    #expect(Entropy.seeded(4).bytes(9) != Entropy.seeded(5).bytes(9))
  }

  @Test func pollSeesWhatCanBeRead() throws {
    let pipe = try Pipe.make()
    defer {
      FileSystem.live.close(pipe.read)
      FileSystem.live.close(pipe.write)
    }
    #expect(try Poll.readable([pipe.read], milliseconds: 0).isEmpty)
    try FileSystem.live.writeAll([1], to: pipe.write, path: "pipe")
    #expect(try Poll.readable([pipe.read], milliseconds: nil) == [pipe.read])
  }

  @Test(arguments: [Signal.terminate, .interrupt, .hangUp])
  func endsByASignal(_ wanted: Signal) async {
    _ = await #expect(processExitsWith: .signal(wanted.rawValue)) {
      [number = wanted.rawValue as Int32] in
      Signal.end(by: Signal(rawValue: number))
    }
  }

  /// A limit on file sizes must not end the process before it can give the words back.
  @Test func failsPastTheLimitOfFileSizes() async throws {
    let directory = try TemporaryDirectory()
    _ = await #expect(processExitsWith: .success) { [path = directory("big") as String] in
      var limit = rlimit(rlim_cur: 512, rlim_max: 512)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_FSIZE, &limit)
      #endif
      let error = #expect(throws: SystemError.self) {
        try FileSystem.live.replaceFile(path, [UInt8](repeating: 0, count: 4096))
      }
      #expect(error?.code == .fileTooLarge)
    }
  }
}

@Suite struct CommandWordsTests {
  @Test func areThoseAfterTheProgramsName() {
    #expect(CommandWords.words(known: ["outage", "note", ""], files: .live) == ["note", ""])
    #expect(CommandWords.words(known: ["outage"], files: .live) == [])
  }

  @Test func areFoundWhereTheStandardLibraryKnowsNone() throws {
    guard FileSystem.live.exists("/proc/self/cmdline") else { return }
    let words = try #require(CommandWords.words(known: [], files: .live))
    #expect(words == Array(CommandLine.arguments.dropFirst()))
  }

  @Test func areNotTakenForNoneWhereNobodyKnowsThem() {
    let calls = SystemCalls.live.intercepted(CallTrace()) { _, _ in .fail(.noSuchFile) }
    #expect(CommandWords.words(known: [], files: FileSystem(calls: calls)) == nil)
  }
}
