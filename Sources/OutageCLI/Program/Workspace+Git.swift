import SystemIO

extension Workspace {
  /// What `git` says in a directory; nil where it fails, or where there is none.
  private func git(_ arguments: [String], in directory: String) -> String? {
    let request = Subprocess.Request(["git", "-C", directory] + arguments, timeoutSeconds: 2)
    guard let outcome = try? world.programs.run(request), outcome.exit.isSuccess else { return nil }
    return String(decoding: outcome.output, as: UTF8.self).trimmed
  }

  /// The last commit that touched a file whose text is the committed one; nil outside of a checkout.
  func commit(of path: String) -> String? {
    let file = String(path.prefix { $0 != "#" })
    let directory = FileSystem.parent(of: file)
    let name = FileSystem.name(of: file)
    guard
      let commit = git(["log", "-1", "--format=%H", "--", name], in: directory), !commit.isEmpty,
      git(["status", "--porcelain", "--", name], in: directory) == ""
    else { return nil }
    return commit
  }

  /// What a patch calls a file, so that `git apply` finds it: its path from the top of its checkout;
  /// its name where it is in none.
  func patchName(of path: String) -> String {
    let file = String(path.prefix { $0 != "#" })
    let prefix = git(["rev-parse", "--show-prefix"], in: FileSystem.parent(of: file))
    return (prefix ?? "") + FileSystem.name(of: file)
  }
}
