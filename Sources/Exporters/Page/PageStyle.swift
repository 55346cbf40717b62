import Encoding

/// The one style sheet of all pages: light and dark by what the reader prefers, and for paper.
///
/// Every pair of text and ground has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3), every outline
/// that tells something one of 3 to 1 (1.4.11). Nothing moves.
enum PageStyle {
  /// The source of the sheet as a policy names it (CSP Level 3, section 2.3.1).
  static var policySource: String {
    var hash = SHA256()
    hash.update(sheet.utf8)
    return "'sha256-\(Base64.encode(hash.finalize()))'"
  }

  /// The sheet, which begins and ends with a line feed.
  static let sheet = "\n" + [colors, text, tables, drawing, paper].joined(separator: "\n") + "\n"

  private static let colors = """
    :root {
      color-scheme: light dark;
      --fg: #1b1b1f; --bg: #ffffff; --quiet: #55565c; --edge: #75767c; --link: #0b4fb8;
      --soft: #f2f4f8; --band0: #dce6f7; --band1: #c9d8f0;
      --good: #1a6b3a; --warning: #7d5200; --bad: #b3261e; --plain: #55565c; --leading: #0b4fb8;
      --on: #ffffff; --mark: #fff2b3;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --fg: #ececf1; --bg: #131417; --quiet: #b4b5bd; --edge: #8b8c94; --link: #a5c5ff;
        --soft: #1e2026; --band0: #24344f; --band1: #31466a;
        --good: #7bd69a; --warning: #f0c060; --bad: #ff8f85; --plain: #b4b5bd; --leading: #a5c5ff;
        --on: #131417; --mark: #5a4a00;
      }
    }
    """

  private static let text = """
    * { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, sans-serif; background: var(--bg); color: var(--fg); }
    body { margin: 0 auto; max-width: 72rem; padding: 1rem; overflow-wrap: anywhere; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 1.5em 0 .5em; }
    h1 { font-size: 1.6rem; margin-top: .5rem; }
    h2 { font-size: 1.3rem; border-bottom: 1px solid var(--edge); }
    h3 { font-size: 1.1rem; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -100vw; }
    .skip:focus { left: 1rem; top: 1rem; padding: .5rem; background: var(--bg); }
    .facts { color: var(--quiet); }
    nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
    blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid var(--edge); }
    pre { white-space: pre-wrap; background: var(--soft); padding: .5rem; }
    code { font-family: ui-monospace, monospace; background: var(--soft); }
    mark { background: var(--mark); color: var(--fg); }
    del { color: var(--quiet); }
    button { font: inherit; color: var(--link); background: var(--bg); border: 1px solid; }
    summary { padding: .4rem 0; cursor: pointer; }
    footer { margin-top: 3rem; border-top: 1px solid var(--edge); color: var(--quiet); }
    .good { color: var(--good); }
    .warning { color: var(--warning); }
    .bad { color: var(--bad); font-weight: bold; }
    """

  private static let tables = """
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; margin: .5rem 0; }
    caption { text-align: left; color: var(--quiet); padding: .25rem 0; }
    th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; }
    td { border-top: 1px solid var(--edge); min-width: 6.5rem; }
    time, .when { white-space: nowrap; }
    tbody th { border-top: 1px solid var(--edge); font-weight: normal; white-space: nowrap; }
    thead th { white-space: nowrap; }
    @media (max-width: 40rem) {
      th, td { padding: .3rem .4rem; }
      td, tbody th { min-width: 6.2rem; font-size: .9rem; }
      td:nth-child(n+3) { min-width: 8rem; }
      time, .when, tbody th { white-space: normal; }
    }
    """

  private static let drawing = """
    figure { margin: 0; }
    .chart { display: block; width: 100%; min-width: 50rem; height: auto; }
    .chart text { font: 12px system-ui, sans-serif; fill: var(--fg); }
    .chart .tick, .chart .name { fill: var(--quiet); }
    .chart .label, .chart .flag { fill: var(--fg); }
    .chart .flag { paint-order: stroke; stroke: var(--bg); stroke-width: 4; }
    .chart .pole, .chart .axis { stroke: var(--edge); }
    .chart .stripe { fill: var(--soft); }
    .chart .band0 { fill: var(--band0); stroke: var(--bg); }
    .chart .band1 { fill: var(--band1); stroke: var(--bg); }
    .chart .plain { fill: var(--plain); }
    .chart .good { fill: var(--good); }
    .chart .warning { fill: var(--warning); }
    .chart .bad { fill: var(--bad); }
    .chart .leading { fill: var(--leading); }
    .chart .span { stroke: var(--bg); }
    .chart .mark { stroke: var(--bg); stroke-width: 1.5; }
    .chart text.on { fill: var(--on); }
    .legend { color: var(--quiet); }
    """

  private static let paper = """
    @media print {
      :root {
        --fg: #000000; --bg: #ffffff; --quiet: #3d3d3d; --edge: #5c5c5c; --link: #000000;
        --soft: #f4f4f4; --band0: #e2e2e2; --band1: #cccccc;
        --good: #1a6b3a; --warning: #7d5200; --bad: #b3261e; --plain: #55565c; --leading: #0b4fb8;
        --on: #ffffff; --mark: #ffffff;
      }
      html { font-size: 9pt; }
      body { max-width: none; padding: 0; }
      nav, button, .skip, .steps:not(:has([open])) { display: none; }
      .scroll { overflow: visible; }
      .chart { min-width: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      tr, blockquote, pre { break-inside: avoid; }
      h2, h3, h4, caption { break-after: avoid; }
      thead { display: table-header-group; }
      main a[href^="http"]:not(.bare)::after { content: " (" attr(href) ")"; }
      mark { outline: 1px solid #000000; }
    }
    @page { margin: 15mm; }
    """
}
