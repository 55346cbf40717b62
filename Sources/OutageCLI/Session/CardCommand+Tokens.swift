import ArgumentParsing
import IncidentModel

extension CardCommand {
  /// The words of the command, in which everything that people wrote is a value.
  var tokens: [ArgumentToken] {
    let verbs = verb.split(separator: " ").map { ArgumentToken(String($0)) }
    let options = options.flatMap { option in
      [ArgumentToken(option.name)]
        + [option.value.map { ArgumentToken($0, isQuoted: true) }].compactMap(\.self)
    }
    return verbs + operands.map { ArgumentToken($0, isQuoted: true) } + options
  }
}
