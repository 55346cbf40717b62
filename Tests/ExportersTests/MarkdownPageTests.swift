import Testing

@testable import Exporters

@Suite("Markdown in a page")
struct MarkdownPageTests {
  @Test(
    "each kind of block and mark",
    arguments: [
      ("# a\n## b", "<h2>a</h2>\n<h3>b</h3>"), ("###### a", "<h6>a</h6>"),
      (
        "a *b* **c** ~~d~~ `e<`",
        "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e&lt;</code></p>"
      ),
      ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
      ("a <img src=x> b<br>c <!-- no -->d", "<p>a &lt;img src&#61;x&gt; b<br>c d</p>"),
      ("<!-- fact 1 -->", ""), ("<!-- to do --> We lost *12*.", "<p>We lost *12*.</p>"),
      ("<!-- a\nb\n--> c <!-- d -->\ne", "<p>c &lt;!-- d --&gt;</p>\n<p>e</p>"),
      ("<!-- a --><!-- b -->", ""), ("<!-- never ended", "<p>&lt;!-- never ended</p>"),
      ("[a](javascript:x)", "<p>a</p>"), ("[a](//b.org)", "<p>a</p>"),
      ("[a](JAVASCRIPT&colon;x)", "<p>a</p>"), ("[a](data:text/html,x)", "<p>a</p>"),
      (
        "![a](https://b.org/c.png)",
        "<p><a rel=\"noreferrer\" href=\"https://b.org/c.png\">image: a</a></p>"
      ),
      (
        "<https://b.org/?a=b&c>",
        "<p><a class=\"bare\" rel=\"noreferrer\" href=\"https://b.org/?a&#61;b&amp;c\">https://b.org/?a&#61;b&amp;c</a></p>"
      ),
      (
        "- [x] a\n- [ ] b",
        "<ul>\n<li><strong>Done:</strong> a</li>\n<li><strong>To do:</strong> b</li>\n</ul>"
      ),
      ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
      ("> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>"),
      ("```html\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"), ("***", "<hr>"),
      ("a\u{202E}b", "<p>a\\u{202E}b</p>"), ("", ""),
    ])
  func rendersSafely(markdown: String, html: String) {
    #expect(MarkdownPage.html(markdown, headingOffset: 1) == html)
  }

  @Test("tables have headers and can be moved by keys")
  func tables() {
    let html = MarkdownPage.html("| a | b |\n| - | - |\n| c | <i> |", headingOffset: 1)
    #expect(html.contains("<th scope=\"col\">a</th>") && html.contains("<td>&lt;i&gt;</td>"))
    #expect(html.contains("tabindex=\"0\""))
  }

  @Test("footnotes are at the end, and are referred to")
  func footnotes() {
    let html = MarkdownPage.html("a[^1]\n\n[^1]: b", headingOffset: 1)
    #expect(
      html.contains("<a href=\"#fn1\">1</a>") && html.contains("<li id=\"fn1\"><p>b</p></li>"))
    #expect(html.ranges(of: "<p>b</p>").count == 1)
  }

  @Test("no depth of nesting harms it", arguments: [">", "- ", "*a "])
  func nesting(mark: String) {
    let html = MarkdownPage.html(
      String(repeating: mark, count: 20_000) + "x", headingOffset: 1)
    #expect(html.count < 1_000_000)
    #expect(html.contains("x"))
  }
}
