import IncidentModel

/// A post-mortem made from a record, as headings, paragraphs, lists and tables.
///
/// It holds words, not markup: the formats that people read are written from this one value.
struct PostMortem: Equatable, Sendable {
  /// A part of the report.
  struct Section: Equatable, Sendable {
    /// What tells it from the others, whatever its heading says.
    var key: String
    /// The heading.
    var heading: String
    /// What stands under it.
    var blocks: [Block]
  }

  /// One block of a section.
  enum Block: Equatable, Sendable {
    /// A paragraph. It never begins with what a person typed.
    ///
    /// The key is for a section that has several, of which not all are always there.
    case paragraph(RichText, key: String = "")
    /// A heading of its own within the section.
    case heading(String)
    /// A list.
    case list([Line])
    /// A list of things to do.
    case tasks([Task])
    /// A table; every row has as many cells as there are columns.
    case table(columns: [String], rows: [Row])
    /// What somebody wrote, in their own lines.
    case quote(String, key: String)
  }

  /// An item of a list.
  struct Line: Equatable, Sendable {
    /// What tells it from the others, whatever its words are.
    var key: String
    /// What it says.
    var text: RichText
  }

  /// A row of a table.
  struct Row: Equatable, Sendable {
    /// What tells it from the others, whatever its words are: the id of its event, where it has one.
    var key: String
    /// The cells.
    var cells: [RichText]

    init(_ key: String, _ cells: [RichText]) {
      self.key = key
      self.cells = cells
    }
  }

  /// Something to do.
  struct Task: Equatable, Sendable {
    /// What tells it from the others, whatever its words are.
    var key: String
    /// Whether it is done.
    var isDone: Bool
    /// What it is.
    var text: RichText
  }

  /// The title.
  var title: String
  /// What stands before the first section.
  var lead: [Block]
  /// The sections, in order.
  var sections: [Section]

  /// Writes the post-mortem of an incident from its record.
  init(_ export: IncidentExport) {
    let builder = PostMortemBuilder(export)
    let outline = PostMortemOutline(playbook: export.playbook)
    title = "Post-mortem: \(export.incident.title)"
    lead = builder.facts
    sections = []
    for part in PostMortemPart.allCases {
      let blocks = builder.blocks(of: part, hint: outline.items[part]?.hint)
      if part == .followUps, builder.isOutage {
        sections += outline.others.map { item in
          Section(
            key: "other \(item.heading.lowercased())", heading: item.heading,
            blocks: [builder.toWrite(hint: item.hint)])
        }
      }
      guard !blocks.isEmpty else { continue }
      sections.append(
        Section(
          key: part.rawValue, heading: outline.items[part]?.heading ?? part.heading,
          blocks: blocks))
    }
  }
}
