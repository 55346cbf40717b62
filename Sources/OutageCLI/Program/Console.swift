import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// What the program says and asks: results to standard output, everything else to standard error.
///
/// Nothing that a person typed or a file holds reaches a terminal with its control characters live.
final class Console {
  let world: World
  private let outputStyle: TextStyle
  let errorStyle: TextStyle
  /// Whether confirmations are left out.
  let isQuiet: Bool
  /// Whether questions are never asked.
  let isNeverAsking: Bool
  /// Whether nothing is drawn that a screen reader or a slow line would suffer from.
  let isPlain: Bool
  /// Whether our own glyphs must be ASCII.
  let isASCII: Bool
  /// Whether long results may go to a pager.
  let mayPage: Bool
  /// The session's source of lines, where one is open.
  var lines: (any LineSource)?
  /// What happens while a question of the session stands open, to be told above it.
  var news: (() -> Tick)?
  /// Confirmations that wait for the card, so that it does not push them off the screen.
  private(set) var held: [StyledText]?
  /// Whether they wait for the end of a page, so that they stand under it.
  var holdsForPage = false
  /// A long result that is being collected for the pager.
  var page: [UInt8]?
  /// An answer that was half typed when the terminal went away.
  var unsentAnswer = ""
  /// Whether a result was shown that somebody may still be reading.
  var hasShownResult = false
  /// The first failure to write to standard output.
  private(set) var outputError: SystemError?

  init(
    world: World, color: ColorChoice?, isQuiet: Bool, isNeverAsking: Bool, isPlain: Bool = false,
    mayPage: Bool = true
  ) {
    self.world = world
    self.isQuiet = isQuiet
    self.isNeverAsking = isNeverAsking
    let environment = world.host.environment
    self.isPlain = isPlain || Self.wantsPlain(environment)
    self.mayPage = mayPage
    isASCII = GlyphChoice.isASCII(environment)
    let color = self.isPlain ? color ?? .never : color
    outputStyle = ColorChoice.style(
      flag: color, environment: environment, isTerminal: world.isOutputTerminal)
    errorStyle = ColorChoice.style(
      flag: color, environment: environment, isTerminal: world.isErrorTerminal)
  }

  /// Whether a variable says what `--plain` says; `ACCESSIBLE` is for all programs.
  private static func wantsPlain(_ environment: [String: String]) -> Bool {
    ["OUTAGE_PLAIN", "OUTAGE_ACCESSIBLE", "ACCESSIBLE"].contains { name in
      !["", "0", "false"].contains(environment[name] ?? "")
    }
  }

  /// Whether a person sits there who can be asked for reasons, and at gates.
  var isAttended: Bool {
    !isNeverAsking && world.isInputTerminal && world.isErrorTerminal
  }

  /// Whether required answers can be asked for: on a terminal, and in a session from a file too.
  var canAsk: Bool {
    !isNeverAsking && (isAttended || lines != nil)
  }

  /// The cells of a row; 80 where nobody knows.
  var columns: Int {
    if let set = world.variable("COLUMNS").flatMap(Int.init), !world.isErrorTerminal, set > 0 {
      return set
    }
    guard world.isErrorTerminal || world.isOutputTerminal else { return 80 }
    return max(20, world.size().columns)
  }

  /// The rows of the window; 24 where nobody knows.
  var rows: Int {
    world.isErrorTerminal ? max(10, world.size().rows) : 24
  }

  /// Whether standard error is a terminal.
  var isErrorTerminal: Bool { world.isErrorTerminal }

  /// Whether standard output is a terminal.
  var isOutputTerminal: Bool { world.isOutputTerminal }
}

extension Console {
  /// Writes a line of a result to standard output.
  func print(_ text: StyledText) {
    let shown = world.isOutputTerminal ? withOwnGlyphs(text.sanitized()) : text
    writeOutput(Array((shown.rendered(outputStyle) + "\n").utf8))
  }

