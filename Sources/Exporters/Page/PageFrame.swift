/// What stands around the body of every page: a document that loads nothing and, but for the few lines
/// that load a live page anew, runs nothing.
enum PageFrame {
  /// A whole document; `main` and what stands before and after it are HTML.
  ///
  /// A page that goes on changing is loaded anew by itself after some seconds.
  static func bytes(
    title: String, header: String, main: String, footer: String, refreshSeconds: Int? = nil
  ) -> [UInt8] {
    let reload = refreshSeconds.map(PageReload.init)
    let script = reload.map { " script-src \($0.policySource);" } ?? ""
    let policy =
      "default-src 'none'; style-src \(PageStyle.policySource);\(script) base-uri 'none';"
      + " form-action 'none'"
    let head = [
      "<!DOCTYPE html>",
      "<html lang=\"en\">",
      "<head>",
      "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"color-scheme\" content=\"light dark\">",
      "<meta name=\"referrer\" content=\"no-referrer\">",
    ]
    let lines = [
      "<title>\(Escaping.html(Escaping.visibleLine(title)))</title>",
      "<style>\(PageStyle.sheet)</style>",
      "</head>",
      "<body>",
      "<a class=\"skip\" href=\"#main\">Skip to the content</a>",
      "<header>", ([header] + (reload.map { [$0.control] } ?? [])).joined(separator: "\n"),
      "</header>",
      "<main id=\"main\" tabindex=\"-1\">", main, "</main>",
      "<footer>", footer, "</footer>",
      "</body>",
      "</html>",
    ]
    return Array(
      ((head + (reload.map { [$0.head] } ?? []) + lines).joined(separator: "\n") + "\n").utf8)
  }
}
