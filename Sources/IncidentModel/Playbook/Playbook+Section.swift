extension Playbook {
  /// One step's part of the runbook.
  public struct Section: Equatable, Sendable {
    /// The heading, as written.
    public var title: String
    /// The first paragraph as plain text: what to do now.
    public var guidance: String
    /// The task items, in order.
    public var checklist: [ChecklistItem]
    /// The whole section, as written.
    public var markdown: String

    /// Makes a section.
    public init(
      title: String, guidance: String = "", checklist: [ChecklistItem] = [], markdown: String = ""
    ) {
      self.title = title
      self.guidance = guidance
      self.checklist = checklist
      self.markdown = markdown
    }
  }

  /// One task item of a section.
  public struct ChecklistItem: Equatable, Sendable {
    /// Stable under edits elsewhere: derived from the step and the item's own words.
    public var id: String
    /// The item, as plain text.
    public var text: String

    /// Makes an item.
    public init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }
}
