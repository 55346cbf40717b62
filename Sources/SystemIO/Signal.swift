#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A signal of the operating system.
public struct Signal: RawRepresentable, Hashable, Sendable {
  /// Its number.
  public var rawValue: Int32

  /// The signal of this number.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// `SIGHUP`: the terminal is gone.
  public static let hangUp = Signal(rawValue: SIGHUP)
  /// `SIGINT`: Ctrl-C.
  public static let interrupt = Signal(rawValue: SIGINT)
  /// `SIGQUIT`: Ctrl-\.
  public static let quit = Signal(rawValue: SIGQUIT)
  /// `SIGTERM`: please end.
  public static let terminate = Signal(rawValue: SIGTERM)
  /// `SIGKILL`: ends at once.
  public static let kill = Signal(rawValue: SIGKILL)
  /// `SIGPIPE`: nobody reads what was written.
  public static let brokenPipe = Signal(rawValue: SIGPIPE)
  /// `SIGWINCH`: the window has another size.
  public static let windowChanged = Signal(rawValue: SIGWINCH)
  /// `SIGTSTP`: Ctrl-Z.
  public static let suspend = Signal(rawValue: SIGTSTP)
  /// `SIGCONT`: goes on after a stop.
  public static let resume = Signal(rawValue: SIGCONT)

  /// Ends this process by the signal, so that its parent sees which one it was.
  public static func end(by signal: Signal) -> Never {
    setDefault(signal.rawValue)
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, signal.rawValue)
    pthread_sigmask(SIG_UNBLOCK, &only, nil)
    raise(signal.rawValue)
    // A signal whose default is to be ignored leaves us here.
    _exit(128 &+ signal.rawValue)
  }

  /// Lets the signal have its default effect again.
  public func reset() {
    setDefault(rawValue)
  }

  /// Lets the signal have no effect on this process; the programs that it starts have the default.
  public func ignore() {
    setIgnored(rawValue)
  }

  /// Sends the signal to all of this process's group, as the terminal does at Ctrl-Z.
  public func sendToGroup() {
    sendToOwnGroup(rawValue)
  }
}

/// Gives a signal its default effect.
private func setDefault(_ number: Int32) {
  _ = signal(number, SIG_DFL)
}

/// Takes a signal its effect.
private func setIgnored(_ number: Int32) {
  _ = signal(number, SIG_IGN)
}

/// Sends a signal to the process group; inside the type the C name would mean a constant.
private func sendToOwnGroup(_ number: Int32) {
  _ = kill(0, number)
}
