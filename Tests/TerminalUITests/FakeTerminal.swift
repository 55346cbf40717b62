import SystemIO
import TerminalUI

/// A terminal whose events come from a list and whose clock moves only while it is waited on.
final class FakeTerminal: TerminalPort {
  var events: [TerminalEvent]
  var written: [UInt8] = []
  var size = TerminalSize(columns: 80, rows: 24)
  var now: Int64 = 0
  var canAcquire = true
  var isHeld = false
  var isEchoing = true
  /// Whether the bytes are keys that go through a line discipline while the terminal is not held;
  /// otherwise they come as they are, as from a pipe.
  var isTerminal = false
  var log: [String] = []
  /// What was waited for after the last event; the script then ends with a hang-up.
  var waitsPastEnd = 0
  var onWait: ((FakeTerminal) -> Void)?
  /// What was typed of a line that is not sent yet.
  private var typed: [UInt8] = []

  init(_ events: [TerminalEvent] = []) {
    self.events = events
  }

  /// Bytes that arrive one read at a time.
  convenience init(reads: [String]) {
    self.init(reads.map { .input(Array($0.utf8)) })
  }

  func wait(milliseconds: Int?) -> TerminalEvent {
    onWait?(self)
    while !events.isEmpty {
      let event = events.removeFirst()
      if event == .timedOut { now += Int64(milliseconds ?? 0) }
      guard case .input(let keys) = event, isTerminal, !isHeld else { return event }
      if let event = lineDiscipline(keys) { return event }
    }
    waitsPastEnd += 1
    return .hungUp
  }

  /// What the kernel makes of keys while nobody has taken the terminal: whole lines, in which Enter is
  /// a line feed, and a signal at Ctrl-C.
  private func lineDiscipline(_ keys: [UInt8]) -> TerminalEvent? {
    for (place, key) in keys.enumerated() {
      var event: TerminalEvent?
      switch key {
      case 0x03:
        typed = []
        event = .signal(.interrupt)
      case 0x04:
        event = typed.isEmpty ? .endOfInput : .input(typed)
        typed = []
      case 0x7F:
        _ = typed.popLast()
      case 0x0A, 0x0D:
        event = .input(typed + [0x0A])
        typed = []
        if isEchoing { written.append(0x0A) }
      default:
        typed.append(key)
        if isEchoing { written.append(key) }
      }
      if let event {
        let rest = Array(keys[(place + 1)...])
        if !rest.isEmpty { events.insert(.input(rest), at: 0) }
        return event
      }
    }
    return nil
  }

  func write(_ bytes: [UInt8]) { written += bytes }

  func acquire() -> Bool {
    log.append("acquire")
    isHeld = canAcquire
    return canAcquire
  }

  func setReading(_ isReading: Bool) { log.append(isReading ? "reading" : "idle") }

  func setEcho(_ isEchoing: Bool, dropsTyped: Bool) {
    log.append((isEchoing ? "seen" : "unseen") + (dropsTyped ? ", typed dropped" : ""))
    if dropsTyped { typed = [] }
    self.isEchoing = isEchoing
  }

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
