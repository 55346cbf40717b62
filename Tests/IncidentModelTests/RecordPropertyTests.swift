import Encoding
import TestSupport
import Testing

@testable import IncidentModel

/// Random timelines: whatever is on disk, in whatever order it arrives, the fold is total and the
/// same.
@Suite struct RecordPropertyTests {
  /// Events of random kinds with random data, some of it wrong, by several writers.
  struct RandomEvents {
    var generator: SplitMix64
    private var count = 0
    private var clock = 0
    private var sequences: [String: Int] = [:]

    init(seed: UInt64) { generator = SplitMix64(seed: seed) }

    mutating func events(_ count: Int) -> [Event] {
      (0..<count).map { _ in event() }
    }

    private mutating func event() -> Event {
      let writer = pick(["ana-1", "bob-2", "max-3"])
      clock += Int.random(in: 0...1, using: &generator)
      sequences[writer, default: 0] += 1
      count += 1
      let kind =
        chance(20)
        ? "from-the-future"
        : chance(5) ? pick(["struck", "amended", "retimed"]) : pick(EventKind.allCases).rawValue
      let data = EventData(members: Dictionary(members(), uniquingKeysWith: { $1 }))
      return Event(
        id: Script.id(count), kindName: kind, at: instant(), recorded: instant(),
        by: pick(Self.people),
        step: chance(5) ? nil : pick(Step.allCases), data: data, clock: clock, writer: writer,
        sequence: sequences[writer] ?? 0)
    }

    private static let people = ["ana", "bob", "max", ""]

    /// A few members; what most kinds need is there more often than not.
    private mutating func members() -> [(String, JSON)] {
      let usual: [EventData.Key] = [.ref, .name, .text, .time, .state, .component, .outcome]
      let others = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        pick(EventData.Key.allCases)
      }
      return (usual + others).compactMap { key in
        chance(4) ? nil : (key.rawValue, value(of: key))
      }
    }

    private mutating func value(of key: EventData.Key) -> JSON {
      if chance(6) {
        return pick([
          .null, .bool(true), .number("-99999999999999999999"), .number("1e400"), .array([.null]),
          .object(["P1": 3]), .string(""), .string("\u{0}\u{1B}[2J\r\n"),
        ])
      }
      switch key {
      case .ref:
        // Also what is not there yet: a correction may arrive before what it corrects.
        return .string(Script.id(Int.random(in: 1...(count + 5), using: &generator)))
      case .state: return .string(pick(Finding.State.allCases).rawValue)
      case .impact: return .string(pick(Impact.Level.allCases).rawValue)
      case .severity: return .string(pick(Severity.allCases).rawValue)
      case .audience: return .string(pick(StatusUpdate.Audience.allCases).rawValue)
      case .outcome: return .string(pick(["worked", "worse", "no-answer", "joined"]))
      case .component: return .string(pick(["db", "app", "cache"]))
      case .name, .to, .owner: return .string(pick(Self.people))
      case .nobody, .drill, .security: return .bool(chance(2))
      case .undone: return .array(["a", "b", 3])
      case .timers: return .object(["leader": ["P1": .number(String(Int.max))]])
      case .until, .time, .due, .next, .began, .when: return .string(instant().rfc3339)
      default: return .string(pick(["x", "roll back", "two words"]))
      }
    }

    private mutating func instant() -> Instant {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0: Instant(milliseconds: .max)
      case 1: Instant(milliseconds: .min)
      default: Script.at(Int.random(in: -60...6000, using: &generator))
      }
    }

    mutating func chance(_ oneIn: Int) -> Bool {
      Int.random(in: 0..<oneIn, using: &generator) == 0
    }

    private mutating func pick<Element>(_ from: [Element]) -> Element {
      from[Int.random(in: 0..<from.count, using: &generator)]
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func replayEqualsAppendingInAnyOrderOfArrival(seed: UInt64) {
    var random = RandomEvents(seed: seed)
    let events = random.events(40)
    var arrivals =
      random.chance(2)
      ? events.sorted(by: Event.precedes) : events.shuffled(using: &random.generator)
    var arrived: [Event] = []
    var record = IncidentRecord(id: Script.id, events: [])
    while !arrivals.isEmpty {
      let count = min(arrivals.count, Int.random(in: 1...6, using: &random.generator))
      let new = Array(arrivals.prefix(count))
      arrivals.removeFirst(count)
      arrived += new
      record.append(new)
      #expect(record == IncidentRecord(id: Script.id, events: arrived))
    }
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func foldingWithoutKeepingTheEventsGivesTheSameIncident(seed: UInt64) {
    var random = RandomEvents(seed: seed &+ 2_000_000)
    let events = random.events(60).sorted(by: Event.precedes)
    var fold = IncidentFold(id: Script.id)
    repeat {
      fold = fold.isFinal ? fold : fold.corrected
      let corrected = Set(fold.correctedIDs)
      for event in events {
        if fold.needs(event.kind) || corrected.contains(event.id) {
          fold.apply(event)
        } else {
          fold.count(at: event.at)
        }
      }
    } while !fold.isFinal
    #expect(fold.incident == IncidentRecord(id: Script.id, events: events).incident)
  }

  @Test(arguments: EventKind.allCases.filter { !$0.changesIncident }, 1...5 as ClosedRange<UInt64>)
  func whatSaysNothingAboutTheIncidentIsOnlyCounted(kind: EventKind, seed: UInt64) {
    var random = RandomEvents(seed: seed &+ 3_000_000)
    var applied = IncidentRecord(id: Script.id, events: random.events(30)).incident
    for name in applied.people.map(\.name) { applied.see(name, .joined, at: Script.start) }
    var counted = applied
    for event in random.events(5) {
      applied.apply(
        Event(
          id: event.id, kindName: kind.rawValue, at: event.at, recorded: event.recorded,
          by: event.by, step: event.step, data: event.data, clock: event.clock,
          writer: event.writer, sequence: event.sequence))
      counted.count(at: event.at)
    }
    #expect(applied == counted)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func nothingOnATimelineTraps(seed: UInt64) {
    var random = RandomEvents(seed: seed &+ 1_000_000)
    let record = IncidentRecord(id: Script.id, events: random.events(60))
    let names = EventNames(record: record, playbook: .sample, times: TimeText(zone: .utc))
    #expect(record.events.map { $0.sentence(names) }.count == 60)
    let metrics = Metrics(record.incident)
    #expect(metrics.spans.allSatisfy { $0.seconds ?? 0 >= 0 })
    var incident = record.incident
    for now in [Int64.min, 0, Script.start.milliseconds, .max] {
      let roster = Roster(people: [.init(name: "ana"), .init(name: "carol", role: "support")])
      for step in Step.allCases {
        incident.step = step
        let situation = Situation(
          incident: incident, playbook: .sample, roster: roster, now: Instant(milliseconds: now),
          times: TimeText(zone: .utc), speaker: "ana")
        let numbers = (situation.card.items + situation.card.more).map(\.number)
        #expect(Set(numbers).count == numbers.count)
        #expect(numbers.allSatisfy { (1...7).contains($0) || $0 > 10 })
      }
    }
  }
}
