import Encoding
import IncidentModel
import SystemIO
import Testing

@testable import Timeline

/// One way in which the system fails.
struct Fault: Sendable, CustomTestStringConvertible {
  var testDescription: String
  /// What becomes of a call that is so many calls after the first that fails.
  var verdict: @Sendable (_ after: Int) -> Interception

  static let all: [Fault] = [
    once("EIO", .fail(.io)),
    once("ENOSPC", .fail(.noSpace)),
    once("EIO after the deed", .failAfterwards(.io)),
    once("one byte only", .atMost(1)),
    once("no byte", .atMost(0)),
    Fault(testDescription: "EINTR three times") { $0 < 3 ? .fail(.interrupted) : .proceed },
    Fault(testDescription: "EIO from then on") { _ in .fail(.io) },
  ]

  private static func once(_ name: String, _ verdict: Interception) -> Fault {
    Fault(testDescription: name) { $0 == 0 ? verdict : .proceed }
  }

  /// The system's calls, failing from call `number` on as this fault does.
  func calls(from number: Int) -> SystemCalls {
    let verdict = verdict
    return SystemCalls.quick.intercepted { call, _ in
      call < number ? .proceed : verdict(call - number)
    }
  }
}

/// Every call fails once, in every way; always the same must hold afterwards: everything
/// acknowledged is there, nothing is invented, and the next append works.
@Suite struct FaultTests {
  @Test(arguments: Fault.all)
  func anAppendLosesNothing(_ fault: Fault) throws {
    try everyCall(fault) { temporary in
      _ = try temporary.timeline().append([.note("one"), .note("two")])
      _ = try temporary.timeline("bo-1111").append([.note("three")])
      return ["one", "two", "three"]
    }
  }

  @Test(arguments: Fault.all)
  func anAppendBehindATornLineLosesNothing(_ fault: Fault) throws {
    try everyCall(fault) { temporary in
      _ = try temporary.timeline().append([.note("one")])
      try temporary.put(try temporary.bytes() + Array(#"{"at":"2026-"#.utf8))
      return ["one"]
    }
  }

  @Test(arguments: Fault.all)
  func theFirstAppendLosesNothing(_ fault: Fault) throws {
    try everyCall(fault) { _ in [] }
  }

  @Test(arguments: Fault.all)
  func aNewIncidentIsThereOrNot(_ fault: Fault) throws {
    var failures = 0
    for number in 0..<32 {
      let temporary = try TemporaryStore()
      let now = Instant(milliseconds: 1_795_218_934_123)
      let store = temporary.store(fault.calls(from: number))
      var declared: String?
      do {
        let id = try store.createIncident(title: "Login down", at: now)
        let timeline = temporary.timeline(incident: id, calls: fault.calls(from: number))
        _ = try timeline.append([EventDraft(.declared, by: "ana")])
        declared = id
      } catch {
        failures += 1
      }
      let live = temporary.store()
      let open = try live.openIncidentIDs()
      if let declared { #expect(open.contains(declared), "call \(number)") }
      let next = try live.createIncident(title: "Login down", at: now)
      _ = try temporary.timeline(incident: next).append([EventDraft(.declared, by: "bo")])
      #expect(try live.openIncidentIDs().contains(next), "call \(number)")
    }
    #expect(failures > 0 || ["EINTR three times", "one byte only"].contains(fault.testDescription))
  }

  /// Appends under a fault and holds what is there afterwards to the promise.
  private func check(
    _ temporary: TemporaryStore, _ fault: Fault, _ number: Int, before: [String]
  ) throws {
    let drafts: [EventDraft] = [.note("four"), .note("five")]
    var acknowledged = before
    var pending: [Event] = []
    do {
      let faulty = temporary.timeline(calls: fault.calls(from: number))
      _ = try faulty.append(drafts)
      acknowledged += ["four", "five"]
    } catch {
      switch error {
      case .notSaved(_, let events), .busy(_, let events): pending = events
      default: Issue.record("call \(number): \(error)")
      }
    }
    let place: Comment = "call \(number)"
    let timeline = temporary.timeline()
    let found = try timeline.read().state.map(\.text)
    #expect(Set(acknowledged).isSubset(of: found), place)
    #expect(Set(found).isSubset(of: before + ["four", "five"]), place)
    #expect(found.count == Set(found).count, place)

    // What was given back can be written again, any number of times.
    if !pending.isEmpty {
      #expect(pending.map(\.text) == ["four", "five"], place)
      _ = try timeline.retry(pending)
      _ = try timeline.retry(pending)
    }
    _ = try timeline.append([.note("next")])
    let after = try timeline.read().state.map(\.text)
    // Where another's file could not be read, the clock was counted without it.
    #expect(Set(after.prefix(after.count - 1)) == Set(before + ["four", "five"]), place)
    #expect(after.last == "next", place)
    #expect(after.count == before.count + 3, place)
    let damage = try timeline.audit().damage
    #expect(damage.allSatisfy { $0.kind == .tornLine }, "call \(number): \(damage)")
  }

  /// Lets each call that an append makes fail, in a fresh store for each.
  ///
  /// `prepare` puts something into the store first and answers the texts of it.
  private func everyCall(
    _ fault: Fault, _ prepare: (TemporaryStore) throws -> [String]
  ) throws {
    let trace = CallTrace()
    let counted = try TemporaryStore()
    _ = try prepare(counted)
    let calls = SystemCalls.quick.intercepted(trace) { _, _ in .proceed }
    _ = try counted.timeline(calls: calls).append([.note("four"), .note("five")])
    try #require(trace.calls.count >= 9)
    for number in trace.calls.indices {
      let temporary = try TemporaryStore()
      let before = try prepare(temporary)
      try check(temporary, fault, number, before: before)
    }
  }
}
