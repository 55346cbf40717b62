#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What signals did before, so that it can be put back.
struct SignalDispositions {
  private var before: [Int32: sigaction] = [:]

  /// A signal that is ignored stays ignored: that is what `nohup` asks for.
  ///
  /// At a crash the program's stack may be full, so its handler uses one of its own.
  mutating func install(
    _ handler: @escaping @convention(c) (Int32) -> Void, for signals: [Int32],
    usesOwnStack: Bool = false
  ) {
    for number in signals where before[number] == nil {
      var old = sigaction()
      guard sigaction(number, nil, &old) == 0 else { continue }
      if let previous = signal(number, handler), isIgnoring(previous) {
        sigaction(number, &old, nil)
      } else {
        before[number] = old
        if usesOwnStack { Self.moveToOwnStack(number) }
      }
    }
  }

  private static func moveToOwnStack(_ number: Int32) {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return }
    action.sa_flags |= .init(SA_ONSTACK)
    sigaction(number, &action, nil)
  }

  func change(_ handler: @escaping @convention(c) (Int32) -> Void, _ signals: [Int32]) {
    for number in signals where before[number] != nil { signal(number, handler) }
  }

  mutating func restore() {
    for (number, action) in before {
      var action = action
      sigaction(number, &action, nil)
    }
    before = [:]
  }

  private func isIgnoring(_ handler: @escaping @convention(c) (Int32) -> Void) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
