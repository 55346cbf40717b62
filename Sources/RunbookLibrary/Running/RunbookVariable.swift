import Markdown

/// Something that a runbook's commands need and that only a person can say.
public struct RunbookVariable: Equatable, Sendable {
  /// The name, as it stands between angle brackets or after a dollar sign.
  public var name: String
  /// How to ask for it.
  public var prompt: String?
  /// What a value looks like.
  public var example: String?
  /// The value where nobody says another.
  public var standard: String?
  /// Whether it must never be shown nor written; nil where its author does not say.
  public var isSecret: Bool?
}

extension Runbook {
  /// What the front matter's `vars` asks for, in order.
  public var variables: [RunbookVariable] {
    (frontMatter?["vars"]?.list ?? []).compactMap { value in
      guard let map = value.mapping, let name = map["name"]?.text, !name.isEmpty else { return nil }
      return RunbookVariable(
        name: name, prompt: map["prompt"]?.text, example: map["example"]?.text,
        standard: map["default"]?.text, isSecret: map["secret"]?.text.map { $0 == "true" })
    }
  }
}
