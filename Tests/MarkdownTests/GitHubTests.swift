import Markdown
import Testing

@Suite("GitHub's extensions")
struct GitHubTests {
  @Test(arguments: tables + others)
  func rendersAsGitHub(_ example: RenderingCase) {
    example.check(.gitHub, filteringTags: true)
  }

  @Test("without the options all of it is text")
  func isOptional() {
    RenderingCase("", "~~a~~ www.a.org [^1]", "<p>~~a~~ www.a.org [^1]</p>\n").check(.commonMark)
    RenderingCase("", "|a|\n|-|", "<p>|a|\n|-|</p>\n").check(.commonMark)
    RenderingCase("", "- [x] a", "<ul>\n<li>[x] a</li>\n</ul>\n").check(.commonMark)
  }

  @Test("short rows are filled up, but not without end")
  func filledCells() {
    let columns = 2000
    let text =
      "|" + String(repeating: "a|", count: columns) + "\n|"
      + String(repeating: "-|", count: columns)
      + "\n" + String(repeating: "x\n", count: columns)
    let html = Document(parsing: text).html()
    #expect(html.count < 5_000_000)
  }

  static let tables: [RenderingCase] = [
    .init(
      "alignment", "a | b | c | d\n:- | -: | :-: | -\n1 | 2 | 3 | 4",
      "<table>\n<thead>\n<tr>\n<th align=\"left\">a</th>\n<th align=\"right\">b</th>\n"
        + "<th align=\"center\">c</th>\n<th>d</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td align=\"left\">1</td>\n<td align=\"right\">2</td>\n<td align=\"center\">3</td>\n"
        + "<td>4</td>\n</tr>\n</tbody>\n</table>\n"),
    .init(
      "a pipe in code", "|a|\n|-|\n|`x \\| y`|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        + "<td><code>x | y</code></td>\n</tr>\n</tbody>\n</table>\n"),
    .init(
      "rows too short and too long", "|a|b|\n|-|-|\n|1|\n|1|2|3|",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n"
        + "<td></td>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"),
    .init("another number of columns is no table", "|a|b|\n|-|", "<p>|a|b|\n|-|</p>\n"),
    .init(
      "a table ends at another block", "|a|\n|-|\n> b",
      "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"
        + "<blockquote>\n<p>b</p>\n</blockquote>\n"),
    .init(
      "a table after a line of text", "see\n|a|\n|-|",
      "<p>see</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>\n"),
  ]

  static let others: [RenderingCase] = [
    .init(
      "tasks", "- [ ] call\n- [X] page\n- [y] no",
      "<ul>\n<li><input type=\"checkbox\" disabled=\"\" /> call</li>\n"
        + "<li><input type=\"checkbox\" checked=\"\" disabled=\"\" /> page</li>\n"
        + "<li>[y] no</li>\n</ul>\n"),
    .init(
      "struck through", "~a~ ~~b~~ ~~~c~~~ ~~d~", "<p><del>a</del> <del>b</del> ~~~c~~~ ~~d~</p>\n"),
    .init(
      "addresses without their full stop", "See https://a.org/x_y. Or (www.b.org).",
      "<p>See <a href=\"https://a.org/x_y\">https://a.org/x_y</a>. "
        + "Or (<a href=\"http://www.b.org\">www.b.org</a>).</p>\n"),
    .init(
      "mail addresses", "a_b@c.org, not @c or d@e",
      "<p><a href=\"mailto:a_b@c.org\">a_b@c.org</a>, not @c or d@e</p>\n"),
    .init("no address in a link", "[http://a.org](/x)", "<p><a href=\"/x\">http://a.org</a></p>\n"),
    .init(
      "an address in mere brackets", "[http://a.org]",
      "<p>[<a href=\"http://a.org\">http://a.org</a>]</p>\n"),
    .init("no underscore in a host's end", "www.a_b.org", "<p>www.a_b.org</p>\n"),
    .init("forbidden tags are text", "<script>a</script>", "&lt;script>a&lt;/script>\n"),
    .init(
      "a footnote", "a[^n]\n\n[^n]: b",
      "<p>a<sup class=\"footnote-ref\"><a href=\"#fn1\" id=\"fnref1\">1</a></sup></p>\n"
        + "<section class=\"footnotes\">\n<ol>\n<li id=\"fn1\">\n"
        + "<p>b <a href=\"#fnref1\" class=\"footnote-backref\">\u{21A9}</a></p>\n</li>\n</ol>\n"
        + "</section>\n"),
  ]
}
