import Markdown
import Testing

@Suite("Blocks of CommonMark")
struct BlockTests {
  @Test(arguments: leaves + containers + definitions)
  func rendersAsTheSpecificationSays(_ example: RenderingCase) {
    example.check(.commonMark)
  }

  @Test("line endings of every kind end a line", arguments: ["\n", "\r", "\r\n"])
  func lineEndings(_ end: String) {
    let text = ["# Disk", "", "```sh", "df", "", "du", "```", "> a", "> b"].joined(separator: end)
    RenderingCase(
      "", text,
      "<h1>Disk</h1>\n<pre><code class=\"language-sh\">df\n\ndu\n</code></pre>\n"
        + "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"
    ).check(.commonMark)
  }

  static let leaves: [RenderingCase] = [
    .init("nothing", "", ""),
    .init("blank lines only", "\n \n\t\n", ""),
    .init("a paragraph of two lines", "pool is\n   full\n", "<p>pool is\nfull</p>\n"),
    .init("headings of all levels", "# a\n###### f\n", "<h1>a</h1>\n<h6>f</h6>\n"),
    .init("seven marks are text", "####### g", "<p>####### g</p>\n"),
    .init("closing marks go", "## Meaning ##  ", "<h2>Meaning</h2>\n"),
    .init("closing marks need a space", "## C##", "<h2>C##</h2>\n"),
    .init("an empty heading", "#", "<h1></h1>\n"),
    .init("a mark without a space is text", "#42 is down", "<p>#42 is down</p>\n"),
    .init("underlined headings", "Impact\n======\n\nFix\n-", "<h1>Impact</h1>\n<h2>Fix</h2>\n"),
    .init("an underlined heading of two lines", "a\nb\n---", "<h2>a\nb</h2>\n"),
    .init("rules", "***\n- - -\n_____\n", "<hr />\n<hr />\n<hr />\n"),
    .init("mixed marks are no rule", "*-_", "<p>*-_</p>\n"),
    .init("indented code", "    ls\n\n      -l\n", "<pre><code>ls\n\n  -l\n</code></pre>\n"),
    .init("indented code cannot interrupt", "a\n    b", "<p>a\nb</p>\n"),
    .init("a tab indents code", "\tls", "<pre><code>ls\n</code></pre>\n"),
    .init(
      "a longer fence holds a shorter one", "````\n```\nx\n```\n````",
      "<pre><code>```\nx\n```\n</code></pre>\n"),
    .init(
      "a tilde fence with an info string", "~~~ bash check id=df\ndf\n~~~",
      "<pre><code class=\"language-bash\">df\n</code></pre>\n"),
    .init("an open fence runs to the end", "```\na\n", "<pre><code>a\n</code></pre>\n"),
    .init(
      "the fence's indentation goes", "  ```\n  a\n    b\n  ```",
      "<pre><code>a\n  b\n</code></pre>\n"),
    .init("a backtick in an info string", "``` a`b", "<p>``` a`b</p>\n"),
    .init(
      "HTML runs to a blank line", "<div>\n*x*\n\n*y*", "<div>\n*x*\n<p><em>y</em></p>\n"),
    .init("a comment runs to its end", "<!-- a\n\nb -->\nc", "<!-- a\n\nb -->\n<p>c</p>\n"),
    .init("an unknown tag alone on its line", "<host>\n*a*", "<host>\n*a*\n"),
    .init("an unknown tag in a line is inline", "<host> down", "<p><host> down</p>\n"),
  ]

  static let containers: [RenderingCase] = [
    .init("a quotation", "> a\nb", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"),
    .init(
      "a quotation ends before a list", "> a\n- b",
      "<blockquote>\n<p>a</p>\n</blockquote>\n<ul>\n<li>b</li>\n</ul>\n"),
    .init("a tight list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    .init(
      "a blank line loosens a list", "- a\n\n- b",
      "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n"),
    .init(
      "a blank line at the end does not", "- a\n- b\n\nc",
      "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>c</p>\n"),
    .init(
      "a blank line in an inner item loosens the inner list only", "- a\n  - b\n\n    c\n- d",
      "<ul>\n<li>a\n<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n</li>\n<li>d</li>\n</ul>\n"),
    .init(
      "a blank line in code keeps a list tight", "- ```\n  a\n\n  b\n  ```\n- c",
      "<ul>\n<li>\n<pre><code>a\n\nb\n</code></pre>\n</li>\n<li>c</li>\n</ul>\n"),
    .init(
      "numbers from the first one on", "7. a\n9. b",
      "<ol start=\"7\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    .init(
      "another bullet is another list", "- a\n+ b",
      "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
    .init("only 1 interrupts a paragraph", "at\n14. b", "<p>at\n14. b</p>\n"),
    .init(
      "code in an item", "1. look\n\n   ```sh\n   df\n   ```",
      "<ol>\n<li>\n<p>look</p>\n<pre><code class=\"language-sh\">df\n</code></pre>\n</li>\n</ol>\n"),
    .init(
      "code by indentation in an item", "-     a",
      "<ul>\n<li>\n<pre><code>a\n</code></pre>\n</li>\n</ul>\n"),
    .init("an item may begin empty", "-\n  a", "<ul>\n<li>a</li>\n</ul>\n"),
    .init("but not with two empty lines", "-\n\n  a", "<ul>\n<li></li>\n</ul>\n<p>a</p>\n"),
    .init(
      "a tab after a mark", "-\ta\n\n\tb", "<ul>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ul>\n"),
    .init(
      "a tab split between a mark and code", ">\t\ta",
      "<blockquote>\n<pre><code>  a\n</code></pre>\n</blockquote>\n"),
    .init(
      "lists in lists in quotations", "> 1. - a",
      "<blockquote>\n<ol>\n<li>\n<ul>\n<li>a</li>\n</ul>\n</li>\n</ol>\n</blockquote>\n"),
  ]

  static let definitions: [RenderingCase] = [
    .init(
      "a definition shows nothing", "[a]: /x 'T'\n\n[A]",
      "<p><a href=\"/x\" title=\"T\">A</a></p>\n"),
    .init(
      "the first definition counts", "[a]: /1\n[a]: /2\n\n[a]", "<p><a href=\"/1\">a</a></p>\n"),
    .init(
      "labels fold case and space", "[\u{1E9E} \n b]: /x\n\n[SS B]",
      "<p><a href=\"/x\">SS B</a></p>\n"),
    .init(
      "a definition over three lines", "[a]:\n/x\n'T'\n\n[a]",
      "<p><a href=\"/x\" title=\"T\">a</a></p>\n"),
    .init(
      "a broken title ends the definition", "[a]: /x\n'T' u\n\n[a]",
      "<p>'T' u</p>\n<p><a href=\"/x\">a</a></p>\n"),
    .init("no definition inside a paragraph", "x\n[a]: /x", "<p>x\n[a]: /x</p>\n"),
  ]
}
