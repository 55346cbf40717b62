import Encoding
import SystemIO
import Testing

@testable import OutageCLI

@Suite("Handing the record over")
struct ExportCommandTests {
  private let world: TestWorld

  init() throws {
    world = try TestWorld(.init(isTyped: false))
    _ = world.run(["start", "Site down", "--severity", "P1", "--no-session"])
    _ = world.run(["note", "ana@example.org said =1+1"])
  }

  private func file(_ name: String) throws -> String {
    try file(path: "\(world.root)/\(name)")
  }

  private func file(path: String) throws -> String {
    String(decoding: try world.files.readFile(path), as: UTF8.self)
  }

  @Test(
    "a file without a word in it is not taken for one", arguments: ["", "\n \n", "\u{FEFF}", "---"])
  func emptyWords(text: String) throws {
    try world.files.replaceFile("\(world.root)/words.txt", Array(text.utf8))
    let said = world.shown {
      #expect(world.run(["export", "--redact", "\(world.root)/words.txt"]) == 65)
    }
    #expect(said.hasPrefix("outage: ") && said.contains("holds no word to remove"), "\(said)")
    #expect(said.contains("hint: outage export --redact public"))
  }

  @Test(
    "the end of the file's name picks the format",
    arguments: [
      ("r.html", "<!DOCTYPE html>"), ("r.csv", "time_utc,"), ("r.ics", "BEGIN:VCALENDAR"),
      ("r.eml", "Subject: Problem with our service"), ("r.md", "# Post-mortem"), ("r.json", "{"),
      ("r.jsonl", "{\"at\":"),
    ])
  func format(name: String, head: String) throws {
    #expect(world.run(["export", "-o", "\(world.root)/\(name)"]) == 0)
    #expect(try file(name).hasPrefix(head))
    #expect(world.run(["export", "-o", "\(world.root)/\(name)"]) == 73)
    #expect(world.errors.contains("hint: add --force"))
  }

  @Test("formulas are made harmless unless they are wanted raw")
  func raw() throws {
    _ = world.run(["note", "=2"])
    _ = world.run(["export", "--format", "csv"])
    #expect(world.output.contains(",'=2,"))
    _ = world.run(["export", "--format", "csv", "--raw"])
    #expect(world.output.contains(",=2,"))
  }

