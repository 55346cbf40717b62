/// Writes completion scripts from the table.
///
/// They know verbs, options and choices; nothing is asked of the program while somebody types.
public struct CompletionScript: Sendable {
  /// A shell that can be completed for.
  public enum Shell: String, CaseIterable, Sendable {
    case bash, zsh, fish
  }

  /// The script for a shell, ready to be sourced or installed.
  public static func text(for shell: Shell, table: CommandTable) -> String {
    let model = CompletionModel(table)
    let lines =
      switch shell {
      case .bash: BashCompletion(program: table.program, model: model).lines
      case .zsh: ZshCompletion(program: table.program, model: model).lines
      case .fish: FishCompletion(program: table.program, model: model).lines
      }
    return lines.joined(separator: "\n") + "\n"
  }
}
