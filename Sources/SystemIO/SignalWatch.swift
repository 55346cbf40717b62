#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Signals as bytes in a pipe, so that a loop over `poll` sees them between keys.
///
/// Each watch has a pipe of its own, so that none takes what another waits for. Where several watch
/// the same signal, the one that began last is told.
public final class SignalWatch {
  /// Readable when a signal has come.
  public let descriptor: Descriptor
  private let writeEnd: Descriptor
  private var claim: SignalHandlers.Claim?

  /// Starts to receive these signals.
  ///
  /// One that is ignored stays ignored, and so never comes: that is what `nohup` asks for, and `&`
  /// in a script.
  ///
  /// - Throws: why there is no pipe, as where too many files are open.
  public init(_ signals: [Signal]) throws(SystemError) {
    let pipe = try Pipe.make()
    for end in [pipe.read, pipe.write] {
      _ = fcntl(end.rawValue, F_SETFL, fcntl(end.rawValue, F_GETFL) | O_NONBLOCK)
    }
    descriptor = pipe.read
    writeEnd = pipe.write
    claim = SignalHandlers.claim(signals.map(\.rawValue), .tells(pipe.write))
  }

  deinit {
    restore()
  }

  /// The signals that have come since the last look, in order; it never waits.
  public func take() -> [Signal] {
    guard claim != nil else { return [] }
    var taken: [Signal] = []
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while true {
        let count = read(descriptor.rawValue, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        taken += buffer[..<count].map { Signal(rawValue: Int32($0)) }
      }
    }
    return taken
  }

  /// Ends the watch: the signals do again what they did before it; more than once does no harm.
  public func restore() {
    guard let ended = claim else { return }
    claim = nil
    SignalHandlers.end(ended)
    FileSystem.live.close(descriptor)
    FileSystem.live.close(writeEnd)
  }
}
