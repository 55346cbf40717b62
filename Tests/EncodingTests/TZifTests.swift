import TestSupport
import Testing

@testable import Encoding

@Suite struct TZifTests {
  /// An hour ahead from second 1000, back at 2000, and from 3000 the rule of Paris.
  static let sample = TZifBytes(
    times: [1000, 2000, 3000], indexes: [1, 0, 1],
    kinds: [.init(offset: 0), .init(offset: 3600, isSummer: 1, designation: 1)],
    footer: "\nCET-1CEST,M3.5.0,M10.5.0/3\n"
  )

  func offset(_ zone: TimeZoneRules, _ second: Int64) -> Int {
    zone.offsetSeconds(at: Instant(milliseconds: second * 1000))
  }

  @Test func readsTransitionsAndFooter() throws {
    let zone = try #require(TimeZoneRules(name: "Test/Zone", tzif: Self.sample.bytes))
    #expect(zone.name == "Test/Zone")
    #expect(offset(zone, -5_000_000_000) == 0)
    #expect(offset(zone, 999) == 0)
    #expect(zone.offsetSeconds(at: Instant(milliseconds: 999_999)) == 0)
    #expect(offset(zone, 1000) == 3600)
    #expect(offset(zone, 1999) == 3600)
    #expect(offset(zone, 2000) == 0)
    #expect(offset(zone, 2999) == 0)
    #expect(offset(zone, 3000) == 3600)
    let summer = try #require(Instant(rfc3339: "2026-07-01T00:00:00Z"))
    #expect(zone.offsetSeconds(at: summer) == 7200)
  }

  @Test func keepsTheLastOffsetWithoutAFooterRule() throws {
    var file = Self.sample
    file.footer = "\n\n"
    let zone = try #require(TimeZoneRules(name: "x", tzif: file.bytes))
    #expect(offset(zone, 3000) == 3600)
    #expect(offset(zone, 5_000_000_000) == 3600)
  }

  @Test func readsTheFirstVersion() throws {
    var file = Self.sample
    file.version = 0
    file.times = [-2_000_000_000, 0, 2_000_000_000]
    let zone = try #require(TimeZoneRules(name: "x", tzif: file.bytes))
    #expect(offset(zone, -2_000_000_001) == 0)
    #expect(offset(zone, -2_000_000_000) == 3600)
    #expect(offset(zone, 0) == 0)
    #expect(offset(zone, 2_000_000_000) == 3600)
  }

  @Test(arguments: [0x32, 0x33, 0x34] as [UInt8])
  func readsLaterVersions(_ version: UInt8) throws {
    var file = Self.sample
    file.version = version
    file.times = [-6_000_000_000, 0, 6_000_000_000]
    let zone = try #require(TimeZoneRules(name: "x", tzif: file.bytes))
    #expect(offset(zone, -6_000_000_000) == 3600)
    #expect(offset(zone, 5_999_999_999) == 0)
  }

  @Test func readsAZoneWithoutTransitions() throws {
    let file = TZifBytes(kinds: [.init(offset: -18_000)], footer: "\nEST5\n")
    let zone = try #require(TimeZoneRules(name: "x", tzif: file.bytes))
    #expect(offset(zone, 0) == -18_000)
    let bare = TZifBytes(kinds: [.init(offset: -18_000)], footer: "\n\n")
    #expect(try offset(#require(TimeZoneRules(name: "x", tzif: bare.bytes)), 0) == -18_000)
  }

  @Test func leavesOutLeapSeconds() throws {
    var file = Self.sample
    file.leaps = [(1500, 1), (2500, 2)]
    let zone = try #require(TimeZoneRules(name: "x", tzif: file.bytes))
    #expect(zone.transitions.map(\.second) == [1000, 1999, 2998])
  }

  @Test func skipsIndicators() throws {
    var file = Self.sample
    file.standardIndicators = [0, 1]
    file.utcIndicators = [0, 1]
    #expect(
      TimeZoneRules(name: "x", tzif: file.bytes)
        == TimeZoneRules(name: "x", tzif: Self.sample.bytes))
  }

  struct Damage: CustomTestStringConvertible {
    var testDescription: String
    var apply: @Sendable (inout TZifBytes) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout TZifBytes) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  @Test(arguments: [
    Damage("unknown version") { $0.version = 0x31 },
    Damage("no types") { $0.kinds = [] },
    Damage("no designations") { $0.designations = [] },
    Damage("index past the types") { $0.indexes = [1, 0, 2] },
    Damage("too few indexes") { $0.indexes = [1, 0] },
    Damage("times out of order") { $0.times = [1000, 3000, 2000] },
    Damage("a time twice") { $0.times = [1000, 2000, 2000] },
    Damage("offset of two days") { $0.kinds[1].offset = 172_800 },
    Damage("lowest offset there is") { $0.kinds[1].offset = .min },
    Damage("summer flag of 2") { $0.kinds[1].isSummer = 2 },
    Damage("designation past the end") { $0.kinds[1].designation = 4 },
    Damage("one indicator for two types") { $0.standardIndicators = [0] },
    Damage("leap correction that overflows") {
      $0.times[0] = .min
      $0.leaps = [(.min, 1)]
    },
    Damage("no footer") { $0.footer = nil },
    Damage("footer not ended") { $0.footer = "\nCET-1" },
    Damage("footer that is no rule") { $0.footer = "\nEurope/Paris\n" },
  ])
  func refuses(_ damage: Damage) {
    var file = Self.sample
    damage.apply(&file)
    #expect(TimeZoneRules(name: "x", tzif: file.bytes) == nil)
  }

  @Test func refusesEveryShorterFile() {
    let bytes = Self.sample.bytes
    for count in 0..<bytes.count {
      #expect(TimeZoneRules(name: "x", tzif: Array(bytes.prefix(count))) == nil, "\(count) bytes")
    }
  }

  @Test(arguments: [1, 2] as [UInt64])
  func neverTrapsOnDamagedFiles(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let original = Self.sample.bytes
    let time = try #require(CivilTime(year: 2026, month: 3, day: 29, hour: 2, minute: 30))
    for _ in 0..<1_500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      guard let zone = TimeZoneRules(name: "x", tzif: bytes) else { continue }
      for milliseconds in [Int64.min, 0, 1_500_000, .max] {
        #expect(abs(zone.offsetSeconds(at: Instant(milliseconds: milliseconds))) < 100_000)
      }
      #expect(zone.instants(of: time).count <= 3)
    }
  }

  @Test func refusesCountsThatNoFileHolds() {
    let header: [UInt8] = Array("TZif2".utf8) + Array(repeating: 0, count: 15)
    let bytes = header + Array(repeating: 0xFF, count: 24) + Array(repeating: 0, count: 100)
    #expect(TimeZoneRules(name: "x", tzif: bytes) == nil)
  }
}
