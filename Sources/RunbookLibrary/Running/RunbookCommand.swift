public import IncidentModel
import Markdown

/// A command of a runbook, with all that has to be known before it is run.
public struct RunbookCommand: Sendable {
  /// What its output should hold, as the author says.
  public enum Expectation: Equatable, Sendable {
    /// Something that fits an extended regular expression.
    case matches(String)
    /// This text.
    case contains(String)
  }

  /// The id of the runbook that it stands in.
  public let runbook: String
  /// The step that it belongs to; nil where no heading says.
  public let step: Step?
  /// What its author calls it, by `id=`.
  public let id: String?
  /// The words of the step that it is part of.
  public let purpose: String
  /// The line of its fence, from 1.
  public let line: Int
  /// What a shell gets once everything is filled in.
  public let script: String
  /// What is to be filled in, in order.
  public let placeholders: [String]
  /// The placeholders that say their own value, `<lines=20>`.
  public let standards: [String: String]
  /// The shell variables that it reads and does not set itself.
  public let reads: [String]
  /// What it does: as its author says, else a change where its words say so.
  public let effect: RunbookFence.Effect
  /// When it is ended, in seconds.
  public let timeoutSeconds: Int?
  /// The id of the command that takes it back.
  public let rollback: String?
  /// What its output should hold.
  public let expectation: Expectation?
  /// Where it starts, by `cwd=`; where the command before it ended when nil.
  public let directory: String?
  /// The exit status that means it went well, by `expect-exit=`.
  public let expectedStatus: Int32
  /// Whether it talks with a person, and so needs the terminal.
  public let isInteractive: Bool
  /// Whether its author wants it done by hand.
  public let isManual: Bool

  /// Its first line that says something.
  public var firstLine: String {
    script.split(separator: "\n").first { !$0.hasPrefix("#") }.map(String.init) ?? ""
  }
}

extension Runbook {
  /// The commands of its steps, in order.
  public var commands: [RunbookCommand] {
    let expectations = self.expectations
    return steps.flatMap { step in
      step.fences.filter(\.isRunnable).map { fence in
        RunbookCommand(
          runbook: id, step: step.step, id: fence.id, purpose: step.text, line: fence.line,
          script: fence.script, placeholders: fence.placeholders, standards: fence.standards,
          reads: fence.reads, effect: fence.likelyEffect,
          timeoutSeconds: fence.attributes["timeout"].flatMap(DurationText.seconds),
          rollback: fence.attributes["rollback"].flatMap { $0 == "none" ? nil : $0 },
          expectation: expectations[fence.line],
          directory: fence.attributes["cwd"],
          expectedStatus: fence.attributes["expect-exit"].flatMap(Int32.init) ?? 0,
          isInteractive: fence.words.contains("interactive"), isManual: fence.isManual)
      }
    }
  }

  /// What the comments right after code expect, by the line of the code.
  private var expectations: [Int: RunbookCommand.Expectation] {
    var found: [Int: RunbookCommand.Expectation] = [:]
    for block in blocks {
      guard case .fencedCode = block.kind, let next = block.nextSibling, case .html = next.kind
      else { continue }
      found[block.line] = RunbookCommand.Expectation(comment: next.literal)
    }
    return found
  }
}

extension RunbookCommand.Expectation {
  /// What `<!-- expect: /…/ -->` or `<!-- expect-contains: … -->` says.
  init?(comment: String) {
    var text = Substring(comment)
    guard let start = text.range(of: "<!--"), let end = text.range(of: "-->"),
      start.upperBound <= end.lowerBound
    else { return nil }
    text = text[start.upperBound..<end.lowerBound].trimmingBlanks
    if text.hasPrefix("expect-contains:") {
      let wanted = text.dropFirst("expect-contains:".count).trimmingBlanks
      guard !wanted.isEmpty else { return nil }
      self = .contains(String(wanted))
    } else if text.hasPrefix("expect:") {
      let pattern = text.dropFirst("expect:".count).trimmingBlanks
      guard pattern.hasPrefix("/"), pattern.dropFirst().last == "/", pattern.count > 2 else {
        return nil
      }
      self = .matches(String(pattern.dropFirst().dropLast()))
    } else {
      return nil
    }
  }
}

extension Substring {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: Substring {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
