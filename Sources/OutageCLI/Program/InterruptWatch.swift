import SystemIO

/// Ctrl-C while another program runs: it is meant for that program, not for this one.
public struct InterruptWatch {
  /// Whether Ctrl-C was pressed since the watch began.
  public var hasCome: () -> Bool
  /// Ends the watch; Ctrl-C means what it did before.
  public var end: () -> Void

  /// A watch of these closures; by default nobody presses anything.
  public init(hasCome: @escaping () -> Bool = { false }, end: @escaping () -> Void = {}) {
    self.hasCome = hasCome
    self.end = end
  }

  /// Watches the terminal of this process; where signals cannot be had, none comes.
  static func live() -> InterruptWatch {
    guard let watch = try? SignalWatch([.interrupt]) else { return InterruptWatch() }
    return InterruptWatch(hasCome: { !watch.take().isEmpty }, end: watch.restore)
  }
}
