import ArgumentParsing
import IncidentModel
import SystemIO
import TerminalUI

extension Console {
  /// Opens the source of lines that a session and its questions share.
  @discardableResult
  func openLines() -> any LineSource {
    if let lines { return lines }
    let made = world.makeLineSource(errorStyle, isPlain)
    lines = made
    return made
  }

  /// Lends the terminal to another program; the next line takes it again.
  func lendTerminal() {
    tellHeld()
    printPage()
    lines?.release()
  }

  /// Watches for Ctrl-C, which a terminal sends only while no line is read from it.
  func watchInterrupt() -> InterruptWatch {
    lendTerminal()
    return world.watchInterrupt()
  }

  /// Gives the terminal back.
  func closeLines() {
    lines?.release()
    lines = nil
  }

  /// Asks one question and returns the answer, trimmed; nil for an empty line.
  ///
  /// At a question `/verb` drops the question and runs. A secret is not seen while it is typed, and
  /// any text may be one. What there is no room for in the row stands above it, with what is to stand
  /// there anyway, and stays there when other things are told.
  func ask(
    _ question: String, choices: [String] = [], default: String? = nil,
    complete: Completer? = nil, isSecret: Bool = false, rejected: String = "",
    below heading: String? = nil
  ) throws(Interruption) -> String? {
    guard canAsk else {
      throw .failed(CommandFailure(.usage, "not answered: \(question)"))
    }
    tellHeld()
    printPage()
    var above = heading.map { [StyledText($0)] } ?? []
    let whole = question.hasSuffix("?") ? String(question.dropLast()) : question
    var text = shortened(whole, leading: &above)
    let numbered = NumberedChoices(choices)
    let usual = `default`.map { " [Enter: \($0)]" } ?? ""
    let most = Prompt.mostCells(columns: columns) - 2
    let answers = numbered.text + usual
    if choices.isEmpty {
      text += usual
    } else if DisplayWidth.of("\(text) (\(answers))") <= most {
      text += " (\(numbered.text))\(usual)"
    } else if DisplayWidth.of(answers) <= most {
      above.append(StyledText("\(text):", .strong))
      text = answers
    } else {
      above.append(StyledText(answers))
    }
    let asked = upper(above) + withOwnGlyphs(StyledText(text + "? ", .strong))
    let prompt = Prompt(asked, keepsHistory: false, isHidden: isSecret)
    let wasOpen = lines != nil
    let source = openLines()
    defer { if !wasOpen { closeLines() } }
    let result = source.readLine(
      prompt: prompt, draft: Self.kept(rejected), complete: complete ?? numbered.completer,
      tick: news)
    switch result {
    case .line(let line):
      if isSecret { return line.isEmpty ? nil : line }
      let answer = line.trimmed
      if wasOpen, Self.isCommand(answer) {
        throw .replaced(line: answer)
      }
      return answer.isEmpty ? nil : numbered.answer(answer)
    case .interrupted: throw .cancelled
    case .endOfInput: throw .ended(.endOfInput)
    case .hangup(let draft):
      unsentAnswer = draft
      throw .ended(.hangup)
    case .ended(let signal, let draft):
      unsentAnswer = draft
      throw .ended(.signal(signal))
    }
  }

  /// What of an answer that was none stands in the line again: a word may be mended, while a digit or a
  /// letter is sooner typed than taken out.
  private static func kept(_ rejected: String) -> String {
    rejected.count > 2 ? rejected : ""
  }

  /// Whether an answer is a verb after a slash, or nearly one; a path is an answer like any other.
  private static func isCommand(_ answer: String) -> Bool {
    guard answer.hasPrefix("/") else { return false }
    let word = answer.dropFirst().prefix { !$0.isWhitespace }
    return SessionWord(String(word), in: .outage) != .none
  }

  /// The lines above the row, as the beginning of a prompt; where nobody sees a prompt, they are told.
  private func upper(_ lines: [StyledText]) -> StyledText {
    guard isAttended else {
      lines.forEach(say)
      return StyledText()
    }
    return lines.flatMap { $0.sanitized().wrapped(to: columns - 1, indent: 2) }
      .reduce(StyledText()) { $0 + withOwnGlyphs($1) + StyledText("\n") }
  }

  /// The question itself, where all of it would leave no room for an answer; what leads to it goes
  /// above.
  private func shortened(_ text: String, leading: inout [StyledText]) -> String {
    guard DisplayWidth.of(text) > columns * 2 / 3, let end = text.ranges(of: ". ").first else {
      return text
    }
    leading.append(StyledText(String(text[..<end.lowerBound]) + "."))
    return shortened(String(text[end.upperBound...]), leading: &leading)
  }

  /// Writes a line of a result, wrapped where it goes to a terminal.
  func printWrapped(_ text: StyledText) {
    guard world.isOutputTerminal else { return print(text) }
    for line in text.sanitized().lines() {
      line.wrapped(to: columns - 1, indent: 2).forEach(print)
    }
  }

  /// Asks a yes-or-no question; Enter means what is usual.
  ///
  /// What is neither is asked again on a terminal, at most twice, and then is no; in a file of lines it
  /// is wrong.
  func agrees(_ question: String, usually: Bool = false) throws(Interruption) -> Bool {
    for _ in 0..<Self.patience {
      let answer =
        usually
        ? try ask(question, choices: ["y", "n"], default: "y")
        : try ask(question, choices: ["y", "N"])
      switch answer?.lowercased() {
      case nil: return usually
      case "y", "yes": return true
      case "n", "no": return false
      case let answer? where isAttended: say("\"\(answer)\" is neither y nor n.")
      case let answer?:
        throw .failed(CommandFailure(.usage, "\"\(answer)\" is neither y nor n: \(question)"))
      }
    }
    return false
  }

  /// Asks for one of several words, of which a beginning that fits no other is enough, and answers its
  /// place with what follows it; nil for an empty answer.
  ///
  /// What is none of them, or fits several, is asked again on a terminal.
  func choose(
    _ question: String, among words: [String], default: String?
  ) throws(Interruption) -> (place: Int, rest: String)? {
    var rejected = ""
    for turn in 1...Self.patience {
      guard
        let answer = try ask(question, choices: words, default: `default`, rejected: rejected)
          ?? `default`
      else { return nil }
      rejected = answer
      let first = answer.prefix { !$0.isWhitespace }
      let typed = first.lowercased()
      let fitting = words.indices.filter { words[$0].lowercased().hasPrefix(typed) }
      let exact = words.firstIndex { $0.lowercased() == typed }
      if let place = exact ?? (fitting.count == 1 ? fitting.first : nil) {
        return (place, String(answer.dropFirst(first.count)))
      }
      let names = fitting.isEmpty ? words : fitting.map { words[$0] }
      let wrong =
        fitting.isEmpty
        ? "\"\(first)\" is none of \(names.joined(separator: ", "))"
        : "\"\(first)\" may be \(names.joined(separator: " or "))"
      guard isAttended, turn < Self.patience else { throw .failed(CommandFailure(.usage, wrong)) }
      say(wrong)
    }
    return nil
  }

  /// How often one question is put.
  private static let patience = 3
}
