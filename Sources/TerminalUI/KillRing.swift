/// What was killed, so that it can be yanked back.
struct KillRing: Hashable, Sendable {
  private var entries: [String] = []
  private var position = 0
  private static let most = 30

  /// What a yank gives now.
  var current: String? { entries.indices.contains(position) ? entries[position] : nil }

  /// Keeps text; kills without a pause between them are one.
  mutating func kill(_ text: String, joins: Bool, isForward: Bool) {
    guard !text.isEmpty else { return }
    if joins, let last = entries.popLast() {
      entries.append(isForward ? last + text : text + last)
    } else {
      entries.append(text)
      if entries.count > Self.most { entries.removeFirst() }
    }
    position = entries.count - 1
  }

  /// Goes to the one killed before.
  mutating func rotate() {
    guard !entries.isEmpty else { return }
    position = position > 0 ? position - 1 : entries.count - 1
  }
}
