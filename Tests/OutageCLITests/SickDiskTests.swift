import SystemIO
import Testing

@testable import OutageCLI

@Suite("A disk that fails for a while")
struct SickDiskTests {
  /// A failure that a test turns on and off.
  final class Sickness: Sendable {
    let isOn = Guarded<(@Sendable (CallTrace.Call) -> Errno?)?>(nil)

    /// The files of a world that has it.
    var files: FileSystem {
      FileSystem(
        calls: SystemCalls.live.intercepted { _, call in
          self.isOn.withLock { $0 }?(call).map { .fail($0) } ?? .proceed
        })
    }

    func turn(on failure: (@Sendable (CallTrace.Call) -> Errno?)?) {
      isOn.withLock { $0 = failure }
    }
  }

  let sickness = Sickness()
  let world: TestWorld

  init() throws {
    world = try TestWorld(TestWorld.Setting(isTyped: false, files: sickness.files))
  }

  private func start(_ title: String) throws -> String {
    let before = world.output.utf8.count
    #expect(world.run(["start", title, "--no-session"]) == 0)
    let id = String(decoding: world.output.utf8.dropFirst(before), as: UTF8.self)
    return String(id.dropLast())
  }

  @Test("what could not be saved is tried once more before the session ends")
  func savesAtTheEnd() throws {
    _ = try start("Down")
    let left = Guarded(1)
    sickness.turn(on: { call in
      guard call.operation == .write else { return nil }
      return left.withLock { left in
        left -= 1
        return left >= 0 ? .noSpace : nil
      }
    })
    #expect(world.run(["resume"], lines: ["one"]) != 0)
    #expect(world.errors.contains("not saved: one"))
    #expect(world.errors.contains("saved now: 1 entry from before"))
    #expect(world.run(["timeline"]) == 0)
    #expect(world.output.contains("one"))
  }

  @Test("an incident that cannot be read does not stand in the way of the one that can")
  func passesOverWhatCannotBeRead() throws {
    let sick = try start("Sick")
    let well = try start("Well")
    sickness.turn(on: { call in
      call.operation == .entries && call.path.hasSuffix("/\(sick)") ? .permission : nil
    })
    #expect(world.run(["note", "hello"]) == 0)
    #expect(world.errors.contains("warning: cannot read"))
    #expect(world.run(["timeline", well]) == 0)
    #expect(world.output.contains("hello"))
  }

  @Test("a timeline that cannot be read for a while is told of once")
  func saysOnceThatItCannotBeRead() throws {
    let id = try start("Down")
    sickness.turn(on: { call in
      call.operation == .entries && call.path.hasSuffix("/\(id)") ? .stale : nil
    })
    _ = world.run(["resume", id], lines: ["[+5s]", "one", "[+5s]", "two", "[+5s]", "three"])
    #expect(world.errors.split(separator: "\n").count { $0.hasPrefix("outage: cannot read") } == 1)
    sickness.turn(on: nil)
    #expect(world.run(["timeline", id]) == 0)
    for note in ["one", "two", "three"] { #expect(world.output.contains(note)) }
  }
}
