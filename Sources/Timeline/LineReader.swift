import SystemIO

/// The lines of a file from some offset on, read in pieces.
struct LineReader {
  /// A line without its newline.
  struct Line {
    var bytes: ArraySlice<UInt8>
    /// The offset of its first byte in the file.
    var offset: Int64
    /// Whether a newline follows; only a file's last line may lack it.
    var isTerminated: Bool

    /// The offset of the first byte after it and its newline.
    var end: Int64 { offset + Int64(bytes.count) + (isTerminated ? 1 : 0) }
  }

  private static let pieceSize = 1 << 17

  private let file: Descriptor
  private let path: String
  private let files: FileSystem
  private var buffer: [UInt8] = []
  private var position = 0
  /// The offset in the file of the buffer's first byte.
  private var base: Int64
  private var hasEnded = false

  init(_ file: Descriptor, path: String, from offset: Int64, files: FileSystem) {
    self.file = file
    self.path = path
    self.files = files
    base = offset
  }

  /// The next line; nil at the end of the file.
  mutating func next() throws(SystemError) -> Line? {
    var searched = position
    while true {
      if let newline = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        let line = Line(
          bytes: buffer[position..<newline], offset: base + Int64(position), isTerminated: true)
        position = newline + 1
        return line
      }
      guard !hasEnded else {
        guard position < buffer.count else { return nil }
        let line = Line(
          bytes: buffer[position...], offset: base + Int64(position), isTerminated: false)
        position = buffer.count
        return line
      }
      searched = buffer.count - position
      try refill()
    }
  }

  /// Reads another piece behind what is left of the last one.
  ///
  /// A file without newlines, such as one hole, would fill the memory.
  private mutating func refill() throws(SystemError) {
    let rest = buffer[position...]
    guard rest.count <= EventLine.largestSize else {
      throw SystemError(operation: .read, path: path, code: .fileTooLarge)
    }
    // A long line doubles the piece, so that it is not copied once for every small one.
    let size = max(Self.pieceSize, rest.count)
    let piece = try files.readRange(
      file, from: base + Int64(buffer.count), count: size, path: path)
    if piece.count < size {
      // A read that brings nothing where the file has something is a failure, not the end.
      let length = try files.status(of: file, path: path).size
      hasEnded = base + Int64(buffer.count + piece.count) >= length
      guard hasEnded || !piece.isEmpty else {
        throw SystemError(operation: .read, path: path, code: .io)
      }
    }
    base += Int64(position)
    // A new array, because lines that were handed out may still share the old one.
    buffer = rest.isEmpty ? piece : Array(rest) + piece
    position = 0
  }
}
