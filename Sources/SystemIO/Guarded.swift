internal import Synchronization

/// A value that several threads may change, one at a time.
public final class Guarded<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  /// Guards a value.
  public init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// Looks at the value or changes it, while nobody else does.
  public func withLock<Answer: Sendable, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try value.withLock { (held) throws(Failure) in try body(&held) }
  }
}
