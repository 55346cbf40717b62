/// What bringing new facts into a draft did to one section.
public struct PostMortemNews: Equatable, Sendable {
  /// The section's heading.
  public var section: String
  /// Lines that are new.
  public var added = 0
  /// Lines that nobody had touched and that say something else now.
  public var changed = 0
  /// Facts put under lines that a person had changed.
  public var remarked = 0
  /// Lines that nobody had touched and that the record does not have any more.
  public var removed = 0
  /// Lines that are new, of a section that a person took out.
  public var leftOut = 0

  init(section: String) {
    self.section = section
  }

  /// Whether nothing was to do.
  public var isEmpty: Bool {
    added == 0 && changed == 0 && remarked == 0 && removed == 0 && leftOut == 0
  }
}
