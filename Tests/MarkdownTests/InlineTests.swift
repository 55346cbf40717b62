import Markdown
import Testing

@Suite("Inlines of CommonMark")
struct InlineTests {
  @Test(arguments: emphasis + links + other)
  func rendersAsTheSpecificationSays(_ example: RenderingCase) {
    example.check(.commonMark)
  }

  static let emphasis: [RenderingCase] = [
    .init("emphasis and strong", "*a* __b__", "<p><em>a</em> <strong>b</strong></p>\n"),
    .init("both at once", "***a***", "<p><em><strong>a</strong></em></p>\n"),
    .init("no emphasis inside a word with _", "max_open_files", "<p>max_open_files</p>\n"),
    .init("emphasis inside a word with *", "re*start*ed", "<p>re<em>start</em>ed</p>\n"),
    .init("marks beside spaces", "a * b * c", "<p>a * b * c</p>\n"),
    .init("crossing marks", "*a _b* c_", "<p><em>a _b</em> c_</p>\n"),
    .init("multiples of three", "*a**b**c*", "<p><em>a<strong>b</strong>c</em></p>\n"),
    .init("more marks than needed", "**a*", "<p>*<em>a</em></p>\n"),
    .init("punctuation of other scripts", "*a\u{3002}*b", "<p>*a\u{3002}*b</p>\n"),
    .init("a symbol counts as punctuation", "*\u{20AC}*x", "<p>*\u{20AC}*x</p>\n"),
  ]

  static let links: [RenderingCase] = [
    .init("a link with a title", "[a](/x \"T\")", "<p><a href=\"/x\" title=\"T\">a</a></p>\n"),
    .init("an address in angles", "[a](</x y>)", "<p><a href=\"/x%20y\">a</a></p>\n"),
    .init("balanced parentheses", "[a](/x(y)z)", "<p><a href=\"/x(y)z\">a</a></p>\n"),
    .init("an empty address", "[a]()", "<p><a href=\"\">a</a></p>\n"),
    .init("a space spoils an address", "[a](/x y)", "<p>[a](/x y)</p>\n"),
    .init("no link in a link", "[a [b](/b)](/a)", "<p>[a <a href=\"/b\">b</a>](/a)</p>\n"),
    .init(
      "an image in a link", "[![i](/i)](/a)",
      "<p><a href=\"/a\"><img src=\"/i\" alt=\"i\" /></a></p>\n"),
    .init("the words of an image", "![a *b* `c`](/i)", "<p><img src=\"/i\" alt=\"a b c\" /></p>\n"),
    .init("code binds tighter", "[a `](/x)`", "<p>[a <code>](/x)</code></p>\n"),
    .init("full reference", "[a][b]\n\n[b]: /x", "<p><a href=\"/x\">a</a></p>\n"),
    .init("collapsed reference", "[b][]\n\n[b]: /x", "<p><a href=\"/x\">b</a></p>\n"),
    .init("an unknown reference is text", "[a][b]", "<p>[a][b]</p>\n"),
    .init(
      "an autolink", "<https://a.b/?x=\"y\">",
      "<p><a href=\"https://a.b/?x=%22y%22\">https://a.b/?x=&quot;y&quot;</a></p>\n"),
    .init(
      "a mail autolink", "<on-call@a.org>",
      "<p><a href=\"mailto:on-call@a.org\">on-call@a.org</a></p>\n"),
    .init(
      "what no address holds is encoded", "[a](/\u{E9}[])",
      "<p><a href=\"/%C3%A9%5B%5D\">a</a></p>\n"),
  ]

  static let other: [RenderingCase] = [
    .init("code keeps its marks", "`*a* <b>`", "<p><code>*a* &lt;b&gt;</code></p>\n"),
    .init("code with backticks", "`` a`b ``", "<p><code>a`b</code></p>\n"),
    .init("code over a line's end", "`a\nb`", "<p><code>a b</code></p>\n"),
    .init("code of spaces only", "`  `", "<p><code>  </code></p>\n"),
    .init("backticks that do not match", "``a`", "<p>``a`</p>\n"),
    .init("escapes", "\\*a\\* \\q", "<p>*a* \\q</p>\n"),
    .init(
      "character references", "&lt;&#65;&#x42;&nGt;&unknown;&#0;",
      "<p>&lt;AB\u{226B}\u{20D2}&amp;unknown;\u{FFFD}</p>\n"),
    .init("the first and last names of the table", "&AElig;&zwnj;|", "<p>\u{C6}\u{200C}|</p>\n"),
    .init("a hard break by spaces", "a  \nb", "<p>a<br />\nb</p>\n"),
    .init("a hard break by a backslash", "a\\\nb", "<p>a<br />\nb</p>\n"),
    .init("no hard break at the end", "a\\", "<p>a\\</p>\n"),
    .init(
      "raw HTML", "a <b c='d'> <!-- e --> <?f?> </b>", "<p>a <b c='d'> <!-- e --> <?f?> </b></p>\n"),
    .init("no HTML", "a < b > <1> <a:b", "<p>a &lt; b &gt; &lt;1&gt; &lt;a:b</p>\n"),
    .init("text is escaped", "a & \"b\"", "<p>a &amp; &quot;b&quot;</p>\n"),
    .init(
      "an info string is escaped", "``` a\"><script>\n```",
      "<pre><code class=\"language-a&quot;&gt;&lt;script&gt;\"></code></pre>\n"),
  ]
}
