import IncidentModel

/// A post-mortem made from a record, as headings, paragraphs, lists and tables.
///
/// It holds words, not markup: the formats that people read are written from this one value.
struct PostMortem: Equatable, Sendable {
  /// A part of the report.
  struct Section: Equatable, Sendable {
    /// The heading.
    var heading: String
    /// What stands under it.
    var blocks: [Block]
  }

  /// One block of a section.
  enum Block: Equatable, Sendable {
    /// A paragraph. It never begins with what a person typed.
    case paragraph(RichText)
    /// A heading of its own within the section.
    case heading(String)
    /// A list.
    case list([RichText])
    /// A list of things to do.
    case tasks([Task])
    /// A table; every row has as many cells as there are columns.
    case table(columns: [String], rows: [[RichText]])
    /// What somebody wrote, in their own lines.
    case quote(String)
  }

  /// Something to do.
  struct Task: Equatable, Sendable {
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
      if part == .followUps {
        sections += outline.others.map { item in
          Section(heading: item.heading, blocks: [builder.toWrite(hint: item.hint)])
        }
      }
      guard !blocks.isEmpty else { continue }
      sections.append(
        Section(heading: outline.items[part]?.heading ?? part.heading, blocks: blocks))
    }
  }
}
