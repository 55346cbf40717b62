import Markdown
import Testing

/// A text and the HTML it stands for.
struct RenderingCase: CustomTestStringConvertible, Sendable {
  let name: String
  let markdown: String
  let html: String

  init(_ name: String, _ markdown: String, _ html: String) {
    self.name = name
    self.markdown = markdown
    self.html = html
  }

  var testDescription: String { name }

  func check(_ options: ParsingOptions, filteringTags: Bool = false) {
    let document = Document(parsing: markdown, options: options)
    let rendered = String(decoding: document.html(filteringTags: filteringTags), as: UTF8.self)
    #expect(rendered == html)
  }
}