  /// Writes bytes of a result as they are; on a terminal their control characters are made visible.
  func printRaw(_ bytes: [UInt8]) {
    guard world.isOutputTerminal else { return writeOutput(bytes) }
    writeOutput(Array(Sanitizer.visible(bytes: bytes).utf8))
  }

  /// Empties the screen, where standard output is one that understands it; elsewhere a blank line
  /// parts what follows from what was before.
  func clearScreen() {
    writeOutput(Array((isScreen ? "\u{1B}[H\u{1B}[2J" : "\n").utf8))
  }

  /// Whether what standard output shows can be drawn anew.
  var isScreen: Bool {
    world.isOutputTerminal && !ColorChoice.isDumb(world.host.environment) && !isPlain
  }

  /// Writes a JSON value and a newline.
  func print(_ value: JSON) {
    printRaw(value.prettyBytes() + [UInt8(ascii: "\n")])
  }

  /// Tells a person something, on standard error.
  func say(_ text: StyledText) {
    tellHeld()
    guard world.isErrorTerminal else {
      return writeError(Array((text.rendered(errorStyle) + "\n").utf8))
    }
    for line in text.sanitized().lines() where !(isPlain && Self.isRule(line)) {
      for row in line.wrapped(to: columns - 1, indent: 2) {
        writeError(Array((withOwnGlyphs(row).rendered(errorStyle) + "\n").utf8))
      }
    }
  }

  /// Whether a line only parts others, and would be read out dash by dash.
  private static func isRule(_ line: StyledText) -> Bool {
    line.width > 3 && line.text.utf8.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// The text with glyphs that this terminal has.
  func withOwnGlyphs(_ text: StyledText) -> StyledText {
    isASCII ? text.withASCIIGlyphs(in: columns - 1) : text
  }

  /// Tells a person something whose lines must stay as they are, such as a command.
  func sayUnwrapped(_ text: String) {
    tellHeld()
    let shown = world.isErrorTerminal ? StyledText(text).sanitized() : StyledText(text)
    writeError(Array((shown.rendered(errorStyle) + "\n").utf8))
  }

  /// Writes plain words as a line of a result.
  func print(_ text: String) {
    print(StyledText(text))
  }

  /// Tells a person something in plain words.
  func say(_ text: String) {
    say(StyledText(text))
  }

  /// Confirms something in plain words, unless quiet.
  func confirm(_ text: String) {
    confirm(StyledText(text))
  }

  /// Confirms something on standard error, unless quiet.
  func confirm(_ text: StyledText) {
    guard !isQuiet else { return }
    guard held == nil else {
      held?.append(text)
      return
    }
    say(text)
  }

  /// Keeps confirmations until they are taken, or until something else is told or asked.
  func holdConfirmations() {
    held = held ?? []
  }

  /// The confirmations kept so far; from now on they are told at once.
  func takeConfirmations() -> [StyledText] {
    defer { held = nil }
    return held ?? []
  }

  func tellHeld() {
    guard let waiting = held, !waiting.isEmpty else { return }
    held = nil
    waiting.forEach(say)
    held = []
  }

  /// Says what is wrong and what to do next.
  func complain(_ failure: CommandFailure) {
    say(StyledText("outage: ", .failed) + StyledText(failure.message))
    if let words = failure.words {
      say(StyledText("not saved: ", .strong) + StyledText(words))
    }
    if let usage = failure.usage { say(StyledText(usage)) }
    for hint in failure.hints {
      say(StyledText("hint: ", .strong) + StyledText(hint))
    }
  }

  /// Writes to standard output, or to the page that is being collected.
  func writeOutput(_ bytes: [UInt8]) {
    guard page == nil else {
      page?.append(contentsOf: bytes)
      return
    }
    guard outputError == nil else { return }
    hasShownResult = true
    do { try world.writeOutput(bytes) } catch { outputError = error }
  }

  private func writeError(_ bytes: [UInt8]) {
    // Where standard error itself is gone there is nobody left to tell.
    try? world.writeError(bytes)
  }
}
