/// What a command works on, as far as its words say: a host, a cluster, an account.
struct CommandTarget: Equatable {
  /// What the words and the environment name; nil where only `lookup` knows.
  let name: String?
  /// A program whose first line of output names what is open, and stands before `name`.
  let lookup: [String]?

  private init(_ name: String?, lookup: [String]? = nil) {
    self.name = name
    self.lookup = lookup
  }

  /// The targets of a script's commands, in order; the first may be read only, and a later one not.
  static func all(of script: String, variable: (String) -> String?) -> [CommandTarget] {
    var found: [CommandTarget] = []
    let commands = script.split { "\n;|&`".contains($0) || $0 == "(" || $0 == ")" }
    for command in commands {
      var words = command.split { $0.isWhitespace || "\"'".contains($0) }.map(String.init)
      while let first = words.first,
        wrappers.contains(first) || first.contains("=") || first.hasPrefix("-")
      {
        words.removeFirst()
      }
      guard let program = words.first?.split(separator: "/").last else { continue }
      if let target = of(String(program), Array(words.dropFirst()), variable),
        !found.contains(target)
      {
        found.append(target)
      }
    }
    return found
  }

  private static let wrappers: Set<String> = ["sudo", "env", "exec", "command", "time", "nohup"]

  private static func of(
    _ program: String, _ words: [String], _ variable: (String) -> String?
  ) -> CommandTarget? {
    switch program {
    case "ssh":
      return host(after: words).map { CommandTarget($0) }
    case "kubectl", "oc", "helm":
      let space = value(of: ["-n", "--namespace"], in: words)
      if let context = value(of: ["--context", "--kube-context"], in: words) {
        return CommandTarget(space.map { "\(context)/\($0)" } ?? context)
      }
      let client = program == "helm" ? "kubectl" : program
      return CommandTarget(space, lookup: [client, "config", "current-context"])
    case "aws":
      let profile = value(of: ["--profile"], in: words) ?? variable("AWS_PROFILE")
      let region =
        value(of: ["--region"], in: words) ?? variable("AWS_REGION")
        ?? variable("AWS_DEFAULT_REGION")
      return CommandTarget(
        [profile ?? "default", region].compactMap(\.self).joined(separator: "/"))
    case "gcloud":
      return value(of: ["--project"], in: words).map { CommandTarget($0) }
        ?? CommandTarget(nil, lookup: ["gcloud", "config", "get-value", "project"])
    case "docker":
      let name =
        value(of: ["-H", "--host", "-c", "--context"], in: words) ?? variable("DOCKER_HOST")
        ?? variable("DOCKER_CONTEXT")
      return name.map { CommandTarget($0) }
    case "psql", "mysql", "mariadb", "mongosh", "redis-cli", "pg_dump", "pg_restore":
      let name =
        value(of: ["-h", "--host"], in: words) ?? words.lazy.compactMap(hostOfAddress).first
        ?? (program.hasPrefix("p") ? variable("PGHOST") : nil)
      return name.map { CommandTarget($0) }
    case "curl", "wget":
      return words.lazy.compactMap(hostOfAddress).first.map { CommandTarget($0) }
    default:
      return nil
    }
  }

  /// What an option says, as its own word or behind `=`.
  private static func value(of names: [String], in words: [String]) -> String? {
    for (place, word) in words.enumerated() {
      if names.contains(word), place + 1 < words.count { return words[place + 1] }
      for name in names where name.hasPrefix("--") && word.hasPrefix(name + "=") {
        return String(word.dropFirst(name.count + 1))
      }
    }
    return nil
  }

  /// The host that `ssh` goes to: its first word that belongs to no option (ssh(1)).
  private static func host(after words: [String]) -> String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("-") else {
        return word.split(separator: "@").last.map(String.init)
      }
      if word.count == 2, "BbcDEeFIiJLlmOopQRSWw".contains(word.dropFirst()) {
        rest = rest.dropFirst()
      }
    }
    return nil
  }

  /// The host in `scheme://user@host:port/…`.
  private static func hostOfAddress(_ word: String) -> String? {
    guard let start = word.ranges(of: "://").first else { return nil }
    let authority = word[start.upperBound...].prefix { !"/?".contains($0) }
    let host = authority.split(separator: "@").last ?? authority
    return host.split(separator: ":").first.map(String.init)
  }
}
