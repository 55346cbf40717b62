import ArgumentParsing
import IncidentModel
import SystemIO

extension Doctor {
  /// Room below which a long incident may not fit, and below which nothing does, in bytes.
  private static let littleRoom: UInt64 = 100 << 20
  private static let noRoom: UInt64 = 1 << 20
  /// What a write that is synced should take at most, in microseconds.
  private static let slowWrite: Int64 = 500_000

  /// Whether words can be put on the disk, safe from others, with room for more.
  var store: [DoctorCheck] {
    let path = workspace.directories.store
    let written = write("store", to: path)
    guard written.state != .failed else { return [written] }
    return [written] + [room(at: path)].compactMap(\.self)
  }

  /// Whether there is a place for what is kept per machine.
  var state: DoctorCheck {
    let written = write("state", to: workspace.directories.state)
    guard written.state == .ok else { return written }
    return .ok("state", "\(written.detail), writer \(workspace.writer)")
  }

  /// Writes, syncs and takes away a file, which proves more than permissions do.
  private func write(_ name: String, to directory: String) -> DoctorCheck {
    let files = world.files
    let probe = FileSystem.join(directory, ".doctor-\(world.host.processID)")
    let start = world.clock.monotonicMicroseconds()
    do throws(SystemError) {
      try files.createDirectories(directory)
      files.removeIfThere(probe)
      try files.createFile(probe, Array("written by outage doctor\n".utf8))
      try files.unlink(probe)
    } catch {
      let failure = CommandFailure(error)
      files.removeIfThere(probe)
      return .failed(
        name, "\(directory): \(failure.message)",
        failure.hints.first ?? "ls -ld \(ShellWord.quoted(FileSystem.parent(of: directory)))")
    }
    let taken = world.clock.monotonicMicroseconds() &- start
    let permissions = (try? files.status(directory))?.permissions ?? 0
    if permissions & 0o077 != 0 {
      return .warning(
        name, "\(directory) can be entered by other accounts",
        "chmod 700 \(ShellWord.quoted(directory))")
    }
    if taken > Self.slowWrite {
      return .warning(name, "\(directory) takes \(taken / 1000) ms to write and sync")
    }
    return .ok(name, "\(directory): written and synced")
  }

  private func room(at path: String) -> DoctorCheck? {
    guard let free = world.freeSpace(path) else { return nil }
    let text = "\(Self.size(free)) free"
    let hint = "df -h \(ShellWord.quoted(path))"
    if free < Self.noRoom { return .failed("space", text, hint) }
    return free < Self.littleRoom ? .warning("space", text, hint) : .ok("space", text)
  }

  private static func size(_ bytes: UInt64) -> String {
    let units: [(UInt64, String)] = [
      (1 << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"),
    ]
    let unit = units.first { bytes >= $0.0 }
    return unit.map { "\(bytes / $0.0) \($0.1)" } ?? "\(bytes) bytes"
  }
}
