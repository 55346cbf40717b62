public import SystemIO

/// The timeline of one incident: events in files that only grow.
///
/// # On disk
///
/// An incident is a directory. Each writer, which is an account on a machine, has a file in it,
/// `timeline.<writer>.jsonl`, and nobody else appends to that; so files can be copied between
/// machines by any means without a conflict. A file is JSON lines in UTF-8, one event a line, keys
/// sorted. `seq` numbers a writer's events from 1. `prev` is the SHA-256 of the line before, the
/// bytes as they stand in the file, whether or not they could be read. `clock` is one more than the
/// highest that the writer saw in any file's tail. Events are ordered by (`clock`, `writer`, `seq`);
/// a second line with an id that was there already says nothing new.
///
/// A process that cannot have its writer's file within a second, because another was stopped while
/// it held the lock, or that may not write it or cannot read its end, goes on in a lane:
/// `timeline.<writer>.2.jsonl`, with `<writer>.2` as writer.
///
/// # Promises
///
/// - When `append` returns, the events are on the device, and so are the names of the file and of
///   the directories above it.
/// - When it throws, the file is as it was, or holds what could not be taken back; the events in the
///   error can be given to `retry` any number of times and will count once.
/// - A file is never shortened but by the process that still holds the lock under which it made it
///   longer, and never rewritten. A last line without its newline is closed off by one, and what
///   cannot be read stays, is reported, and stops nobody.
///
/// # In this module
///
/// `Store` knows the incidents; `Timeline+Append` writes, `Timeline+Read` reads in order,
/// `Timeline+News` follows, `Timeline+Unite` brings copies together, `TimelineAudit` proves.
public struct Timeline: Sendable {
  /// The store that holds it.
  public let store: Store
  /// The incident's id.
  public let incident: String
  /// The name under which this machine and account write.
  public let writer: String
  let clock: Clock
  let entropy: Entropy

  /// The timeline of an incident, as seen and written by one writer.
  ///
  /// Nothing is read yet, and the incident need not exist.
  public init(
    store: Store, incident: String, writer: String, clock: Clock = .live, entropy: Entropy = .live
  ) {
    self.store = store
    self.incident = incident
    self.writer = writer
    self.clock = clock
    self.entropy = entropy
  }

  /// The incident's directory.
  public var directory: String {
    store.directory(of: incident)
  }

  var files: FileSystem {
    store.files
  }

  /// The names of the timeline's files, in the order of their bytes.
  ///
  /// - Throws: `noSuchIncident` when there is no such directory.
  public func fileNames() throws(TimelineError) -> [LogFileName] {
    do throws(SystemError) {
      return try files.entries(of: directory).compactMap { LogFileName($0) }
    } catch {
      throw TimelineError(error, incident: incident)
    }
  }

  func path(of name: LogFileName) -> String {
    FileSystem.join(directory, name.text)
  }
}
