/// The calls that were made, in order.
public final class CallTrace: Sendable {
  /// One call.
  public struct Call: Equatable, Sendable {
    /// What was asked.
    public var operation: SystemOperation
    /// The path it was about; empty where the call has only a descriptor.
    public var path: String
  }

  private let made = Guarded<[Call]>([])

  /// A trace of nothing yet.
  public init() {}

  /// All calls so far.
  public var calls: [Call] {
    made.withLock { $0 }
  }

  /// Notes a call and answers its number, from 0.
  func note(_ operation: SystemOperation, _ path: String) -> Int {
    made.withLock { calls in
      calls.append(Call(operation: operation, path: path))
      return calls.count - 1
    }
  }
}
