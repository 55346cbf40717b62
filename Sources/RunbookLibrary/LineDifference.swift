/// What became of the lines of one text in another: the shortest way from one to the other.
///
/// E. Myers, An O(ND) Difference Algorithm (1986): quick where the texts are alike, which a runbook
/// and its next version are. Texts that have next to nothing in common are told as all new.
public struct LineDifference: Sendable {
  /// One line, and what became of it.
  public enum Line: Equatable, Sendable {
    /// In both.
    case same(String)
    /// Only in the old text.
    case removed(String)
    /// Only in the new text.
    case added(String)
  }

  /// The lines in order; what was removed stands before what took its place.
  public let lines: [Line]

  /// Compares two texts line by line.
  public init(from old: [UInt8], to new: [UInt8]) {
    self.init(from: Self.lines(old), to: Self.lines(new))
  }

  init(from old: [String], to new: [String]) {
    var start = 0
    while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
    var tail = 0
    while tail < old.count - start, tail < new.count - start,
      old[old.count - 1 - tail] == new[new.count - 1 - tail]
    {
      tail += 1
    }
    let middle = Self.shortest(
      Array(old[start..<(old.count - tail)]), Array(new[start..<(new.count - tail)]))
    lines =
      old[..<start].map(Line.same) + middle + old[(old.count - tail)...].map(Line.same)
  }

  /// Whether nothing differs.
  public var isEmpty: Bool {
    lines.allSatisfy { line in
      if case .same = line { true } else { false }
    }
  }

  /// The lines of a text without their ends; an end that is missing shows as git shows it.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    var parts = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if parts.last == "" { parts.removeLast() } else { parts[parts.count - 1] += noEnd }
    return parts
  }

  private static func shortest(_ old: [String], _ new: [String]) -> [Line] {
    if old.isEmpty || new.isEmpty { return old.map(Line.removed) + new.map(Line.added) }
    let most = min(old.count + new.count, limit)
    // The furthest line of the old text on every diagonal, for every number of steps.
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [[Int]] = []
    for steps in 0...most {
      trace.append(Array(furthest[(most + 1 - steps)...(most + 1 + steps)]))
      for diagonal in stride(from: -steps, through: steps, by: 2) {
        let place = most + 1 + diagonal
        let isDown =
          diagonal == -steps || (diagonal != steps && furthest[place - 1] < furthest[place + 1])
        var x = isDown ? furthest[place + 1] : furthest[place - 1] + 1
        while x < old.count, x - diagonal < new.count, x - diagonal >= 0,
          old[x] == new[x - diagonal]
        {
          x += 1
        }
        furthest[place] = x
        if x >= old.count, x - diagonal >= new.count { return walk(trace, old, new) }
      }
    }
    return old.map(Line.removed) + new.map(Line.added)
  }

  /// Goes back along the trace from the ends of both texts.
  private static func walk(_ trace: [[Int]], _ old: [String], _ new: [String]) -> [Line] {
    var x = old.count
    var y = new.count
    var found: [Line] = []
    for steps in stride(from: trace.count - 1, through: 0, by: -1) {
      // What was furthest before this step; its diagonals are -steps to steps.
      func before(_ diagonal: Int) -> Int {
        let row = trace[steps]
        return row.indices.contains(diagonal + steps) ? row[diagonal + steps] : 0
      }
      let diagonal = x - y
      let isDown =
        diagonal == -steps || (diagonal != steps && before(diagonal - 1) < before(diagonal + 1))
      let from = isDown ? diagonal + 1 : diagonal - 1
      let startX = steps == 0 ? 0 : before(from)
      let startY = steps == 0 ? 0 : startX - from
      while x > startX, y > startY, old[x - 1] == new[y - 1] {
        found.append(.same(old[x - 1]))
        x -= 1
        y -= 1
      }
      guard steps > 0 else { break }
      if isDown, y > 0 {
        found.append(.added(new[y - 1]))
      } else if x > 0 {
        found.append(.removed(old[x - 1]))
      }
      x = startX
      y = startY
    }
    return found.reversed()
  }

  /// Texts that differ in more lines have next to nothing in common.
  private static let limit = 2000
  private static let noEnd = "\n\\ No newline at end of file"
}
