import Encoding
public import SystemIO

/// The name under which an account on a machine writes timelines.
///
/// A short name of the machine and four random hexadecimal digits, made once and kept outside the
/// store, because a store may be copied to another machine and two writers of one name would tear
/// the chain.
public struct WriterIdentity: Equatable, Sendable {
  /// The name, such as `ana-mbp-3f2a`.
  public var name: String
  /// Whether it could be kept; otherwise the next process has another one.
  public var isKept: Bool

  /// An identity as given.
  public init(name: String, isKept: Bool) {
    self.name = name
    self.isKept = isKept
  }

  /// The name kept in a directory, made and kept there if there is none.
  ///
  /// Never fails: where nothing can be kept, the name is good for this process.
  public static func load(
    directory: String, hostName: String, files: FileSystem, entropy: Entropy
  ) -> WriterIdentity {
    let path = FileSystem.join(directory, "writer")
    if let name = read(path, files) { return WriterIdentity(name: name, isKept: true) }
    let name = newName(hostName: hostName, entropy: entropy)
    let bytes = Array("\(name)\n".utf8)
    do throws(SystemError) {
      try files.createDirectories(directory)
      do throws(SystemError) {
        try files.createFile(path, bytes)
      } catch {
        guard error.code == .exists else { throw error }
        // Another process was first, or what stands there is no name.
        if let other = read(path, files) { return WriterIdentity(name: other, isKept: true) }
        try files.replaceFile(path, bytes)
      }
      return WriterIdentity(name: name, isKept: true)
    } catch {
      return WriterIdentity(name: name, isKept: false)
    }
  }

  private static func newName(hostName: String, entropy: Entropy) -> String {
    let host = hostName.prefix { $0 != "." }
    let digits = entropy.bytes(2).map { byte in
      String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    let short = host.isEmpty ? "host" : IncidentName.slug(String(host), limit: 20)
    return "\(short)-\(digits.joined())"
  }

  private static func read(_ path: String, _ files: FileSystem) -> String? {
    guard let bytes = try? files.readFile(path, limit: 128) else { return nil }
    let name = bytes.prefix { $0 != UInt8(ascii: "\n") }
    // With the newline, so that a name that was cut short is not taken for another.
    guard name.count < bytes.count, name.count >= 5, name.allSatisfy(isNameByte) else { return nil }
    return String(decoding: name, as: UTF8.self)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
