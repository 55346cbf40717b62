extension TimeZoneRules {
  /// Reads the bytes of a zone file, TZif versions 1 to 4 (RFC 8536 and its successor RFC 9636).
  ///
  /// Nothing is made of bytes that are cut short or contradict themselves. Of a file with both, the
  /// block with 64-bit times counts.
  public init?(name: String, tzif bytes: [UInt8]) {
    var reader = TZifReader(bytes)
    guard let first = reader.header() else { return nil }
    guard first.version >= 2 else {
      guard let block = reader.block(first, wide: false) else { return nil }
      self.init(name: name, block: block, rule: nil)
      return
    }
    guard reader.skip(first.size(wide: false)), let second = reader.header(),
      let block = reader.block(second, wide: true), let footer = reader.footer()
    else { return nil }
    guard !footer.isEmpty else {
      self.init(name: name, block: block, rule: nil)
      return
    }
    guard let rule = footer.withUnsafeBufferPointer(POSIXTimeZoneRule.init(_:)) else { return nil }
    self.init(name: name, block: block, rule: rule)
  }

  private init(name: String, block: TZifReader.Block, rule: POSIXTimeZoneRule?) {
    self.init(
      name: name, transitions: block.transitions, initialOffset: block.initialOffset, rule: rule
    )
  }
}

/// A position in the bytes of a zone file; every read checks what is left.
private struct TZifReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) {
    rest = bytes[...]
  }

  /// The counts that say how long the block after them is (RFC 8536 §3.1).
  struct Header {
    var version = 1
    var utcIndicators = 0
    var standardIndicators = 0
    var leapSeconds = 0
    var transitions = 0
    var types = 0
    var characters = 0

    func size(wide: Bool) -> Int {
      let time = wide ? 8 : 4
      return transitions * (time + 1) + types * 6 + characters + leapSeconds * (time + 4)
        + standardIndicators + utcIndicators
    }
  }

  struct Block {
    var transitions: [TimeZoneRules.Transition]
    var initialOffset: Int
  }

  mutating func skip(_ count: Int) -> Bool {
    guard count <= rest.count else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  mutating func header() -> Header? {
    guard rest.count >= 44, rest.starts(with: [0x54, 0x5A, 0x69, 0x66]) else { return nil }
    rest = rest.dropFirst(4)
    let version = integer(1)
    rest = rest.dropFirst(15)
    var header = Header()
    switch version {
    case 0: header.version = 1
    case 0x32...0x34: header.version = Int(version) - 0x30
    default: return nil
    }
    header.utcIndicators = Int(integer(4))
    header.standardIndicators = Int(integer(4))
    header.leapSeconds = Int(integer(4))
    header.transitions = Int(integer(4))
    header.types = Int(integer(4))
    header.characters = Int(integer(4))
    guard (1...256).contains(header.types), header.characters >= 1,
      header.utcIndicators == 0 || header.utcIndicators == header.types,
      header.standardIndicators == 0 || header.standardIndicators == header.types
    else { return nil }
    return header
  }

  mutating func block(_ header: Header, wide: Bool) -> Block? {
    guard rest.count >= header.size(wide: wide) else { return nil }
    let times = (0..<header.transitions).map { _ in time(wide: wide) }
    let indexes = (0..<header.transitions).map { _ in Int(integer(1)) }
    var offsets: [Int] = []
    for _ in 0..<header.types {
      let offset = Int(Int32(truncatingIfNeeded: integer(4)))
      let summer = integer(1)
      let designation = Int(integer(1))
      // The range that RFC 8536 §3.2 asks for: a little more than a day to either side.
      guard (-89_999...93_599).contains(offset), summer <= 1, designation < header.characters else {
        return nil
      }
      offsets.append(offset)
    }
    rest = rest.dropFirst(header.characters)
    let leaps = (0..<header.leapSeconds).map { _ in
      (time: time(wide: wide), correction: Int64(Int32(truncatingIfNeeded: integer(4))))
    }
    rest = rest.dropFirst(header.standardIndicators + header.utcIndicators)

    var transitions: [TimeZoneRules.Transition] = []
    transitions.reserveCapacity(times.count)
    var leap = 0
    var correction: Int64 = 0
    for (time, index) in zip(times, indexes) {
      guard index < offsets.count else { return nil }
      // Zones that count leap seconds give times that include them; ours do not.
      while leap < leaps.count, leaps[leap].time <= time {
        correction = leaps[leap].correction
        leap += 1
      }
      let second = time.subtractingReportingOverflow(correction)
      guard !second.overflow else { return nil }
      if let last = transitions.last, second.partialValue <= last.second { return nil }
      transitions.append(.init(second: second.partialValue, offset: offsets[index]))
    }
    return Block(transitions: transitions, initialOffset: offsets[0])
  }

  /// Reads the rule between two newlines that ends a file of version 2 or later.
  mutating func footer() -> [UInt8]? {
    guard rest.first == 0x0A else { return nil }
    let line = rest.dropFirst()
    guard let end = line.firstIndex(of: 0x0A) else { return nil }
    return Array(line[line.startIndex..<end])
  }

  private mutating func time(wide: Bool) -> Int64 {
    wide ? Int64(bitPattern: integer(8)) : Int64(Int32(truncatingIfNeeded: integer(4)))
  }

  /// Takes a big-endian number whose bytes the caller knows to be there.
  private mutating func integer(_ count: Int) -> UInt64 {
    let value = rest.prefix(count).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(count)
    return value
  }
}
