import ArgumentParsing

extension CommandContext {
  /// Asks for an operand that is required as things are; where nobody can be asked, it is missing.
  func asked(
    for operand: String, _ question: String, choices: [String] = [], default: String? = nil
  ) throws(Interruption) -> String? {
    let operands = workspace.table.command(at: invocation.path)?.operands ?? []
    if !console.canAsk, let operand = operands.first(where: { $0.name == operand }) {
      throw .failed(
        CommandFailure(
          ArgumentErrorMessage(
            .missingOperand(path: invocation.path, operand: operand), table: workspace.table,
            surface: isInSession ? .session : .shell)))
    }
    let (kind, path) = (operands.first { $0.name == operand }?.kind, invocation.path)
    return try console.ask(
      question, choices: choices, default: `default`,
      complete: sessionDesk.map { desk in
        { line, cursor in
          SessionCompleter(desk: desk).answers(
            kind ?? .any, of: path, line, cursor)
        }
      })
  }

  /// Asks for a reason where none was given; Enter means later, and only a person is asked.
  func reason(_ about: String) throws(Interruption) -> String? {
    if let why = invocation.value("--why") { return why }
    guard console.isAttended else { return nil }
    return try console.ask("\(about). Why (Enter: later)")
  }
}
