import ArgumentParsing

extension CommandContext {
  /// The command as it was typed, about a named incident.
  func typed(for id: String) -> String {
    var invocation = invocation
    invocation.options["--incident"] = [id]
    return RetypedLine(invocation, table: workspace.table, surface: .shell).text
  }

  /// Hints that put the nearest of the names there are in place of a wrong one.
  func retyped(_ wrong: String, among names: [String]) -> [String] {
    let near = NameSuggestion.nearest(to: wrong, among: names)
    return (near.isEmpty ? Array(names.prefix(1)) : near).map { retyped(wrong, $0) }
  }

  /// The command as it was typed, with another value in place of one.
  func retyped(_ old: String, _ new: String) -> String {
    RetypedLine(
      invocation, replacing: old, with: new, table: workspace.table,
      surface: isInSession ? .session : .shell
    ).text
  }
}
