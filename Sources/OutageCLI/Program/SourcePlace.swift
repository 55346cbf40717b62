/// A line and a column of a text, both from 1, columns in bytes.
struct SourcePlace: Equatable {
  let line: Int
  let column: Int

  init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  init(bytes: [UInt8], offset: Int) {
    let before = bytes.prefix(max(0, offset))
    line = before.count { $0 == UInt8(ascii: "\n") } + 1
    column = before.reversed().prefix { $0 != UInt8(ascii: "\n") }.count + 1
  }
}
