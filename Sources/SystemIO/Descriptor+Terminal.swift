#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension Descriptor {
  /// Whether it is a terminal.
  public var isTerminal: Bool {
    isatty(rawValue) == 1
  }

  /// The columns and rows of the window behind it, in cells; nil where there is none, and 0 where
  /// the system does not know.
  public var windowSize: (columns: Int, rows: Int)? {
    var window = winsize()
    guard ioctl(rawValue, UInt(TIOCGWINSZ), &window) == 0 else { return nil }
    return (Int(window.ws_col), Int(window.ws_row))
  }
}
