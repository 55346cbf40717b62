public import IncidentModel
import Markdown

/// What an incident has to say about a runbook: the text with it written in.
///
/// Nothing of the author's is taken out. What was left undone stands behind its item as a comment,
/// what people noted and ran stands at the end of its step, for somebody to work into the text.
public struct Redline: Sendable {
  /// Something that was said or done during a step.
  public struct Remark: Equatable, Sendable {
    /// The step.
    public var step: Step
    /// The words, on one line.
    public var text: String

    /// A remark as given.
    public init(step: Step, text: String) {
      self.step = step
      self.text = text
    }
  }

  /// The text as it was used.
  public let old: [UInt8]
  /// The text with the remarks in it.
  public let new: [UInt8]

  /// Writes into a runbook what an incident left undone of it and what was noted.
  ///
  /// `undone` are the words of items that were not ticked.
  public init(_ runbook: Runbook, incident: String, undone: [String], remarks: [Remark]) {
    old = runbook.bytes
    var lines = runbook.document.source.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var insertions: [Int: [String]] = [:]
    for task in runbook.tasks
    where undone.contains(task.text) && lines.indices.contains(task.line - 1) {
      insertions[Self.end(of: task.line - 1, lines), default: []].append(
        "<!-- \(incident): not done -->")
    }
    for (line, texts) in insertions {
      lines[line] += " " + texts.joined(separator: " ")
    }
    var ends: [(line: Int, texts: [String])] = []
    let sections = runbook.sections
    for step in Step.allCases {
      let texts = remarks.filter { $0.step == step }.map {
        "- \(incident): \(Self.inComment($0.text))"
      }
      // A remark on a step that the book does not have belongs to no place of it.
      guard !texts.isEmpty, let section = sections.first(where: { $0.ownStep == step }) else {
        continue
      }
      let child = sections.first {
        $0.lines.lowerBound > section.lines.lowerBound
          && $0.lines.lowerBound <= section.lines.upperBound
      }
      ends.append((child.map { $0.lines.lowerBound - 1 } ?? section.lines.upperBound, texts))
    }
    for (line, texts) in ends.sorted(by: { $0.line > $1.line }) {
      var place = min(line, lines.count)
      while place > 0, lines[place - 1].allSatisfy(\.isWhitespace) { place -= 1 }
      lines.insert(contentsOf: [""] + texts, at: place)
    }
    new = Array(lines.joined(separator: "\n").utf8)
  }

  /// The last line of the paragraph that an item begins with.
  private static func end(of first: Int, _ lines: [String]) -> Int {
    var end = first
    while end + 1 < lines.count {
      let next = lines[end + 1].drop { $0 == " " }
      guard next.count < lines[end + 1].count, let start = next.first, !start.isWhitespace,
        !"-*+#>|`~<".contains(start), !start.isNumber
      else { break }
      end += 1
    }
    return end
  }

  /// A text that can neither end a comment nor begin one, nor hide as a tag.
  private static func inComment(_ text: String) -> String {
    text.split { $0.isNewline }.joined(separator: " ").replacing("-->", with: "->")
      .replacing("<", with: "\\<")
  }
}
