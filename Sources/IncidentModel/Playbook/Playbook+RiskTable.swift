extension Playbook {
  /// What the ways to mitigate are known to risk, as the team's own table says it.
  public struct RiskTable: Equatable, Sendable {
    /// A way and what is known of it.
    public struct Row: Equatable, Sendable {
      /// The rung of the ladder that it is, by its id; empty where the table does not say.
      public var approach: String
      /// What the table says, a cell a column.
      public var cells: [String]

      /// Makes a row.
      public init(approach: String, cells: [String]) {
        self.approach = approach
        self.cells = cells
      }
    }

    /// What to know before the numbers are believed.
    public var note: String
    /// What each cell is about.
    public var columns: [String]
    /// The ways, in the order of the table.
    public var rows: [Row]

    /// Makes a table.
    public init(note: String = "", columns: [String], rows: [Row]) {
      self.note = note
      self.columns = columns
      self.rows = rows
    }
  }
}
