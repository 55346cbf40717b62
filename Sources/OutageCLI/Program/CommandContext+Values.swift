import ArgumentParsing
import Encoding
import IncidentModel

extension CommandContext {
  /// The text of an operand; `-` reads standard input.
  func text(_ operand: String) throws(Interruption) -> String? {
    guard let text = invocation.text(operand) else { return nil }
    guard text == "-", !isInSession else { return text }
    let read = try failing { () throws(CommandFailure) in try workspace.readInputText() }
    inputText = read
    return read
  }

  /// The text of an operand that must be there.
  func required(_ operand: String) throws(Interruption) -> String {
    guard let text = try text(operand) else {
      throw .failed(CommandFailure(.usage, "\(operand) is missing"))
    }
    return text
  }

  /// The instant of an option or an operand; nil where it was not given.
  func time(
    _ text: String?, _ direction: TimeExpression.Direction
  ) throws(Interruption) -> Instant? {
    guard let text else { return nil }
    return try instant(text, workspace.timeExpression(direction))
  }

  /// By when something of an incident is due; nil where it was not given.
  ///
  /// A date means its whole day where the incident is, wherever it was typed.
  func dueTime(_ text: String?, of incident: Incident) throws(Interruption) -> Instant? {
    guard let text else { return nil }
    var expression = workspace.timeExpression(.future)
    expression.wholeDays = workspace.zone(of: incident)
    return try instant(text, expression)
  }

  private func instant(
    _ text: String, _ expression: TimeExpression
  ) throws(Interruption) -> Instant {
    do throws(TimeExpression.Failure) {
      return try expression.instant(text)
    } catch {
      throw .failed(failure(error, text, expression.direction))
    }
  }

  /// When something happened that may not be known exactly; nil where it was not given.
  func saidTime(_ text: String?) throws(Interruption) -> SaidTime? {
    guard let text else { return nil }
    do throws(TimeExpression.Failure) {
      return try workspace.timeExpression(.past).saidTime(text)
    } catch {
      throw .failed(failure(error, text, .past))
    }
  }

  /// Why a text is no time, in words.
  private func failure(
    _ failure: TimeExpression.Failure, _ text: String, _ direction: TimeExpression.Direction
  ) -> CommandFailure {
    let times = workspace.times
    return switch failure {
    case .notUnderstood:
      CommandFailure(
        .usage, "\"\(text)\" is no time; \(direction.examples)", hints: ["outage help times"])
    case .inFuture(let instant):
      CommandFailure(
        .usage, "\(times.full(instant)) is still to come; \(direction.examples)",
        hints: ["outage help times"])
    case .inPast(let instant):
      CommandFailure(
        .usage, "\(times.full(instant)) is over; \(direction.examples)",
        hints: ["outage help times"])
    case .skipped(let candidates):
      CommandFailure(
        .usage, "a clock change skips \(text)", hints: candidates.map { retyped(text, $0) })
    case .doubled(let candidates):
      CommandFailure(
        .usage, "a clock change has \(text) twice", hints: candidates.map { retyped(text, $0) })
    }
  }

  /// The length of a duration that was given; nil where it was not.
  func duration(_ text: String?) throws(Interruption) -> Int? {
    guard let text else { return nil }
    guard let seconds = DurationText.seconds(text.hasPrefix("+") ? String(text.dropFirst()) : text)
    else {
      throw .failed(
        CommandFailure(
          .usage, "\"\(text)\" is no duration; one is written like 30m, 2h or 1h30m",
          hints: [retyped(text, "30m")]))
    }
    return seconds
  }
}
