import ArgumentParsing
import SystemIO
import Testing

@testable import OutageCLI

@Suite("The command table")
struct CommandTableTests {
  @Test("it has no flaws: names, options, summaries and examples hold together")
  func hasNoFlaws() {
    #expect(TableValidator.flaws(in: .outage).map { "\($0)" } == [])
  }

  @Test("every verb does something")
  func everyVerbRuns() {
    for command in CommandTable.outage.commands {
      #expect(Command.at([command.name]) != nil, "\(command.name)")
      for part in command.subcommands {
        #expect(Command.at([command.name, part.name]) != nil, "\(command.name) \(part.name)")
      }
    }
  }

  @Test("every variable that is read is in the help")
  func variablesAreDocumented() throws {
    let topic = try #require(CommandTable.outage.topics.first { $0.name == "environment" })
    for variable in [
      "OUTAGE_HOME", "OUTAGE_INCIDENT", "OUTAGE_USER", "OUTAGE_RUNBOOKS", "OUTAGE_NO_INPUT",
      "OUTAGE_EDITOR",
    ] {
      #expect(topic.body.contains(variable))
    }
  }

  @Test("help fits its width", arguments: [40, 60, 80])
  func helpFits(_ width: Int) throws {
    let generator = HelpGenerator(table: .outage, width: width)
    for command in CommandTable.outage.commands {
      for line in try #require(generator.help(for: [command.name], .long)).split(separator: "\n") {
        #expect(line.count <= width, "\(command.name): \(line)")
      }
    }
  }
}
