import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Command {
  static let tick = recording(
    CommandSpec(
      "tick", group: CommandGroup.details, summary: "Tick an item of the checklist",
      examples: ["outage tick 14"], operands: [itemNumber])
  ) { (context) throws(Interruption) in
    [try context.draft(.itemTicked, try checklistItem(context))]
  }

  static let untick = recording(
    CommandSpec(
      "untick", group: CommandGroup.details, summary: "Take a tick back",
      examples: ["outage untick 14"], operands: [itemNumber])
  ) { (context) throws(Interruption) in
    [try context.draft(.itemUnticked, try checklistItem(context))]
  }

  private static let itemNumber = Operand(
    "N", question: "Which number", kind: .number, help: "Its number on the card")

  /// The checklist item that a number on the step's card means.
  private static func checklistItem(_ context: CommandContext) throws(Interruption) -> EventData {
    let word = try context.required("N")
    let card = try context.situation().card
    guard let number = Int(word), let item = card.item(number), case .toggle(let id) = item.choice
    else {
      throw .failed(
        CommandFailure(
          .usage, "\(word) is no checklist item of this step", hints: ["outage show"]))
    }
    return [.item: id, .text: item.text]
  }
}
