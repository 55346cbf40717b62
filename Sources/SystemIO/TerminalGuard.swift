#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Gives the terminal back where no code of ours runs any more: at `exit`, at a signal that ends
/// the process between two lines, and at a crash.
enum TerminalGuard {
  private struct Held {
    var isHeld: Bool
    var input: Int32
    var output: Int32
    var settings: termios
    /// Whether the terminal itself was told to mark pastes.
    var marksPastes: Bool
    /// Whether what was typed and not read is a secret, which nobody else may read.
    var isSecret: Bool
  }

  static let crashes = [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT]

  /// Where the settings are for a signal handler, which is handed nothing; never freed.
  ///
  /// Written only by the thread that reads the terminal: whole before the handlers are in place, and
  /// after that nothing but `isHeld`, of which a handler may find either value.
  private static let address: UInt = {
    let place = UnsafeMutablePointer<Held>.allocate(capacity: 1)
    place.initialize(
      to: Held(
        isHeld: false, input: -1, output: -1, settings: termios(), marksPastes: false,
        isSecret: false))
    atexit { TerminalGuard.giveBack() }
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: 1 << 16, alignment: 16)
    sigaltstack(&stack, nil)
    return UInt(bitPattern: place)
  }()

  static var giveBackAndEnd: @convention(c) (Int32) -> Void {
    { number in
      TerminalGuard.giveBack()
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  static func hold(
    input: Int32, output: Int32, settings: termios, marksPastes: Bool, isSecret: Bool
  ) {
    UnsafeMutablePointer<Held>(bitPattern: address)?.pointee = Held(
      isHeld: true, input: input, output: output, settings: settings, marksPastes: marksPastes,
      isSecret: isSecret)
  }

  static func letGo() {
    UnsafeMutablePointer<Held>(bitPattern: address)?.pointee.isHeld = false
  }

  private static func giveBack() {
    guard let place = UnsafeMutablePointer<Held>(bitPattern: address), place.pointee.isHeld else {
      return
    }
    place.pointee.isHeld = false
    tcsetattr(
      place.pointee.input, place.pointee.isSecret ? TCSAFLUSH : TCSANOW, &place.pointee.settings)
    guard place.pointee.marksPastes else { return }
    let pasteOff: StaticString = "\u{1B}[?2004l"
    _ = write(place.pointee.output, pasteOff.utf8Start, pasteOff.utf8CodeUnitCount)
  }
}
