import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// One command being carried out: what was typed, and what it works with.
final class CommandContext {
  let invocation: Invocation
  let workspace: Workspace
  /// The session's incident; nil in the shell.
  let sessionDesk: Desk?
  private var foundDesk: Desk?
  /// What has been recorded so far.
  var recorded: [Event] = []
  /// What goes outside once it is recorded.
  private var queued: [OutsideWord] = []
  /// What was read from standard input, which nobody can type again.
  var inputText: String?

  init(invocation: Invocation, workspace: Workspace, desk: Desk? = nil) {
    self.invocation = invocation
    self.workspace = workspace
    sessionDesk = desk
  }

  var console: Console { workspace.console }
  var now: Instant { workspace.now }
  var isInSession: Bool { sessionDesk != nil }

  /// The incident that the command is about.
  func desk() throws(Interruption) -> Desk {
    if let foundDesk { return foundDesk }
    let desk: Desk
    if let named = invocation.value("--incident") {
      desk = try failing { () throws(CommandFailure) in try workspace.desk(named: named) }
    } else if let sessionDesk {
      desk = sessionDesk
    } else {
      let isRecording = workspace.table.command(at: invocation.path)?.isRecording ?? false
      desk = try failing { () throws(CommandFailure) in
        try workspace.currentDesk(isRecording: isRecording, typed: typed(for:))
      }
    }
    foundDesk = desk
    return desk
  }

  /// The incident that an ID operand names, else the current one.
  func desk(named operand: String) throws(Interruption) -> Desk {
    guard let named = invocation.text(operand) else { return try desk() }
    let desk = try failing { () throws(CommandFailure) in try workspace.desk(named: named) }
    foundDesk = desk
    return desk
  }

  /// The situation of the incident.
  func situation() throws(Interruption) -> Situation {
    try desk().situation
  }

  /// Keeps a word for its hook, which runs once everything is recorded.
  func queue(_ word: OutsideWord) {
    queued.append(word)
  }

  /// The words that wait for their hooks, which from now on do not.
  func takeQueued() -> [OutsideWord] {
    defer { queued = [] }
    return queued
  }

  /// Turns a failure into an interruption, so that callers need one kind of error only.
  func failing<Result>(_ body: () throws(CommandFailure) -> Result) throws(Interruption) -> Result {
    do throws(CommandFailure) { return try body() } catch { throw .failed(error) }
  }
}

extension CommandContext {
  /// Makes an incident the one that the command is about.
  func take(_ desk: Desk) {
    foundDesk = desk
  }

  /// Whether the result is asked for as JSON.
  var wantsJSON: Bool { invocation.has("--json") }

  /// Prints a result as JSON, with the keys that were asked for.
  func printJSON(_ value: JSON) throws(Interruption) {
    let asked = invocation.value("--json")
    let selected = try failing { () throws(CommandFailure) in
      try JSONSelection(asked).of(value) { retyped(asked ?? "", among: $0) }
    }
    console.print(selected)
  }
}
