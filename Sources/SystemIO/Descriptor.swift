/// An open file, by the number that the operating system gave it.
public struct Descriptor: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: Int32

  /// The open file of this number.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// Standard input.
  public static let standardInput = Descriptor(rawValue: 0)
  /// Standard output.
  public static let standardOutput = Descriptor(rawValue: 1)
  /// Standard error.
  public static let standardError = Descriptor(rawValue: 2)
}

/// How a file is opened.
///
/// Descriptors are always closed in programs that this process starts.
public struct OpenFlags: OptionSet, Hashable, Sendable {
  /// The bits; they are this module's own, not the system's.
  public var rawValue: Int32

  /// Flags of these bits.
  public init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// For reading.
  public static let read = OpenFlags(rawValue: 1)
  /// For writing.
  public static let write = OpenFlags(rawValue: 2)
  /// Each write goes to the end of the file, wherever that is by then.
  public static let append = OpenFlags(rawValue: 4)
  /// The file is made when there is none.
  public static let create = OpenFlags(rawValue: 8)
  /// With `create`: a file that is already there is an error.
  public static let exclusive = OpenFlags(rawValue: 16)
  /// What the file holds is dropped.
  public static let truncate = OpenFlags(rawValue: 32)
  /// Only a directory will do.
  public static let directory = OpenFlags(rawValue: 64)
  /// A symbolic link in the last place of the path is an error.
  public static let noFollow = OpenFlags(rawValue: 128)
  /// Neither opening nor reading waits.
  public static let nonBlocking = OpenFlags(rawValue: 256)
}

/// A kernel lock on an open file, which ends with the file or the process that holds it.
public enum FileLock: Sendable {
  /// Several may hold it.
  case shared
  /// One holds it.
  case exclusive
  /// Nobody holds it.
  case none
}
