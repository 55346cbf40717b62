public import SystemIO

/// What reaches a line source from its descriptor or by signal.
public enum TerminalEvent: Hashable, Sendable {
  /// Bytes as they came; never empty.
  case input([UInt8])
  /// The descriptor has no more.
  case endOfInput
  /// The window has another size.
  case resized
  /// The process was stopped and goes on, perhaps with other terminal settings.
  case continued
  /// Somebody asks the process to stop for now.
  case suspendRequested
  /// The terminal went away.
  case hungUp
  /// A signal that ends a process.
  case signal(Signal)
  /// Nothing came in the time given.
  case timedOut
}

/// The rows and columns of a window, in cells.
public struct TerminalSize: Hashable, Sendable {
  /// The cells of a row, at least 1.
  public var columns: Int
  /// The rows, at least 1.
  public var rows: Int

  /// Makes a size.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }
}

/// The machine side of a line source: descriptors, settings, signals and a clock.
public protocol TerminalPort: AnyObject {
  /// Waits for whatever comes first.
  ///
  /// - Parameter milliseconds: how long; nil for ever.
  /// - Returns: what came, or that the time is over.
  func wait(milliseconds: Int?) -> TerminalEvent
  /// Writes all bytes; what cannot be written is dropped, for there is nobody to tell.
  func write(_ bytes: [UInt8])
  /// The window's size now; 80×24 where nobody knows.
  var size: TerminalSize { get }
  /// Milliseconds of a clock that only goes forward.
  var now: Int64 { get }
  /// Takes the terminal: every key comes at once and unechoed, and signals become events.
  ///
  /// - Returns: whether it is a terminal and could be taken.
  func acquire() -> Bool
  /// Says whether a line is being read; while it is not, a signal ends the process at once.
  func setReading(_ isReading: Bool)
  /// Says whether what is typed is shown, on a terminal that is not taken.
  ///
  /// While it is not, a stop and its end become events, so that the shell never gets the terminal so.
  /// `dropsTyped` drops what was typed unseen and not read: half a secret must not reach whoever reads
  /// next.
  func setEcho(_ isEchoing: Bool, dropsTyped: Bool)
  /// Gives the terminal back with the settings it had.
  func release()
  /// Stops the process like Ctrl-Z in the shell; returns when it goes on.
  func suspend()
}