  @Test("what is removed is counted, and given words come from a file")
  func redaction() throws {
    try world.files.replaceFile("\(world.root)/words.txt", Array("said\n".utf8))
    #expect(
      world.run(["export", "--format", "jsonl", "--redact", "\(world.root)/words.txt"]) == 0)
    #expect(world.output.contains("[address] [removed] =1+1"))
    #expect(world.errors.contains("1 address, 0 tokens and 1 word removed"))
    #expect(!world.output.contains("\"by\":\"max\""))
    #expect(!world.errors.contains("not in the record"))
    let words: [UInt8] = Array("\u{FEFF}said\nGlobex\nInitech\n".utf8)
    try world.files.replaceFile("\(world.root)/words.txt", words)
    #expect(
      world.run(["export", "--format", "csv", "--redact", "\(world.root)/words.txt"]) == 0)
    #expect(world.output.contains("[address] [removed]"))
    #expect(world.errors.contains("not in the record: 2 of the words of"))
    try world.files.replaceFile(
      "\(world.root)/words.txt", Array("Gl\u{F6}bex\n".unicodeScalars.map { UInt8($0.value) }))
    #expect(
      world.run(["export", "--format", "csv", "--redact", "\(world.root)/words.txt"]) == 65)
    #expect(world.errors.contains("hint: iconv -f ISO-8859-1 -t UTF-8"))
    #expect(world.run(["export", "--redact", "publik"]) == 66)
    #expect(world.run(["export", "-o", "\(world.root)/none/x.json"]) == 73)
    #expect(world.errors.contains("hint: mkdir -p \(world.root)/none\n"))
    #expect(world.errors.contains("hint: outage export --redact public"))
  }

  @Test(
    "what is removed is counted in the text that people read", arguments: ["markdown", "html"],
    [false, true])
  func redactedText(format: String, isEdited: Bool) throws {
    if isEdited {
      #expect(world.run(["postmortem", "-q"]) == 0)
      let path = try #require(world.output.split(separator: "\n").last.map(String.init))
      try world.files.replaceFile(path, Array("# Max says\n\nAsk @max at b@example.org.\n".utf8))
    }
    let before = world.output.utf8.count
    #expect(world.run(["export", "--format", format, "--redact", "public"]) == 0)
    let text =
      String(decoding: world.output.utf8.dropFirst(before), as: UTF8.self)
      .split(separator: "</style>").last ?? ""
    #expect(!text.lowercased().contains("max ") && !text.contains("example.org"))
    #expect(text.contains("Redacted: ") == isEdited)
    #expect(text.contains("Redacted") && text.contains("0 tokens and 0 words removed"))
  }

  @Test("the root cause that people wrote into the draft is in the document and in the mail")
  func rootCause() throws {
    _ = world.run(["cause", "pool", "exhausted"])
    _ = world.run(["resolved"])
    func exported(_ more: String...) -> String {
      world.shown { _ = world.run(["export"] + more) }
    }
    #expect(!exported().contains("rootCause"))
    #expect(world.run(["postmortem", "-q"]) == 0)
    #expect(!exported().contains("rootCause"))
    let path = try #require(world.output.split(separator: "\n").last { $0.hasSuffix(".md") })
    let draft = try file(path: String(path))
    let blank = try #require(draft.firstRange(of: "_not written yet"))
    let from = try #require(draft.firstRange(of: "**Root cause:**")).upperBound
    let end = draft[from...].firstIndex(of: "\n") ?? draft.endIndex
    #expect(blank.lowerBound < end)
    let words = " Globex set *no* limit.\n\nThe pool\nhad `20` places."
    try world.files.replaceFile(
      String(path), Array((draft[..<from] + words + draft[end...]).utf8))
    #expect(exported().contains(#""rootCause": "Globex set no limit.\n\nThe pool had 20 places.""#))
    let mail = exported("--format", "email")
    #expect(mail.contains("Globex set no limit. The pool had 20 places."))
    #expect(!mail.contains("places.."))
    #expect(!mail.contains("pool exhausted"))
    try world.files.replaceFile("\(world.root)/words.txt", Array("globex\n".utf8))
    let redacted = exported("--redact", "\(world.root)/words.txt")
    #expect(redacted.contains(#""rootCause": "[removed] set no limit."#))
    #expect(redacted.contains("and 1 word removed"))
  }

  @Test("the page holds the post-mortem that people edited")
  func editedPostMortem() throws {
    #expect(world.run(["postmortem", "-q"]) == 0)
    let path = try #require(world.output.split(separator: "\n").last.map(String.init))
    _ = world.run(["export", "--format", "html"])
    #expect(!world.output.contains("It was the cable."))
    try world.files.replaceFile(
      path, Array("# Post-mortem\n\nIt was the cable. <script>\n".utf8))
    _ = world.run(["export", "--format", "html"])
    #expect(world.output.contains("<p>It was the cable. &lt;script&gt;</p>"))
  }

  @Test("the live board is written over the one before")
  func board() throws {
    let path = "\(world.root)/board.html"
    #expect(world.run(["status", "--html", path]) == 0)
    #expect(try file("board.html").contains("<h1>Site down</h1>"))
    _ = world.run(["note", "second word"])
    #expect(world.run(["status", "--html", path]) == 0)
    #expect(try file("board.html").contains("second word"))
    #expect(world.run(["status", "--html", "\(world.root)/none/board.html"]) == 73)
  }

  @Test("who may read what is handed over is said by the mask, or by the file that is there")
  func permissions() throws {
    let known = "\(world.root)/known"
    try world.files.withFile(known, [.write, .create], permissions: 0o666) { _ in }
    let usual = try world.files.status(known).permissions
    for name in ["page.html", "board.html"] {
      let path = "\(world.root)/\(name)"
      let line = name == "page.html" ? ["export", "-o"] : ["status", "--html"]
      #expect(world.run(line + [path]) == 0)
      #expect(try world.files.status(path).permissions == usual)
    }
    let page = "\(world.root)/page.html"
    try world.files.withFile(page, .read) { file throws(SystemError) in
      try world.files.setPermissions(0o640, of: file, path: page)
    }
    #expect(world.run(["export", "-o", page, "--force"]) == 0)
    #expect(try world.files.status(page).permissions == 0o640)
  }

  @Test("a link is followed, and a device is written to")
  func links() throws {
    for target in ["/dev/null", "\(world.root)/site.html"] {
      let link = "\(world.root)/to\(FileSystem.name(of: target))"
      let made = try Subprocess.live.run(Subprocess.Request(["ln", "-s", target, link]))
      #expect(made.exit.isSuccess)
      #expect(world.run(["status", "--html", link]) == 0)
      #expect(try world.files.linkStatus(link).kind == .symbolicLink)
    }
    #expect(try file("site.html").contains("<h1>Site down</h1>"))
  }

  @Test("the schema is JSON, and keys can be picked")
  func schema() throws {
    _ = world.run(["schema"])
    let start = try #require(world.output.firstRange(of: "{")?.lowerBound)
    let schema = try JSON(parsing: Array(world.output[start...].utf8))
    #expect(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
  }
}
