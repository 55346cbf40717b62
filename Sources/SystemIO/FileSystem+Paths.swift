extension FileSystem {
  /// A path in a directory; an absolute second part stands for itself.
  public static func join(_ directory: String, _ name: String) -> String {
    if name.hasPrefix("/") || directory.isEmpty { return name }
    return directory.hasSuffix("/") ? directory + name : directory + "/" + name
  }

  /// The directory that holds a path: `.` for a bare name, `/` for `/`.
  public static func parent(of path: String) -> String {
    let bytes = trimmed(path)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    var end = slash
    while end > bytes.startIndex, bytes[end - 1] == UInt8(ascii: "/") { end -= 1 }
    return end == bytes.startIndex ? "/" : String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// The last part of a path.
  public static func name(of path: String) -> String {
    let bytes = trimmed(path)
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return bytes.count == 1 ? "/" : String(decoding: bytes[(slash + 1)...], as: UTF8.self)
  }

  /// The bytes of a path without slashes at its end.
  private static func trimmed(_ path: String) -> ArraySlice<UInt8> {
    var bytes = Array(path.utf8)[...]
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    return bytes
  }
}
