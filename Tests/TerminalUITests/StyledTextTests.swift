import Testing

@testable import TerminalUI

@Suite struct StyledTextTests {
  let line = StyledText("LATE", .late) + " update, " + StyledText("4", .number) + StyledText(" min")

  @Test func plainHasNoEscape() {
    #expect(line.rendered(.plain) == "LATE update, 4 min")
  }

  @Test func weightHasNoColour() {
    #expect(line.rendered(.weight) == "\u{1B}[1mLATE\u{1B}[0m update, \u{1B}[1m4\u{1B}[0m min")
  }

  @Test func colourIsResetAtOnce() {
    #expect(
      line.rendered(.color) == "\u{1B}[1;31mLATE\u{1B}[0m update, \u{1B}[1;36m4\u{1B}[0m min")
  }

  @Test func everyLineOfASpanIsReset() {
    #expect(
      StyledText("a\nb\n", .ok).rendered(.color) == "\u{1B}[32ma\u{1B}[0m\n\u{1B}[32mb\u{1B}[0m\n")
  }

  @Test(arguments: Meaning.allCases)
  func onlySixteenColoursAndNeverDim(_ meaning: Meaning) {
    let parameters = (meaning.parameters(in: .color) ?? "").split(separator: ";").map(String.init)
    #expect(parameters.allSatisfy { $0 == "1" || ("31"..."37").contains($0) })
    #expect(["1", nil].contains(meaning.parameters(in: .weight)))
    #expect(meaning.parameters(in: .plain) == nil)
  }

  @Test func neighboursOfOneMeaningAreOne() {
    #expect(line.spans.count == 4)
    #expect((StyledText("a") + StyledText("b")).spans == [.init("ab")])
    #expect(StyledText("").isEmpty)
  }

  @Test func layoutKeepsMeaning() {
    #expect(line.truncated(to: 6) == StyledText("LATE", .late) + " …")
    let rows = (StyledText("one ", .ok) + StyledText("two three", .failed)).wrapped(to: 7)
    #expect(
      rows == [StyledText("one ", .ok) + StyledText("two", .failed), StyledText("three", .failed)])
    #expect(line.lines() == [line])
    #expect((StyledText("a\n", .ok) + "b").lines() == [StyledText("a", .ok), "b"])
  }

  @Test func sanitizedKeepsMeaning() {
    #expect(StyledText("a\u{1B}", .ok).sanitized() == StyledText(#"a\x1B"#, .ok))
  }

  struct Choice: CustomTestStringConvertible, Sendable {
    let name: String
    var flag: ColorChoice?
    var setting: ColorChoice?
    var environment: [String: String] = ["TERM": "xterm"]
    var isTerminal = true
    let style: TextStyle
    var testDescription: String { name }
  }

  @Test(arguments: [
    Choice(name: "terminal", style: .color),
    Choice(name: "pipe", isTerminal: false, style: .plain),
    Choice(name: "flag never", flag: .never, environment: ["FORCE_COLOR": "1"], style: .plain),
    Choice(
      name: "flag always", flag: .always, environment: ["NO_COLOR": "1"], isTerminal: false,
      style: .color),
    Choice(
      name: "flag auto beats the setting", flag: .auto, setting: .always, isTerminal: false,
      style: .plain),
    Choice(
      name: "setting beats NO_COLOR", setting: .always, environment: ["NO_COLOR": "1"],
      style: .color),
    Choice(
      name: "NO_COLOR leaves bold", environment: ["TERM": "xterm", "NO_COLOR": "1"], style: .weight),
    Choice(name: "empty NO_COLOR", environment: ["TERM": "xterm", "NO_COLOR": ""], style: .color),
    Choice(
      name: "NO_COLOR beats FORCE_COLOR", environment: ["NO_COLOR": "1", "FORCE_COLOR": "1"],
      isTerminal: false, style: .plain),
    Choice(
      name: "FORCE_COLOR into a pipe", environment: ["FORCE_COLOR": "1"], isTerminal: false,
      style: .color),
    Choice(
      name: "CLICOLOR_FORCE into a pipe", environment: ["CLICOLOR_FORCE": "1"], isTerminal: false,
      style: .color),
    Choice(
      name: "FORCE_COLOR=0", environment: ["FORCE_COLOR": "0"], isTerminal: false, style: .plain),
    Choice(
      name: "empty FORCE_COLOR", environment: ["FORCE_COLOR": ""], isTerminal: false, style: .plain),
    Choice(name: "dumb terminal", environment: ["TERM": "dumb"], style: .plain),
    Choice(name: "no TERM", environment: [:], style: .plain),
    Choice(
      name: "dumb and NO_COLOR", environment: ["TERM": "dumb", "NO_COLOR": "1"], style: .plain),
    Choice(name: "CLICOLOR=0", environment: ["TERM": "xterm", "CLICOLOR": "0"], style: .weight),
  ])
  func choice(_ row: Choice) {
    #expect(
      ColorChoice.style(
        flag: row.flag, setting: row.setting, environment: row.environment,
        isTerminal: row.isTerminal) == row.style)
  }
}
