internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the signals of this process do, for there is one handler of each.
///
/// Whoever claims a signal last has it. When a claim ends the one before it counts again, and after
/// the last the signal does what it did at first.
struct SignalHandlers {
  /// What a signal does to whom it is promised.
  enum Effect {
    /// Its number is written into a pipe.
    case tells(Descriptor)
    /// The terminal is given back and the process ends.
    case endsProcess
  }

  /// Signals that somebody wanted to have, until `end`.
  struct Claim: Hashable {
    fileprivate var number: Int
  }

  private struct Entry {
    /// What the signal did at first.
    var before: sigaction
    var claims: [(claim: Claim, effect: Effect)]
  }

  private var entries: [Int32: Entry] = [:]
  private var lastClaim = 0

  private static let shared = Mutex(SignalHandlers())

  /// Lets signals have an effect; those that are ignored stay ignored.
  ///
  /// At a crash the program's stack may be full, so its handler uses one of its own.
  static func claim(_ signals: [Int32], _ effect: Effect, usesOwnStack: Bool = false) -> Claim {
    SignalPipes.prepare()
    return shared.withLock { handlers in
      handlers.lastClaim += 1
      let claim = Claim(number: handlers.lastClaim)
      for number in signals {
        handlers.add(claim, effect, to: number, usesOwnStack)
      }
      return claim
    }
  }

  /// Ends a claim, the last one or another.
  static func end(_ claim: Claim) {
    shared.withLock { handlers in
      for number in handlers.entries.keys { handlers.remove(claim, from: number) }
    }
  }

  private mutating func add(
    _ claim: Claim, _ effect: Effect, to number: Int32, _ usesOwnStack: Bool
  ) {
    var entry: Entry
    if let known = entries[number] {
      entry = known
    } else {
      var before = sigaction()
      guard sigaction(number, nil, &before) == 0 else { return }
      entry = Entry(before: before, claims: [])
    }
    let previous = Self.install(effect, number)
    if entry.claims.isEmpty, let previous, Self.isIgnoring(previous) {
      sigaction(number, &entry.before, nil)
      return
    }
    entry.claims.append((claim, effect))
    entries[number] = entry
    if usesOwnStack { Self.moveToOwnStack(number) }
  }

  private mutating func remove(_ claim: Claim, from number: Int32) {
    guard var entry = entries[number], let last = entry.claims.last?.claim else { return }
    entry.claims.removeAll { $0.claim == claim }
    if entry.claims.isEmpty {
      sigaction(number, &entry.before, nil)
      entries[number] = nil
      return
    }
    entries[number] = entry
    if last == claim, let effect = entry.claims.last?.effect { _ = Self.install(effect, number) }
  }

  /// Puts a handler in place and answers the one before.
  private static func install(
    _ effect: Effect, _ number: Int32
  ) -> (@convention(c) (Int32) -> Void)? {
    switch effect {
    case .tells(let pipe):
      SignalPipes.set(pipe, for: number)
      return signal(number, SignalPipes.tell)
    case .endsProcess:
      return signal(number, TerminalGuard.giveBackAndEnd)
    }
  }

  private static func moveToOwnStack(_ number: Int32) {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return }
    action.sa_flags |= .init(SA_ONSTACK)
    sigaction(number, &action, nil)
  }

  private static func isIgnoring(_ handler: @escaping @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
