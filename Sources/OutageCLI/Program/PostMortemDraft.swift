import Encoding
import Exporters
import SystemIO
import Timeline

/// The draft of a post-mortem that people edit, and what was last written into it.
struct PostMortemDraft {
  /// What bringing the record into it did.
  struct Outcome {
    /// What became of the file.
    enum State: String {
      /// There was none.
      case written = "written"
      /// It got what is new.
      case merged = "merged"
      /// It has everything.
      case unchanged = "unchanged"
    }

    var state: State
    /// What was brought in, section by section.
    var news: [PostMortemNews] = []
  }

  /// The name of the draft in the directory of its incident.
  static let fileName = "postmortem.md"
  /// The name of the file that remembers what was last written into it; derived.
  static let memoryName = ".postmortem.generated.jsonl"

  /// The file.
  let path: String
  private let memory: String
  private let desk: Desk
  private var files: FileSystem { desk.workspace.world.files }

  init(_ desk: Desk) {
    self.desk = desk
    path = FileSystem.join(desk.timeline.directory, Self.fileName)
    memory = FileSystem.join(desk.timeline.directory, Self.memoryName)
  }

  /// What people made of the draft, as it is on disk; nil where there is none.
  func text() throws(CommandFailure) -> [UInt8]? {
    guard (try? files.linkStatus(path)) != nil else { return nil }
    do throws(SystemError) {
      let bytes = try files.readFile(path)
      // What an editor left empty when it was killed is no draft.
      return bytes.allSatisfy { [0x09, 0x0A, 0x0D, 0x20].contains($0) } ? nil : bytes
    } catch {
      throw CommandFailure(error)
    }
  }

  /// What people made of the draft, with what the record has to say since; nil where there is none.
  func withNews() throws(CommandFailure) -> String? {
    try text().map { String(decoding: merged($0, since: remembered).bytes, as: UTF8.self) }
  }

  /// What is missing or weak in the draft, or in what would be written where there is none.
  func findings() throws(CommandFailure) -> (findings: [PostMortemFinding], isDraft: Bool) {
    let draft = try text()
    let export = desk.workspace.export(of: desk)
    var findings = PostMortemCheck(export, draft: draft, base: remembered).findings
    if let draft {
      let behind = merged(draft, since: remembered).news.reduce(0) {
        $0 + $1.added + $1.changed + $1.remarked
      }
      if behind > 0 {
        findings.insert(
          PostMortemFinding(line: 1, column: 1, problem: .behind(lines: behind)), at: 0)
      }
    }
    return (findings, draft != nil)
  }

  /// The root cause as people wrote it into the draft, a paragraph each.
  func rootCause() throws(CommandFailure) -> [String] {
    try text().map { rootCause(in: $0) } ?? []
  }

  private func rootCause(in draft: [UInt8]) -> [String] {
    PostMortemCheck(desk.workspace.export(of: desk), draft: draft, base: remembered).rootCause
  }

  /// What was last written into it; nil where that is not known.
  var remembered: PostMortemText? {
    (try? files.readFile(memory)).flatMap(PostMortemText.init(remembered:))
  }

  private func merged(_ draft: [UInt8], since base: PostMortemText?) -> PostMortemMerge {
    var export = desk.workspace.export(of: desk)
    // What people wrote is not still to be written.
    export.rootCause = rootCause(in: draft)
    return PostMortemMerge(base: base, draft: draft, fresh: PostMortemText(export))
  }

  /// Writes the draft, or brings what is new into the one that is there.
  ///
  /// `base` is what the draft began with, where that is not what was last written: somebody had it
  /// open while that was.
  func write(since base: PostMortemText? = nil) throws(CommandFailure) -> Outcome {
    guard var draft = try text() else {
      let fresh = PostMortemText(desk.workspace.export(of: desk))
      do throws(SystemError) { try files.replaceFile(try target(), fresh.bytes) } catch {
        throw CommandFailure(error)
      }
      remember(fresh)
      return Outcome(state: .written)
    }
    while true {
      let merge = merged(draft, since: base ?? remembered)
      if merge.bytes != draft {
        // Somebody may have saved it in the meantime.
        if let now = try text(), now != draft {
          draft = now
          continue
        }
        do throws(SystemError) {
          try files.replaceFile(try target(), merge.bytes, isKeepingPermissions: true)
        } catch {
          throw CommandFailure(error)
        }
      }
      remember(merge.text)
      return Outcome(state: merge.bytes == draft ? .unchanged : .merged, news: merge.news)
    }
  }

  /// The file itself, where the draft is a link to it: a draft may be kept in a repository.
  private func target() throws(SystemError) -> String { try files.followingLinks(path) }

  /// Keeps what was written for the next time, after the draft: the other way round a crash between
  /// the two would make new lines look as if a person had taken them out.
  private func remember(_ text: PostMortemText) {
    let bytes = text.remembered
    guard (try? files.readFile(memory)) != bytes else { return }
    do throws(SystemError) { try files.replaceFile(memory, bytes) } catch {
      desk.workspace.console.say(
        "warning: what was written was not remembered: \(CommandFailure(error).message)")
    }
  }
}
