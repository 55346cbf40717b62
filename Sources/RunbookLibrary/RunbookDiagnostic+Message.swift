import Markdown

extension RunbookDiagnostic {
  /// What is wrong, in a few words without an end mark: the outline's `message`.
  public var message: String { Self.message(kind) }

  static func message(_ kind: Kind) -> String {
    switch kind {
    case .notText: "this is no text in UTF-8"
    case .frontMatter(let problem): message(problem)
    case .unclosedFence: "this fence is never closed"
    case .duplicateFenceID(let id, let line): "id \(id) is already used on line \(line)"
    case .templateWithoutID: "a template needs an id"
    case .entryWithoutID(let key): "an entry of \(key) has no id"
    case .unknownSeverity(let id): "\(id) is no severity: P1, P2, P3 or P4"
    case .notATimeOfDay(let text): "\"\(text)\" is no time of day such as \"09:00\""
    }
  }

  private static func message(_ problem: FrontMatter.Problem.Kind) -> String {
    switch problem {
    case .duplicateKey(let key, let line):
      "key \(key) is already on line \(line); neither value is used"
    case .anchor: "anchors (&name) are not supported"
    case .alias: "aliases (*name) are not supported; quote a text that begins with *"
    case .tag: "tags (!name) are not supported; quote a text that begins with !"
    case .mergeKey: "merge keys (<<) are not supported"
    case .complexKey: "keys of the form \"? key\" are not supported"
    case .tab: "a tab cannot indent here; use spaces"
    case .reservedCharacter: "no value can begin with this character; quote it"
    case .notAnEntry: "neither \"key: value\" nor part of one"
    case .indentation: "indented unlike the lines around it"
    case .unclosedQuote: "this quotation is never closed"
    case .unclosedBracket: "this bracket is never closed"
    case .trailingText: "text after the end of the value"
    case .unquotedColon: "\": \" inside a value; quote the value"
    case .escape: "this backslash escapes nothing known"
    case .tooDeep: "nested too deeply"
    }
  }
}
