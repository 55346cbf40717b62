/// When people are back, on the clock on the wall.
public struct Morning: Equatable, Sendable {
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int

  /// Nine, where nobody says another time.
  public static let usual = Morning(hour: 9, minute: 0)

  /// Makes a time of day.
  init(hour: Int, minute: Int) {
    self.hour = hour
    self.minute = minute
  }

  /// Reads a time such as `09:00`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.count == 2, parts[0].utf8.count <= 2,
      text.utf8.allSatisfy({ (48...58).contains($0) }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<24).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    self.init(hour: hour, minute: minute)
  }

  /// The time as it is written, `09:00`.
  public var text: String {
    [hour, minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":")
  }
}
