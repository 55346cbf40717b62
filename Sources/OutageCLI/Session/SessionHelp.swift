import ArgumentParsing
import TerminalUI

/// What `?` says in the session: how a line is read, and the verbs by their groups, on one screen.
struct SessionHelp {
  let lines: [StyledText]

  init(table: CommandTable) {
    let grammar: [StyledText] = [
      "A number does what the card says there. /verb is a command; a beginning of it is enough.",
      "Anything else is a note. @bo before it says whose it is, @-12m when it was.",
      "Enter draws the card, Tab completes, Ctrl-C drops the line, Ctrl-D leaves.",
    ]
    let groups = table.groups.compactMap { group -> StyledText? in
      let names = table.commands.filter { $0.group == group && !$0.isHidden }.map(\.name)
      guard !names.isEmpty else { return nil }
      return StyledText("\(group): ", .strong) + StyledText(names.joined(separator: ", "))
    }
    lines = grammar + groups + ["/help VERB says more, /help keys tells the keys."]
  }
}
