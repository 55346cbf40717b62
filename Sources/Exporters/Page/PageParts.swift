import Encoding
import IncidentModel

/// The small parts that pages are made of, as HTML; every text in them is escaped here.
struct PageParts {
  /// How times are told.
  let times: TimeText

  /// A text in which line ends are kept.
  static func text(_ text: String) -> String {
    Escaping.html(text).replacing("\n", with: "<br>")
  }

  /// A text with marks.
  static func text(_ text: RichText) -> String {
    text.spans.map { span in
      switch span {
      case .plain(let text): Self.text(text)
      case .strong(let text): "<strong>\(Self.text(text))</strong>"
      case .struck(let text): "<del>\(Self.text(text))</del>"
      case .blank(let text): "<em>\(Self.text(text))</em>"
      }
    }
    .joined()
  }

  /// A moment as machines and people read it.
  func time(_ instant: Instant) -> String {
    "<time datetime=\"\(instant.rfc3339)\">\(times.full(instant))</time>"
  }

  /// A moment of a day that was said before.
  func clock(_ instant: Instant) -> String {
    "<time datetime=\"\(instant.rfc3339)\">\(times.clock(instant))</time>"
  }

  /// A table whose cells are HTML; the first cell of each row is its header.
  static func table(caption: String?, columns: [String], rows: [[String]]) -> String {
    let head = columns.map { "<th scope=\"col\">\(Escaping.html($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { place, cell in
        place == 0 ? "<th scope=\"row\">\(cell)</th>" : "<td>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let title = caption.map { "<caption>\(Escaping.html($0))</caption>" }
    return scroll(
      label: "Table: \(caption ?? columns.joined(separator: ", "))",
      (["<table>", title, "<thead><tr>\(head)</tr></thead>", "<tbody>"].compactMap(\.self) + body
        + ["</tbody>", "</table>"]).joined(separator: "\n"))
  }

  /// Something that may be wider than the window and is then moved by hand or by keys.
  static func scroll(label: String, _ content: String) -> String {
    "<div class=\"scroll\" role=\"group\" aria-label=\"\(Escaping.html(label))\" tabindex=\"0\">\n"
      + content + "\n</div>"
  }

  /// A definition of facts in one line: `P1 · resolved`.
  static func facts(_ facts: [String?]) -> String {
    "<p class=\"facts\">\(facts.compactMap(\.self).joined(separator: " · "))</p>"
  }
}
