#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Where a handler, which is handed nothing but a number, finds the pipe to write it into.
enum SignalPipes {
  private static let count = 65

  /// A row of descriptors, one for each signal; never freed.
  ///
  /// Made before the first handler that reads it is in place, and changed a word at a time.
  private static let address: UInt = {
    let row = UnsafeMutablePointer<Int32>.allocate(capacity: count)
    row.initialize(repeating: -1, count: count)
    return UInt(bitPattern: row)
  }()

  /// Makes the row, which a handler must not do.
  static func prepare() {
    _ = address
  }

  /// Says where the news of a signal goes.
  static func set(_ pipe: Descriptor, for number: Int32) {
    place(of: number)?.pointee = pipe.rawValue
  }

  /// Writes the signal's number, which is all that a handler may safely do.
  static var tell: @convention(c) (Int32) -> Void {
    { number in
      let kept = errno
      var byte = UInt8(truncatingIfNeeded: number)
      if let place = SignalPipes.place(of: number) { _ = write(place.pointee, &byte, 1) }
      errno = kept
    }
  }

  private static func place(of number: Int32) -> UnsafeMutablePointer<Int32>? {
    guard (0..<Int32(count)).contains(number) else { return nil }
    return UnsafeMutablePointer<Int32>(bitPattern: address).map { $0 + Int(number) }
  }
}
