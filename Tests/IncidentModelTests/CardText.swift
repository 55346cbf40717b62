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
    lines += ["= " + state.joined(separator: " | ")]
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
  fileprivate var testText: String {
    switch self {
    case .line(let line): line
    case .ask(let question, let line): "\(question): \(line)"
    case .toggle(let item): "tick \(item)"
    case .question(let question, let answers, _):
      "\(question) \(answers.map { "\($0.word)=\($0.line)" }.joined(separator: ", "))"
    }
  }
}
