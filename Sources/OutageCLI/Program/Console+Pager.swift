import SystemIO
import TerminalUI

/// Results that are longer than the screen go to a pager, as git's do.
extension Console {
  /// Collects what is printed from now on, where it may go to a pager.
  func beginPage() {
    guard page == nil, mayPage, !isPlain, isOutputTerminal, world.isInputTerminal,
      !ColorChoice.isDumb(world.host.environment), pager != nil
    else { return }
    page = []
    guard held == nil else { return }
    holdsForPage = true
    holdConfirmations()
  }

  /// Shows what was collected: at once where it fits the screen, else in the pager.
  func endPage() {
    guard let bytes = page else { return }
    guard let pager, rows(of: bytes) >= rows else { return printPage() }
    page = nil
    let told = takeConfirmations()
    if !holdsForPage { holdConfirmations() }
    holdsForPage = false
    lendTerminal()
    if !show(bytes, in: pager) { writeOutput(bytes) }
    told.forEach(confirm)
  }

  /// Prints what was collected, because something else is to follow it.
  func printPage() {
    guard let bytes = page else { return }
    page = nil
    writeOutput(bytes)
    guard holdsForPage else { return }
    holdsForPage = false
    takeConfirmations().forEach(say)
  }

  /// The pager's command line; nil where somebody wants none.
  private var pager: String? {
    let environment = world.host.environment
    let set = ["OUTAGE_PAGER", "PAGER"].compactMap { environment[$0]?.trimmed }.first ?? "less"
    return set.isEmpty || set == "cat" ? nil : set
  }

  /// Whether the pager showed it; the shell answers 127 for a program that is not there, and pagers
  /// answer 1 where they do not understand their own settings.
  private func show(_ bytes: [UInt8], in pager: String) -> Bool {
    var environment: [String: String?] = [:]
    // Stop at the end of a single screen, show colours, leave the text where it is.
    if world.host.environment["LESS"] == nil { environment["LESS"] = "FRX" }
    if world.host.environment["LV"] == nil { environment["LV"] = "-c" }
    let request = Subprocess.Request(
      ["sh", "-c", pager], environment: environment, input: bytes)
    do throws(SystemError) {
      return ![.status(1), .status(126), .status(127)].contains(
        try world.programs.runAttached(request))
    } catch {
      return false
    }
  }

  /// How many rows of the screen the bytes take, counted no further than they must be.
  private func rows(of bytes: [UInt8]) -> Int {
    var count = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      count += 1 + max(0, width(of: line) - 1) / columns
      if count > rows { break }
    }
    // The last line end begins no row.
    return count - 1
  }

  /// The cells of a line whose only escape sequences are those of colours.
  private func width(of line: ArraySlice<UInt8>) -> Int {
    var text: [UInt8] = []
    var isInSequence = false
    for byte in line {
      if byte == 0x1B {
        isInSequence = true
      } else if !isInSequence {
        text.append(byte)
      } else if byte == UInt8(ascii: "m") {
        isInSequence = false
      }
    }
    return DisplayWidth.of(String(decoding: text, as: UTF8.self))
  }
}
