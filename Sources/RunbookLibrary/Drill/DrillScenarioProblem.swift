/// Something in a scenario file that cannot be meant, with its place.
public struct DrillScenarioProblem: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// Nothing is ever told: the file is no scenario.
    case noSymptoms
    /// No action helps, so the drill cannot end well.
    case noHelp
    /// An item of the symptoms without a time and a teller.
    case notASymptom(String)
    /// A cue waits for something that is neither an action nor a person.
    case unknownCue(String)
    /// An action whose effect is none of the known ones.
    case unknownEffect(String)
    /// The failing component cannot be looked at.
    case failingUnseen(String)
    /// An action that no words lead to.
    case noWords(String)
  }

  /// What is wrong.
  public var kind: Kind
  /// The line, from 1.
  public var line: Int

  /// The problem in plain words.
  public var message: String { kind.message }
}

extension DrillScenarioProblem.Kind {
  /// What is wrong, in a few words without an end mark.
  var message: String {
    switch self {
    case .noSymptoms: "no symptoms: a scenario has a list under a heading \"Symptoms\""
    case .noHelp: "no action helps, so the drill cannot end"
    case .notASymptom(let text): "no symptom, which is written \"+4m teller: words\": \(text)"
    case .unknownCue(let name): "\"after \(name)\" names neither an action nor a person"
    case .unknownEffect(let word): "\"\(word)\" is none of helps, eases, nothing, worsens"
    case .failingUnseen(let id): "the failing component \(id) has nothing to look at"
    case .noWords(let id): "no words lead to the action \(id)"
    }
  }
}
