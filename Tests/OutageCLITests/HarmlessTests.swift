import Encoding
import SystemIO
import TerminalUI
import Testing

@testable import OutageCLI

/// Whatever a person, a file or another program wrote, a terminal gets nothing that steers it.
@Suite("What reaches a terminal")
struct HarmlessTests {
  /// What every place is filled with: sequences, C1, a bare return, bidi controls, what nobody sees, a
  /// tower of accents, characters that are none, line ends of all kinds, a word wider than any window.
  static let text =
    "a\u{1B}]52;c;eA==\u{7}b\u{1B}[2Jc \u{9B}5n\u{85} good\rFAKE safe\u{202E}gpj.exe\u{2066} "
    + "pay\u{200B}pal\u{FEFF}\u{E0041} e" + String(repeating: "\u{301}", count: 60)
    + " \u{FFFD}\u{0}\u{7F} one\ntwo\u{2028}three\u{B}\ttabbed "
    + String(repeating: "wide日本", count: 30)

  /// Every verb that shows something, and mistakes that repeat what was typed.
  static let surfaces: [[String]] = [
    ["resume"], ["status"], ["status", "--line"], ["list"], ["list", "--plain"], ["brief"],
    ["timeline"], ["timeline", "--all", "--history"], ["show", "evil"],
    ["show", "<text>"],
    ["runbook", "list"], ["runbook", "show", "evil"], ["runbook", "search", "<text>"],
    ["runbook", "lint", "<root>/Runbooks"], ["runbook", "outline", "<root>/Runbooks/evil.md"],
    ["runbook", "redline"],
    ["task", "list"], ["followup", "list"], ["metrics"], ["similar", "<text>"], ["audit"],
    ["export", "--format", "csv"],

    ["status", "<text>"], ["<text>"], ["note", "--<text>"], ["help", "<text>"],
    ["import", "<text>"],
    ["export", "-o", "<root>/no/<text>"], ["finding", "<text>"],

    ["amend", "<text>", "x"], ["note", "--at", "<text>", "x"],
    ["run", "<text>"], ["check", "<text>", "pass"], ["list", "--json=<text>"],
    ["export", "--redact", "<text>"],
    ["--store", "<root>/<text>", "status"],
  ]

  @Test("everywhere it can be seen, in the width of the window", arguments: [40])
  func isVisible(_ columns: Int) throws {
    let world = try Self.world(columns: columns)
    for surface in Self.surfaces {
      let arguments = surface.map {
        $0.replacing("<text>", with: Self.text).replacing("<root>", with: world.root)
      }
      let lines = surface == ["resume"] ? Self.session : []
      let shown = world.shown { _ = world.run(arguments, lines: lines) }
      let live = shown.unicodeScalars.first {
        Sanitizer.isDangerous($0) && $0 != "\n" && $0 != "\t"
      }
      #expect(live == nil, "\(surface): \(live?.debugDescription ?? "")")
      #expect(Sanitizer.visible(shown) == shown, "\(surface)")
      guard Self.isLaidOut(surface) else { continue }
      for line in shown.split(separator: "\n") {
        #expect(DisplayWidth.of(line) < columns, "\(surface): \(line)")
      }
    }
  }

  @Test("the output of a command and the text of a runbook in the session")
  func isVisibleWhereNothingIsBroken() throws {
    let world = try Self.world(columns: 80)
    let shown = world.shown {
      _ = world.run(
        ["resume"],
        lines: [
          "/go narrow", "/run 1", "y", "/show", "/show evil", "/update public \(Self.text)", "y",
        ])
    }
    #expect(shown.contains("wide日本wide日本"))
    // The output also holds a line of 64 KiB, of which the screen has the beginning.
    #expect(shown.contains("aaaaaaa…"))
    #expect(shown.contains("… all of this line is in "))
    #expect(!shown.contains(String(repeating: "a", count: 801)))
    #expect(
      !shown.unicodeScalars.contains { Sanitizer.isDangerous($0) && $0 != "\n" && $0 != "\t" })
  }

  /// What is there to be copied is not broken: files, code, texts to be sent, hashes.
  private static func isLaidOut(_ surface: [String]) -> Bool {
    !["export", "show", "runbook", "audit"].contains(surface[0])
  }

  private static let session = [
    "\(text)", "@\(text) x", "/call \(text)", "/task \(text) --to ana",
    "/finding db failed \(text)", "/theory \(text)", "/timeline", "/status", "/brief",
    "/\(text)", "/decide \(text)", "/act", "/impact full \(text)",
    "500", "/go \(text)", "/changed \(text)", "",
  ]

  private static func world(columns: Int) throws -> TestWorld {
    var setting = TestWorld.Setting()
    setting.columns = columns
    let quoted = String(decoding: JSON.string(text).canonicalBytes, as: UTF8.self)
    setting.config =
      #"{"roster":[{"name":\#(quoted),"role":\#(quoted),"phone":\#(quoted)}],"room":\#(quoted),"#
      + #""zone":\#(quoted),"statusPage":\#(quoted),\#(quoted):1}"#
    setting.programs = Subprocess(
      observe: { request, observer in
        observer.received(Array("\(text)\n".utf8) + [0xFF, 0x9B, 0x0A], false)
        observer.received(Array("\(text)\n".utf8), true)
        observer.received(Array(repeating: UInt8(ascii: "a"), count: 1 << 16) + [0x0A], false)
        return Subprocess.Outcome(exit: .status(0))
      }, runAttached: { _ in .status(0) })
    let world = try TestWorld(setting)
    let book = """
      ---
      id: evil
      title: \(quoted)
      ---
      # \(text)

      ## Narrow \(text)

      \(text)

      | a | \(text) |
      |---|---|
      | \(text) | b |

      ```sh check id=look
      echo \(text)
      ```

      - [ ] \(text)
      """
    try world.files.createDirectories("\(world.root)/Runbooks")
    // A zero byte near its beginning would make it no runbook at all.
    let bytes = book.utf8.filter { $0 != 0 } + [0xFF, 0x0A]
    try world.files.replaceFile("\(world.root)/Runbooks/evil.md", bytes)
    _ = world.run(["start", text, "-s", "P1", "--runbook", "evil", "--no-session"])
    // What another machine wrote, and what is none of ours.
    let name = "timeline.\u{1B}[31mbo\u{202E}.jsonl"
    try world.files.replaceFile(
      "\(try world.incidentDirectory)/\(name)", Array("{\u{1B}[2J\n".utf8) + [0xFF, 0x9B, 0x0A])
    return world
  }
}
