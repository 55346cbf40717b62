#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A terminal whose settings are changed for a while.
///
/// Settings are changed without flushing, so what was typed ahead stays. They are given back on every
/// way out: by `giveBack`, at `exit`, at a signal that ends the process and at a crash. At a sudden end
/// what was typed unseen is dropped: it is half a secret, and the shell would read it.
public final class HeldTerminal {
  private let input: Descriptor
  private let output: Descriptor
  /// The settings before.
  private var before: termios?
  private var held = termios()
  private var claims: [SignalHandlers.Claim] = []

  /// A terminal that is as it was; nothing happens to one that is none.
  ///
  /// - Parameters:
  ///   - input: the descriptor that keys come from, whose settings are changed.
  ///   - output: the descriptor that is told at a sudden end that pastes are no longer marked.
  public init(input: Descriptor, output: Descriptor) {
    self.input = input
    self.output = output
  }

  deinit {
    giveBack()
  }

  /// Whether the settings are not as they were.
  public var isHeld: Bool { before != nil }

  /// The signals that end a process, and before that give the terminal back.
  public static let endings: [Signal] = [.interrupt, .terminate, .hangUp, .quit]

  /// Lets every key come at once and unechoed, and none of them send a signal.
  ///
  /// IXON is off so that Ctrl-S cannot freeze the terminal, and output stays as it was.
  ///
  /// - Returns: whether it is a terminal and its settings could be changed.
  public func takeKeys() -> Bool {
    let disabled = cc_t(truncatingIfNeeded: fpathconf(input.rawValue, Int32(_PC_VDISABLE)))
    return hold(marksPastes: true, isSecret: false) { raw in
      raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INLCR | IGNCR | IXON)
      // A serial line of seven bits and parity stays one.
      if raw.c_cflag & tcflag_t(CSIZE) == tcflag_t(CS8) {
        raw.c_iflag &= ~tcflag_t(INPCK | ISTRIP)
      }
      raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
      withUnsafeMutableBytes(of: &raw.c_cc) { control in
        control[Int(VMIN)] = 1
        control[Int(VTIME)] = 0
        control[Int(VINTR)] = disabled
        control[Int(VSUSP)] = disabled
        #if canImport(Darwin)
          control[Int(VDSUSP)] = disabled
        #endif
      }
    }
  }

  /// Lets lines be typed as ever, but unseen.
  ///
  /// - Returns: whether it is a terminal and its settings could be changed.
  public func hideTyping() -> Bool {
    hold(marksPastes: false, isSecret: true) { $0.c_lflag &= ~tcflag_t(ECHO | ECHONL) }
  }

  /// After `takeKeys`: whether Ctrl-\ ends the process or is a key like others.
  public func setQuitKey(endsProcess: Bool) {
    guard isHeld else { return }
    var settings = held
    if endsProcess { settings.c_lflag |= tcflag_t(ISIG) }
    _ = set(settings)
  }

  /// Gives the settings back; more than once does no harm.
  ///
  /// - Parameter dropsTyped: whether what was typed and not read is dropped.
  public func giveBack(dropsTyped: Bool = false) {
    guard let settings = before else { return }
    before = nil
    _ = set(settings, dropsTyped ? TCSAFLUSH : TCSANOW)
    TerminalGuard.letGo()
    claims.forEach(SignalHandlers.end)
    claims = []
  }

  private func hold(
    marksPastes: Bool, isSecret: Bool, _ change: (inout termios) -> Void
  ) -> Bool {
    guard before == nil else { return true }
    var settings = termios()
    guard tcgetattr(input.rawValue, &settings) == 0 else { return false }
    held = settings
    change(&held)
    before = settings
    TerminalGuard.hold(
      input: input.rawValue, output: output.rawValue, settings: settings, marksPastes: marksPastes,
      isSecret: isSecret)
    claims = [
      SignalHandlers.claim(TerminalGuard.crashes, .endsProcess, usesOwnStack: true),
      SignalHandlers.claim(Self.endings.map(\.rawValue), .endsProcess),
    ]
    guard set(held) else {
      giveBack()
      return false
    }
    return true
  }

  private func set(_ settings: termios, _ when: Int32 = TCSANOW) -> Bool {
    var settings = settings
    while tcsetattr(input.rawValue, when, &settings) != 0 {
      guard Errno.current == .interrupted else { return false }
    }
    return true
  }
}
