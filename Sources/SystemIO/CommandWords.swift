/// The words that this process was started with.
public enum CommandWords {
  /// The words after the program's own name; nil when the system does not tell them.
  ///
  /// The standard library finds them through `/proc/self/maps` in a static executable, and knows
  /// none where that cannot be read; the words must not be taken for none then.
  public static func live(files: FileSystem = .live) -> [String]? {
    words(known: CommandLine.arguments, files: files)
  }

  static func words(known: [String], files: FileSystem) -> [String]? {
    if !known.isEmpty { return Array(known.dropFirst()) }
    guard let bytes = try? files.readFile("/proc/self/cmdline"), !bytes.isEmpty else { return nil }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
