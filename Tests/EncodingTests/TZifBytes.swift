/// Writes zone files for tests, so that a test says each count and time itself.
struct TZifBytes {
  struct Kind {
    var offset: Int32
    var isSummer: UInt8 = 0
    var designation: UInt8 = 0
  }

  var version: UInt8 = 0x32
  var times: [Int64] = []
  var indexes: [UInt8] = []
  var kinds: [Kind] = [Kind(offset: 0)]
  var designations: [UInt8] = Array("ABC\0".utf8)
  var leaps: [(time: Int64, correction: Int32)] = []
  var standardIndicators: [UInt8] = []
  var utcIndicators: [UInt8] = []
  var footer: String? = "\n\n"

  /// The whole file; the first block of a version 2 file holds one type and no times.
  var bytes: [UInt8] {
    guard version != 0 else { return block(wide: false) }
    let empty = TZifBytes(version: version)
    return empty.block(wide: false) + block(wide: true) + Array((footer ?? "").utf8)
  }

  func block(wide: Bool) -> [UInt8] {
    var bytes: [UInt8] = Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
    let counts = [
      utcIndicators.count, standardIndicators.count, leaps.count, times.count, kinds.count,
      designations.count,
    ]
    for count in counts { bytes += Self.bigEndian(Int64(count), size: 4) }
    let size = wide ? 8 : 4
    for time in times { bytes += Self.bigEndian(time, size: size) }
    bytes += indexes
    for kind in kinds {
      bytes += Self.bigEndian(Int64(kind.offset), size: 4) + [kind.isSummer, kind.designation]
    }
    bytes += designations
    for leap in leaps {
      bytes += Self.bigEndian(leap.time, size: size)
      bytes += Self.bigEndian(Int64(leap.correction), size: 4)
    }
    return bytes + standardIndicators + utcIndicators
  }

  static func bigEndian(_ value: Int64, size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
  }
}
