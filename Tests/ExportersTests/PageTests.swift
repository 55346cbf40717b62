import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("Pages")
struct PageTests {
  private static let exports = [
    ("whole", WholeIncident.export), ("short", UnfinishedIncident.export),
    ("hostile", HostileIncident.export),
  ]

  private func board(_ export: IncidentExport) -> String {
    let situation = Situation(
      incident: export.incident, playbook: export.playbook,
      now: (export.incident.lastAt ?? Instant(milliseconds: 0)).advanced(bySeconds: 3600),
      times: export.times, speaker: "max")
    return String(decoding: StatusBoard(situation, export: export).bytes, as: UTF8.self)
  }

  private var pages: [(name: String, html: String)] {
    Self.exports.flatMap { name, export in
      [
        (name, String(decoding: ExportFormat.html.bytes(of: export), as: UTF8.self)),
        ("\(name) board", board(export)),
      ]
    }
  }

  @Test("a live board is as its golden", arguments: ["whole", "short"])
  func boardIsAsGolden(name: String) throws {
    let export = try #require(Self.exports.first { $0.0 == name }?.1)
    try Golden.expect(Array(board(export).utf8), matches: "\(name).board.html")
  }

  @Test("who corrected what is told on each page", arguments: ["timeline", "board"])
  func corrections(page: String) {
    var story = RecordBuilder(startingAt: "2026-11-20T00:00:00Z")
    story.add(EventDraft(.declared, by: "ana", step: .callForHelp, data: [.title: "Down"]))
    let note = story.add(EventDraft(.note, by: "ana", data: [.text: "pool full"]))
    story.add(EventDraft(.amended, by: "bo", data: [.ref: note, .text: "pool empty"]))
    story.add(
      EventDraft(.retimed, by: "eve", data: [.ref: note, .time: "2026-11-20T00:00:20Z"]))
    let export = IncidentExport(
      record: story.record(id: "inc-x"), playbook: Playbook(id: "none"),
      times: TimeText(zone: .utc))
    let html =
      page == "board"
      ? board(export)
      : TimelineChart(export).map { TimelineSection(export, $0).html } ?? ""
    #expect(
      html.contains(
        "pool empty (amended by bo; first written: <del>pool full</del>)"
          + " (time corrected by eve; first written for 2026-11-20 00:00:10 UTC)"))
  }

  @Test("nothing runs, nothing is loaded, and every tag is closed")
  func isHarmless() {
    for (name, html) in pages {
      let tags = TagReader.tags(of: html)
      for tag in tags {
        let isKnown = TagReader.known.contains(tag.name)
        #expect(isKnown, "\(name): <\(tag.name)>")
        #expect(tag.name != "script" || name.hasSuffix("board"), "\(name)")
        for (key, value) in tag.attributes {
          #expect(!key.hasPrefix("on") && key != "style" && key != "src", "\(name): \(key)")
          guard key == "href" else { continue }
          let isSafe = ["#", "https://", "http://", "mailto:"].contains { value.hasPrefix($0) }
          #expect(isSafe, "\(name): \(value)")
        }
      }
      let isBalanced = TagReader.isBalanced(tags)
      #expect(isBalanced, "\(name)")
      let isVisible = html.unicodeScalars.allSatisfy {
        $0 == "\n" || $0 == "\t" || Escaping.visibleForm(of: $0) == nil
      }
      #expect(isVisible, "\(name)")
    }
  }

  @Test("ids are unique, what refers to them is there, and headings go down one by one")
  func isWellOutlined() {
    for (name, html) in pages {
      let tags = TagReader.tags(of: html).filter { !$0.isEnd }
      let ids = tags.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "\(name)")
      for tag in tags {
        let named = (tag.attributes["aria-labelledby"] ?? "").split(separator: " ").map(String.init)
        let link = tag.attributes["href"].flatMap {
          $0.hasPrefix("#") ? String($0.dropFirst()) : nil
        }
        for id in named + (link.map { [$0] } ?? []) { #expect(ids.contains(id), "\(name): \(id)") }
        if tag.name == "th" { #expect(tag.attributes["scope"] != nil) }
        if tag.name == "svg" { #expect(tag.attributes["role"] == "img") }
      }
      let levels = tags.compactMap { $0.name.count == 2 ? Int($0.name.dropFirst()) : nil }
      #expect(levels.first == 1 && levels.count { $0 == 1 } == 1, "\(name)")
      for (a, b) in zip(levels, levels.dropFirst()) { #expect(b <= a + 1, "\(name)") }
    }
  }

  @Test("the policy names the style sheet that is there")
  func policy() throws {
    let html = pages[0].html
    let start = try #require(html.firstRange(of: "<style>")?.upperBound)
    let end = try #require(html.firstRange(of: "</style>")?.lowerBound)
    var hash = SHA256()
    hash.update(html[start..<end].utf8)
    #expect(
      html.contains("default-src 'none'; style-src 'sha256-\(Base64.encode(hash.finalize()))';"))
  }

  @Test("a live board is loaded anew until its reader says no, and runs nothing else")
  func boardReloads() throws {
    let open = board(UnfinishedIncident.export)
    let start = try #require(open.firstRange(of: "<script>")?.upperBound)
    let end = try #require(open.firstRange(of: "</script>")?.lowerBound)
    var hash = SHA256()
    hash.update(open[start..<end].utf8)
    let source = "'sha256-\(Base64.encode(hash.finalize()))'"
    #expect(open.contains(" script-src \(source); base-uri 'none'; form-action 'none'\""))
    #expect(open.contains("<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>"))
    #expect(open.contains("<button type=\"button\" id=\"reload\" hidden>"))

    let closed = board(FalseAlarm.export)
    let isStill = !closed.contains("script") && !closed.contains("refresh")
    #expect(isStill)
  }

  @Test("text and outlines stand out in light, dark and on paper (WCAG 1.4.3, 1.4.11)")
  func contrast() throws {
    let sheets = ColorScheme.all(in: PageStyle.sheet)
    #expect(sheets.count == 3)
    let grounds = ["--bg", "--soft", "--band0", "--band1", "--mark"]
    let states = ["--good", "--warning", "--bad", "--plain", "--leading"]
    for sheet in sheets {
      for ground in grounds { #expect(try sheet.ratio("--fg", ground) >= 4.5, "\(ground)") }
      for text in ["--quiet", "--link"] + states {
        #expect(try sheet.ratio(text, "--bg") >= 4.5, "\(text)")
      }
      for state in states {
        #expect(try sheet.ratio("--on", state) >= 4.5, "on \(state)")
        #expect(try sheet.ratio(state, "--soft") >= 3, "\(state) on a stripe")
      }
      #expect(try sheet.ratio("--quiet", "--soft") >= 4.5)
      #expect(try sheet.ratio("--edge", "--bg") >= 3)
    }
  }
}

/// The colors that the style sheet gives to one medium.
struct ColorScheme {
  let colors: [String: String]

  static func all(in sheet: String) -> [ColorScheme] {
    var schemes: [ColorScheme] = []
    for block in sheet.split(separator: "}") where block.contains("--fg:") {
      guard let brace = block.lastIndex(of: "{") else { continue }
      let pairs = block[brace...].dropFirst().split(separator: ";").compactMap { line in
        let parts = line.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }
      schemes.append(ColorScheme(colors: Dictionary(pairs) { $1 }))
    }
    return schemes
  }

  func ratio(_ a: String, _ b: String) throws -> Double {
    let (x, y) = (try luminance(a), try luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private func luminance(_ name: String) throws -> Double {
    let hex = try #require(colors[name]).dropFirst()
    let value = try #require(UInt32(hex, radix: 16))
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double(value >> UInt32(shift) & 255) / 255
      // The exponent 2.4 without a library: the 12th root of the square to the sixth is close enough.
      return part <= 0.04045 ? part / 12.92 : Self.power((part + 0.055) / 1.055)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /// The power 2.4, as the fifth root of the twelfth power by Newton's method.
  private static func power(_ base: Double) -> Double {
    let target = (0..<12).reduce(1.0) { product, _ in product * base }
    var root = base * base
    for _ in 0..<60 {
      let fourth = root * root * root * root
      root -= (root * fourth - target) / (5 * fourth)
    }
    return root
  }
}

/// Reads the tags of a page, strictly: attributes stand in double quotes.
enum TagReader {
  struct Tag {
    var name: String
    var attributes: [String: String] = [:]
    var isEnd = false
    var isClosed = false
  }

  static let void: Set<String> = ["meta", "br", "hr"]
  static let known: Set<String> = [
    "!doctype", "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer",
    "nav", "section", "article", "figure", "figcaption", "details", "summary", "div", "span", "p",
    "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "caption", "thead", "tbody",
    "tr",
    "th", "td", "time", "strong", "em", "del", "code", "pre", "blockquote", "br", "hr", "sup",
    "svg",
    "button", "desc", "noscript", "rect", "script", "line", "circle", "path", "text",
  ]

  static func tags(of html: String) -> [Tag] {
    html.split(separator: "<", omittingEmptySubsequences: false).dropFirst().map { piece in
      var body = piece.prefix { $0 != ">" }
      var tag = Tag(name: "")
      if body.hasPrefix("/") {
        tag.isEnd = true
        body = body.dropFirst()
      }
      if body.hasSuffix("/") {
        tag.isClosed = true
        body = body.dropLast()
      }
      tag.name = body.prefix { $0 != " " }.lowercased()
      var rest = body.dropFirst(tag.name.count).drop { $0 == " " }
      while let sign = rest.firstIndex(of: "=") {
        let key = String(rest[..<sign])
        let value = rest[sign...].dropFirst(2).prefix { $0 != "\"" }
        tag.attributes[key] = String(value)
        rest = rest[value.endIndex...].dropFirst().drop { $0 == " " }
      }
      return tag
    }
  }

  static func isBalanced(_ tags: [Tag]) -> Bool {
    var open: [String] = []
    for tag in tags where tag.name != "!doctype" && !void.contains(tag.name) && !tag.isClosed {
      if !tag.isEnd {
        open.append(tag.name)
      } else if open.popLast() != tag.name {
        return false
      }
    }
    return open.isEmpty
  }
}
