/// A line and a column of a text, both from 1, columns in bytes.
struct SourcePlace: Equatable {
  let line: Int
  let column: Int
}
