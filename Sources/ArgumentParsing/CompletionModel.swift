/// What the completion scripts need to know of a table, in the order of the table.
struct CompletionModel {
  /// A command with its place in the tree.
  struct Node {
    /// `""` for the program, `/task` for a command, `/task/done` for a subcommand.
    var place: String
    var command: CommandSpec?
    var subcommands: [CommandSpec]
    var options: [OptionSpec]
  }

  let nodes: [Node]
  /// Every name of an option whose value is the next word, in any command.
  let valueOptions: [String]

  init(_ table: CommandTable) {
    var nodes = [
      Node(
        place: "", command: nil, subcommands: table.commands.filter { !$0.isHidden },
        options: table.acceptedOptions(of: nil))
    ]
    func add(_ commands: [CommandSpec], below place: String) {
      for command in commands where !command.isHidden {
        let here = "\(place)/\(command.name)"
        nodes.append(
          Node(
            place: here, command: command, subcommands: command.subcommands.filter { !$0.isHidden },
            options: table.acceptedOptions(of: command)))
        add(command.subcommands, below: here)
      }
    }
    add(table.commands, below: "")
    self.nodes = nodes
    var seen: Set<String> = []
    valueOptions = nodes.flatMap(\.options).filter(\.takesNextWord)
      .flatMap { [$0.long] + ($0.short.map { [$0] } ?? []) }
      .filter { seen.insert($0).inserted }
  }
}

extension CompletionModel.Node {
  /// The words that name the node, outermost first.
  var path: [String] { place.split(separator: "/").map(String.init) }

  /// The names under which a shell may see a subcommand of this node.
  func spellings(of command: CommandSpec) -> [String] { command.names.map { "\(place)/\($0)" } }

  /// The operands that have choices, each with how many words stand before it.
  var choiceOperands: [(position: Int, choices: [String])] {
    (command?.operands ?? []).enumerated().compactMap { position, operand in
      operand.choices.map { (position, $0) }
    }
  }

  /// How many words stand before an operand that is a file, if there is one.
  var filePosition: Int? { command?.operands.firstIndex { $0.kind == .file } }
}

extension OptionSpec {
  /// Both names.
  var names: [String] { [long] + (short.map { [$0] } ?? []) }
}
