/// What the file system knows about a file.
public struct FileStatus: Hashable, Sendable {
  /// What a name stands for.
  public enum Kind: Sendable {
    case regular, directory, symbolicLink, other
  }

  /// What it is.
  public var kind: Kind
  /// Its length in bytes.
  public var size: Int64
  /// When it last changed, in whole seconds since 1970.
  public var modifiedSeconds: Int64
  /// The nanoseconds of `modifiedSeconds`, 0 to 999,999,999.
  public var modifiedNanoseconds: Int64
  /// The device that holds it.
  public var device: UInt64
  /// Its number on the device.
  public var inode: UInt64
  /// How many names it has; 0 when it was deleted while it is open.
  public var links: UInt64
  /// The nine permission bits and the three above them.
  public var permissions: UInt32

  /// A status of these facts.
  public init(
    kind: Kind, size: Int64 = 0, modifiedSeconds: Int64 = 0, modifiedNanoseconds: Int64 = 0,
    device: UInt64 = 0, inode: UInt64 = 0, links: UInt64 = 1, permissions: UInt32 = 0o600
  ) {
    self.kind = kind
    self.size = size
    self.modifiedSeconds = modifiedSeconds
    self.modifiedNanoseconds = modifiedNanoseconds
    self.device = device
    self.inode = inode
    self.links = links
    self.permissions = permissions
  }
}
