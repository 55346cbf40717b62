import ArgumentParsing
import SystemIO
import TerminalUI

/// The program.
public enum Outage {
  /// Runs a command line in a world and answers the exit status.
  ///
  /// A session that a signal ended answers 128 and the signal's number.
  public static func run(_ arguments: [String], _ world: World) -> Int32 {
    let table = CommandTable.outage
    let tokens = arguments.map { ArgumentToken($0) }
    let globals = try? table.parse(tokens, surface: .shell)
    let console = Console(
      world: world, color: globals?.value("--color").flatMap(ColorChoice.init(rawValue:)),
      isQuiet: globals?.has("--quiet") ?? false,
      isNeverAsking: globals?.has("--no-input") ?? false
        || world.variable("OUTAGE_NO_INPUT").map { $0 != "0" } ?? false,
      isPlain: globals?.has("--plain") ?? false, mayPage: globals?.has("--no-pager") != true)
    if globals?.isVersion == true {
      console.print("\(table.program) \(table.version)")
      return end(console, .done)
    }
    let workspace = Workspace(
      world: world, console: console, store: globals?.value("--store"),
      runbooks: globals?.value("--runbooks"))
    do throws(Interruption) {
      if globals?.path.isEmpty == true, globals?.isHelp == false {
        let help = HelpGenerator(table: table, width: max(40, console.columns - 1))
        console.print(StyledText((help.help(for: [], .short) ?? "").trimmingLastNewline))
        return end(console, .done)
      }
      return end(console, try CommandRunner(workspace: workspace, desk: nil).run(tokens))
    } catch {
      return status(of: error, console, workspace)
    }
  }

  private static func status(
    of interruption: Interruption, _ console: Console, _ workspace: Workspace
  ) -> Int32 {
    console.closeLines()
    switch interruption {
    case .failed(let failure):
      console.complain(failure)
      return end(console, failure.status)
    case .cancelled:
      console.confirm("nothing recorded")
      return 128 + Signal.interrupt.rawValue
    case .replaced(let line):
      console.complain(
        CommandFailure(.usage, "\(line) is for the session", hints: ["outage resume"]))
      return end(console, .usage)
    case .ended(.endOfInput):
      console.complain(CommandFailure(.usage, "the input ended before the answer"))
      return end(console, .usage)
    case .ended(.interrupted): return 128 + Signal.interrupt.rawValue
    case .ended(.hangup): return 128 + Signal.hangUp.rawValue
    case .ended(.signal(let signal)): return 128 + signal.rawValue
    }
  }

  /// The status, or that the result could not be written; a closed pipe is no error.
  private static func end(_ console: Console, _ status: ExitStatus) -> Int32 {
    guard let error = console.outputError, error.code != .brokenPipe else {
      return status.rawValue
    }
    console.complain(CommandFailure(error))
    return ExitStatus.inputOutput.rawValue
  }
}
