import ArgumentParsing
import SystemIO

/// Why a command could not do what was asked: what is wrong, and what to do next.
public struct CommandFailure: Error, Equatable, Sendable {
  /// How the program ends.
  public var status: ExitStatus
  /// What is wrong, without a capital or a full stop.
  public var message: String
  /// Commands that can be pasted.
  public var hints: [String]
  /// Words that could not be saved and are given back.
  public var words: String?
  /// How the command is used, where its line was wrong.
  public var usage: String?

  /// Makes a failure.
  public init(
    _ status: ExitStatus, _ message: String, hints: [String] = [], words: String? = nil
  ) {
    self.status = status
    self.message = message
    self.hints = hints
    self.words = words
  }

  /// The same with what was answered before it failed, which is in no history.
  func givingBack(_ answers: some Collection<ArgumentToken>) -> CommandFailure {
    guard !answers.isEmpty, words == nil else { return self }
    var failure = self
    failure.words = answers.map(\.text).joined(separator: " ")
    return failure
  }

  /// The same with its hints as they are typed in a session.
  var inSession: CommandFailure {
    var failure = self
    failure.hints = hints.map { hint in
      hint.hasPrefix("outage ") ? "/" + hint.dropFirst("outage ".count) : hint
    }
    return failure
  }
}

/// Why a command stopped without being wrong.
enum Interruption: Error {
  /// It failed.
  case failed(CommandFailure)
  /// The person took it back; nothing is recorded.
  case cancelled
  /// At a question the person typed another command, which runs instead.
  case replaced(line: String)
  /// The line source is gone.
  case ended(LineEnd)
}

/// How a line source ended in the middle of a question.
enum LineEnd: Error, Equatable {
  case endOfInput
  case interrupted
  case hangup
  case signal(Signal)
}
