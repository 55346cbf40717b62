extension Instant {
  /// The first instant RFC 3339 can write, 0000-01-01T00:00:00.000Z.
  static let firstPrintable = Instant(milliseconds: -62_167_219_200_000)
  /// The last instant RFC 3339 can write, 9999-12-31T23:59:59.999Z.
  static let lastPrintable = Instant(milliseconds: 253_402_300_799_999)

  /// The instant as `YYYY-MM-DDTHH:MM:SS.mmmZ`, always 24 characters (RFC 3339, in UTC).
  ///
  /// Instants before year 0000 or after year 9999 are written as the first or the last of those.
  public var rfc3339: String {
    let printable = min(max(self, .firstPrintable), .lastPrintable)
    let civil = CivilTime(printable, offsetSeconds: 0)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(24)
    civil.appendDate(to: &bytes)
    bytes.append(UInt8(ascii: "T"))
    civil.appendClock(to: &bytes)
    bytes.append(UInt8(ascii: "."))
    bytes.appendDecimal(civil.millisecond, width: 3)
    bytes.append(UInt8(ascii: "Z"))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads a date and time as RFC 3339 §5.6 writes it, with `Z` or any numeric offset.
  ///
  /// The letters may be small; a fraction has one to nine digits, of which those after the
  /// millisecond are dropped. A leap second, 23:59:60 in UTC, becomes the millisecond before the
  /// next minute, because the count has no place for it.
  public init?(rfc3339 text: some StringProtocol) {
    guard let instant = text.withUTF8Bytes(Instant.init(rfc3339Bytes:)) else { return nil }
    self = instant
  }

  init?(rfc3339Bytes bytes: UnsafeBufferPointer<UInt8>) {
    var reader = ASCIIReader(bytes)
    guard let year = reader.number(digits: 4), reader.skip(UInt8(ascii: "-")),
      let month = reader.number(digits: 2), reader.skip(UInt8(ascii: "-")),
      let day = reader.number(digits: 2), reader.skip(letter: UInt8(ascii: "t")),
      let hour = reader.number(digits: 2), reader.skip(UInt8(ascii: ":")),
      let minute = reader.number(digits: 2), reader.skip(UInt8(ascii: ":")),
      let second = reader.number(digits: 2), second <= 60,
      let millisecond = Self.fraction(&reader),
      let offset = Self.offset(&reader), reader.isAtEnd
    else { return nil }
    let isLeapSecond = second == 60
    guard
      let civil = CivilTime(
        year: year, month: month, day: day,
        hour: hour, minute: minute, second: min(second, 59),
        millisecond: isLeapSecond ? 999 : millisecond
      )
    else { return nil }
    self = civil.instant(offsetSeconds: offset)
    guard isLeapSecond else { return }
    let endOfDay = milliseconds.flooredDivision(by: ProlepticCalendar.millisecondsPerDay)
    guard endOfDay.remainder == ProlepticCalendar.millisecondsPerDay - 1 else { return nil }
  }

  /// Reads an optional `.` and one to nine digits, as milliseconds.
  private static func fraction(_ reader: inout ASCIIReader) -> Int? {
    guard reader.skip(UInt8(ascii: ".")) else { return 0 }
    guard var (value, count) = reader.number(digits: 1...9) else { return nil }
    while count < 3 {
      value *= 10
      count += 1
    }
    while count > 3 {
      value /= 10
      count -= 1
    }
    return value
  }

  /// Reads `Z` or `±HH:MM`, as seconds east of UTC.
  private static func offset(_ reader: inout ASCIIReader) -> Int? {
    if reader.skip(letter: UInt8(ascii: "z")) { return 0 }
    let isWest = reader.skip(UInt8(ascii: "-"))
    guard isWest || reader.skip(UInt8(ascii: "+")),
      let hours = reader.number(digits: 2), hours <= 23, reader.skip(UInt8(ascii: ":")),
      let minutes = reader.number(digits: 2), minutes <= 59
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}
