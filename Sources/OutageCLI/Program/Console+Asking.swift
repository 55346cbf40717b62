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

  /// Gives the terminal back.
  func closeLines() {
    lines?.release()
    lines = nil
  }

  /// Asks one question and returns the answer, trimmed; nil for an empty line.
  ///
  /// At a question `/verb` drops the question and runs. A secret is not seen while it is typed, and
  /// any text may be one.
  func ask(
    _ question: String, choices: [String] = [], default: String? = nil,
    complete: Completer? = nil, isSecret: Bool = false
  ) throws(Interruption) -> String? {
    guard canAsk else {
      throw .failed(CommandFailure(.usage, "not answered: \(question)"))
    }
    tellHeld()
    printPage()
    var text = shortened(question.hasSuffix("?") ? String(question.dropLast()) : question)
    let numbered = NumberedChoices(choices)
    let usual = `default`.map { " [Enter: \($0)]" } ?? ""
    let most = Prompt.mostCells(columns: columns) - 2
    let answers = numbered.text + usual
    if choices.isEmpty {
      text += usual
    } else if DisplayWidth.of("\(text) (\(answers))") <= most {
      text += " (\(numbered.text))\(usual)"
    } else if DisplayWidth.of(answers) <= most {
      say(StyledText("\(text):", .strong))
      text = answers
    } else {
      say(answers)
    }
    let asked = withOwnGlyphs(StyledText(text + "? ", .strong))
    let prompt = Prompt(asked, keepsHistory: false, isHidden: isSecret)
    let wasOpen = lines != nil
    let source = openLines()
    defer { if !wasOpen { closeLines() } }
    let result = source.readLine(
      prompt: prompt, draft: "", complete: complete ?? numbered.completer, tick: nil)
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

  /// The columns that an answer should have beside its question; choices that leave fewer stand above.
  private static let answerRoom = 12

  /// Whether an answer is a verb after a slash, or nearly one; a path is an answer like any other.
  private static func isCommand(_ answer: String) -> Bool {
    guard answer.hasPrefix("/") else { return false }
    let word = answer.dropFirst().prefix { !$0.isWhitespace }
    return SessionWord(String(word), in: .outage) != .none
  }

  /// The question itself, where all of it would leave no room for an answer; what leads to it is told
  /// above.
  private func shortened(_ text: String) -> String {
    guard DisplayWidth.of(text) > columns * 2 / 3, let end = text.ranges(of: ". ").first else {
      return text
    }
    say(String(text[..<end.lowerBound]) + ".")
    return shortened(String(text[end.upperBound...]))
  }

  /// Writes a line of a result, wrapped where it goes to a terminal.
  func printWrapped(_ text: StyledText) {
    guard world.isOutputTerminal else { return print(text) }
    for line in text.sanitized().lines() {
      line.wrapped(to: columns - 1, indent: 2).forEach(print)
    }
  }

  /// Asks a yes-or-no question; Enter and the end of input mean no.
  func agrees(_ question: String) throws(Interruption) -> Bool {
    for _ in 0..<3 {
      let answer = try ask(question, choices: ["y", "N"])?.lowercased()
      switch answer {
      case nil, "n", "no": return false
      case "y", "yes": return true
      default: say("Please answer y or n.")
      }
    }
    return false
  }
}
