import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// A verb: how it is typed, and what it does.
struct Command: Sendable {
  /// How it is typed.
  let spec: CommandSpec
  /// What it does; the answer is the exit status where nothing failed.
  let run: @Sendable (CommandContext) throws(Interruption) -> ExitStatus

  /// A verb that answers with a status of its own.
  static func answering(
    _ spec: CommandSpec,
    _ run: @escaping @Sendable (CommandContext) throws(Interruption) -> ExitStatus
  ) -> Command {
    Command(spec: spec, run: run)
  }

  /// A verb that is done when it did not fail.
  static func doing(
    _ spec: CommandSpec, _ run: @escaping @Sendable (CommandContext) throws(Interruption) -> Void
  ) -> Command {
    Command(spec: spec) { (context) throws(Interruption) in
      try run(context)
      return .done
    }
  }

  /// A verb that writes the events it answers with, and then sends outside what belongs there.
  static func recording(
    _ spec: CommandSpec,
    _ run: @escaping @Sendable (CommandContext) throws(Interruption) -> [EventDraft]
  ) -> Command {
    var spec = spec
    spec.isRecording = true
    return Command(spec: spec) { (context) throws(Interruption) in
      try context.record(try run(context))
      return try context.sendQueued()
    }
  }
}
