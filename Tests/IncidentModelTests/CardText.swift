import IncidentModel

extension Card {
  /// The whole card as text, one line for each thing: for tests only, plain and complete.
  var text: String {
    var lines = ["\(step.rawValue) \(title)"]
    lines += late.map { "! \($0.words)" }
    lines += [undone.map { "left undone: \($0)" }].compactMap(\.self)
    lines += ["~ \(guidance)"]
    lines += body.map { "| \($0)" }
    lines += (items + more).map(\.testText)
    lines += ["= " + state.map(\.words).joined(separator: " | ")]
    return lines.joined(separator: "\n")
  }
}

extension CardItem {
  fileprivate var testText: String {
    let since = since == nil ? "" : " …"
    let detail = detail.isEmpty ? "" : " : \(self.detail)\(since)"
    return "\(number)\(isDone ? "x" : "") \(text)\(detail) => \(choice.testText)"
  }
}

extension CardItem.Choice {
  /// What choosing the item does, as one line.
  var testText: String {
    switch self {
    case .run(let command): command.testText
    case .ask(let question, let command): "\(question): \(command.testText)"
    case .toggle(let item): "tick \(item)"
    case .question(let question, let answers, _):
      "\(question) \(answers.map { "\($0.word)=\($0.command.testText)" }.joined(separator: ", "))"
    }
  }
}

extension CardCommand {
  /// The command as a person would type it, where no value holds a quote.
  fileprivate var testText: String {
    func quoted(_ value: String) -> String {
      value.contains(" ") ? "\"\(value.replacing("\n", with: "\\n"))\"" : value
    }
    let options = options.map { [$0.name, $0.value.map(quoted)].compactMap(\.self) }
    return (["/" + verb] + operands.map(quoted) + options.joined()).joined(separator: " ")
  }
}
