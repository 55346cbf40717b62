#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Signals as bytes in a pipe, so that a loop over `poll` sees them between keys.
///
/// There is one a process, as there is one set of handlers. The handler does nothing but write the
/// signal's number, which is all that a handler may safely do.
public struct SignalInbox: Sendable {
  /// Readable when a signal has come.
  public let descriptor: Descriptor

  /// Starts to receive these signals; a second call adds to the first.
  public static func install(_ signals: [Signal]) throws(SystemError) -> SignalInbox {
    let ends = try inboxEnds.get()
    for wanted in signals {
      receive(wanted.rawValue)
    }
    return SignalInbox(descriptor: ends.read)
  }

  /// The signals that have come since the last look, in order; it never waits.
  public func take() -> [Signal] {
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
}

/// The pipe's ends, made at first use, which is before any handler that reads them is in place.
private let inboxEnds = Result { () throws(SystemError) in
  let ends = try Pipe.make()
  for end in [ends.read, ends.write] {
    _ = fcntl(end.rawValue, F_SETFL, fcntl(end.rawValue, F_GETFL) | O_NONBLOCK)
  }
  return ends
}

/// Puts the handler in place.
private func receive(_ number: Int32) {
  _ = signal(number) { number in
    let kept = errno
    var byte = UInt8(truncatingIfNeeded: number)
    if case .success(let ends) = inboxEnds { _ = write(ends.write.rawValue, &byte, 1) }
    errno = kept
  }
}
