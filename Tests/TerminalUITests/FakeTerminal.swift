import TerminalUI

/// A terminal whose events come from a list and whose clock moves only while it is waited on.
final class FakeTerminal: TerminalPort {
  var events: [TerminalEvent]
  var written: [UInt8] = []
  var size = TerminalSize(columns: 80, rows: 24)
  var now: Int64 = 0
  var canAcquire = true
  var isHeld = false
  var log: [String] = []
  /// What was waited for after the last event; the script then ends with a hang-up.
  var waitsPastEnd = 0
  var onWait: ((FakeTerminal) -> Void)?

  init(_ events: [TerminalEvent] = []) {
    self.events = events
  }

  /// Bytes that arrive one read at a time.
  convenience init(reads: [String]) {
    self.init(reads.map { .input(Array($0.utf8)) })
  }

  func wait(milliseconds: Int?) -> TerminalEvent {
    onWait?(self)
    guard !events.isEmpty else {
      waitsPastEnd += 1
      return .hungUp
    }
    let event = events.removeFirst()
    if event == .timedOut { now += Int64(milliseconds ?? 0) }
    return event
  }

  func write(_ bytes: [UInt8]) { written += bytes }

  func acquire() -> Bool {
    log.append("acquire")
    isHeld = canAcquire
    return canAcquire
  }

  func setReading(_ isReading: Bool) { log.append(isReading ? "reading" : "idle") }

  func release() {
    log.append("release")
    isHeld = false
  }

  func suspend() { log.append("suspend") }

  /// What was written since the last call, as text.
  func output() -> String {
    defer { written = [] }
    return String(decoding: written, as: UTF8.self)
  }
}
