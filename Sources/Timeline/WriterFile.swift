import Encoding
import IncidentModel
import SystemIO

/// This writer's file, open and locked; closing it gives the lock back.
struct WriterFile {
  let name: LogFileName
  let path: String
  let file: Descriptor
  let size: Int64
  /// Whether nobody else writes it meanwhile; a file system without locks cannot say so.
  let isLocked: Bool
  let files: FileSystem

  /// How long one lane is waited for, in microseconds.
  static let patience: Int64 = 1_000_000
  /// How long, when there is a next lane already: somebody has waited that second before us.
  static let shortPatience: Int64 = 100_000
  /// How many lanes a writer has at most.
  static let lanes = 9

  /// Opens a writer's file, takes its lock and reads its end; goes on to the next lane where that takes
  /// too long, where something stands that this account may not write, such as what root left there,
  /// and where the device does not give the file's end.
  ///
  /// Nil when all lanes are held.
  static func open(
    _ timeline: Timeline, writer: String
  ) throws(SystemError) -> (file: WriterFile, end: LogTail)? {
    var refusal: SystemError?
    for lane in 1...lanes {
      let name = LogFileName(writer: writer, lane: lane)
      let next = LogFileName(writer: writer, lane: lane + 1)
      do throws(SystemError) {
        let next = timeline.path(of: next)
        if let file = try open(timeline, name, next: next) { return (file, try file.tail()) }
      } catch {
        guard isOfOneFile(error) else { throw error }
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
    return nil
  }

  /// Whether one file cannot be written where another beside it may be.
  private static func isOfOneFile(_ error: SystemError) -> Bool {
    switch error.code {
    case .permission, .notPermitted, .isDirectory, .tooManyLinks: error.operation == .open
    case .io, .fileTooLarge: error.operation == .read
    default: false
    }
  }

  /// Opens one file and takes its lock; nil when another keeps it, or it is no file.
  ///
  /// A symbolic link is not followed: in a store that others can write it may lead anywhere.
  static func open(
    _ timeline: Timeline, _ name: LogFileName, next: String? = nil
  ) throws(SystemError) -> WriterFile? {
    let files = timeline.files
    let path = timeline.path(of: name)
    var replaced = 0
    while true {
      let file = try files.open(path, [.read, .append, .create, .noFollow])
      do throws(SystemError) {
        let lock = try waitForLock(file, path: path, next: next, timeline)
        let status = try files.status(of: file, path: path)
        guard lock != .othersHaveIt, status.kind == .regular else {
          files.close(file)
          return nil
        }
        // A copy by another program may have put a new file there while we waited: a line in the
        // old one would be lost. Nobody does so again and again, but some servers have another number
        // for a file whenever they are asked.
        if try has(path, status, files) || replaced == mostReplacements {
          return WriterFile(
            name: name, path: path, file: file, size: status.size, isLocked: lock == .ours,
            files: files)
        }
        replaced += 1
        files.close(file)
      } catch {
        files.close(file)
        throw error
      }
    }
  }

  /// How often a file that was put in the place of another is opened instead.
  private static let mostReplacements = 16

  /// Whether a path still names the file of this status.
  private static func has(
    _ path: String, _ status: FileStatus, _ files: FileSystem
  ) throws(SystemError) -> Bool {
    do throws(SystemError) {
      let there = try files.status(path)
      return there.inode == status.inode && there.device == status.device
    } catch {
      guard error.code == .noSuchFile else { throw error }
      return false
    }
  }

  /// What came of asking for a lock.
  private enum Lock {
    case ours, othersHaveIt
    /// The file system has no locks.
    case unknown
  }

  /// Asks for the lock until it is ours or the time is over.
  ///
  /// Asking again and again, because a lock that waits in the kernel cannot be given up after a
  /// second without a signal.
  private static func waitForLock(
    _ file: Descriptor, path: String, next: String?, _ timeline: Timeline
  ) throws(SystemError) -> Lock {
    let files = timeline.files
    let clock = timeline.clock
    var waited: Int64?
    var pause: Int64 = 100
    while true {
      do throws(SystemError) {
        if try files.lock(file, .exclusive, path: path) { return .ours }
      } catch {
        // The writer's file is its own all the same.
        guard [.notSupported, .noLocks, .invalid].contains(error.code) else { throw error }
        return .unknown
      }
      let now = clock.monotonicMicroseconds()
      let since = waited ?? now
      waited = since
      let limit = next.map(files.exists) == true ? shortPatience : patience
      guard now &- since < limit else { return .othersHaveIt }
      clock.pause(pause)
      pause = min(pause &* 2, 3_000)
    }
  }

  /// The end of the file, which is closed where that cannot be read.
  private func tail() throws(SystemError) -> LogTail {
    do throws(SystemError) {
      return try LogTail(file, size: size, name: name, path: path, files: files)
    } catch {
      close()
      throw error
    }
  }

  /// Makes the file's name durable, before anything in it is.
  ///
  /// So a file that holds anything has a name that is on the device, whoever made it.
  func syncNames(_ timeline: Timeline) throws(SystemError) {
    guard size == 0 else { return }
    try files.syncDirectory(timeline.directory)
    try files.syncDirectory(timeline.store.incidentsDirectory)
  }

  /// Appends bytes and returns when they are on the device; otherwise the file is as it was, where
  /// that can be had without taking away what another may have written behind them.
  func append(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try files.writeAll(bytes, to: file, path: path)
      try files.sync(file, path: path)
    } catch {
      guard isLocked else { throw error }
      do throws(SystemError) {
        try files.truncate(file, to: size, path: path)
      } catch {
        // What stays is a torn line or an event that counts once; both are provided for.
      }
      throw error
    }
  }

  /// Closes the file, which gives the lock back.
  func close() {
    files.close(file)
  }
}
