import RunbookLibrary

/// What one command leaves to the next, as in a shell: directory, variables, functions.
struct ShellState: Equatable {
  /// The directory; nil before the first command.
  private(set) var directory: String?
  /// The exported variables; nil before the first command.
  private(set) var exported: [String: String]?
  /// The other variables that hold one text.
  private(set) var locals: [String: String] = [:]
  /// What defines the variables and functions that are not exported, as a shell reads it.
  private(set) var definitions = ""

  /// Names that belong to one shell or to this tool.
  private static let own: Set<String> = ["_", "SHLVL", "PWD", "OLDPWD", "TERM", "NO_COLOR"]

  /// The exported variables that are too long for the system to hand on.
  private(set) var leftOut: [String] = []

  /// What the system takes of one variable at least, in bytes; longer ones are not kept.
  private static let definitionLimit = 100_000

  /// What the system takes of all variables at least, in bytes (execve(2) on Linux and Darwin).
  private static let totalLimit = 500_000

  /// The state of nothing run yet.
  init() {}

  /// What a shell told, as `ShellFrame` has it do; nil when that is not whole.
  init?(told bytes: [UInt8]) {
    for record in bytes.split(separator: 0) {
      let text = String(decoding: record.dropFirst(), as: UTF8.self)
      switch record.first {
      case UInt8(ascii: "D"): directory = text
      case UInt8(ascii: "E"): Self.add(text, to: &exported)
      case UInt8(ascii: "V"):
        var found: [String: String]? = locals
        Self.add(text, to: &found)
        locals = found ?? [:]
      case UInt8(ascii: "S"): definitions += text + "\n"
      default: return nil
      }
    }
    guard directory != nil else { return nil }
    leaveOutTheLongest()
    if definitions.utf8.count > Self.definitionLimit { definitions = "" }
  }

  /// Keeps what a program can be started with: one variable that is too long, and none starts.
  private mutating func leaveOutTheLongest() {
    var total = 0
    for (name, value) in (exported ?? [:]).sorted(by: { $0.value.utf8.count < $1.value.utf8.count })
    {
      total += name.utf8.count + value.utf8.count + 2
      guard value.utf8.count > Self.definitionLimit || total > Self.totalLimit else { continue }
      exported?[name] = nil
      leftOut.append(name)
    }
    leftOut.sort()
  }

  /// Forgets the directory.
  mutating func leaveDirectory() {
    directory = nil
  }

  private static func add(_ entry: String, to variables: inout [String: String]?) {
    guard let equals = entry.firstIndex(of: "=") else { return }
    let name = String(entry[..<equals])
    guard !own.contains(name), !name.hasPrefix(FilledScript.variablePrefix) else { return }
    variables = variables ?? [:]
    variables?[name] = String(entry[entry.index(after: equals)...])
  }

  /// The value of a variable here, exported or not.
  subscript(name: String) -> String? { locals[name] ?? exported?[name] }

  /// Every variable that is known, over those of this process where no command ran yet.
  func variables(over environment: [String: String]) -> [String: String] {
    (exported ?? environment).merging(locals) { $1 }
  }

  /// The changes to the environment of this process that give the next command these variables.
  func changes(to environment: [String: String]) -> [String: String?] {
    guard let exported else { return [:] }
    var changes: [String: String?] = exported.mapValues { $0 }
    for name in environment.keys
    where exported[name] == nil && !Self.own.contains(name) && ShellName.isValid(name) {
      changes.updateValue(nil, forKey: name)
    }
    return changes
  }
}
