extension TerminalPort {
  /// Reads on for as long as bytes come faster than anybody types.
  ///
  /// - Parameter first: the bytes that came already.
  /// - Returns: all of them, and what came instead of bytes, if it was not the pause.
  func burst(after first: [UInt8]) -> (bytes: [UInt8], next: TerminalEvent?) {
    var bytes = first
    while true {
      switch wait(milliseconds: burstPause) {
      case .input(let more): bytes += more
      case .timedOut: return (bytes, nil)
      case let other: return (bytes, other)
      }
    }
  }

  /// In milliseconds; a serial line at 2400 baud brings a byte every four.
  private var burstPause: Int { 30 }
}
