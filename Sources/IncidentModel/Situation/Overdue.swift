/// Something that is overdue, and what answers it.
public struct Overdue: Equatable, Sendable {
  /// What is asked for.
  public var words: String
  /// The number or the verb that answers it, as it is typed.
  public var answer: String
  /// Since when it should have been done, in seconds before now.
  public var seconds: Int

  /// Makes a line.
  public init(words: String, answer: String, seconds: Int) {
    self.words = words
    self.answer = answer
    self.seconds = seconds
  }

  /// All of it on one line.
  public var text: String {
    "\(words) (\(answer)), late \(TimeText.duration(seconds: seconds))"
  }
}
