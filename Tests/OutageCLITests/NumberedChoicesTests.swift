import Testing

@testable import OutageCLI

@Suite("Choices by number")
struct NumberedChoicesTests {
  @Test(
    "a number stands for its choice, whatever follows it",
    arguments: [
      ("2", "public"), ("2 we are on it", "public we are on it"), ("public", "public"),
      ("4", "4"), ("0", "0"), ("", ""), ("two", "two"),
      ("-9223372036854775808", "-9223372036854775808"),
    ])
  func answers(_ typed: String, _ meant: String) {
    let choices = NumberedChoices(["internal", "public", "customers"])
    #expect(choices.text == "1 internal, 2 public, 3 customers")
    #expect(choices.answer(typed) == meant)
  }

  @Test("letters and numbers stay as they are", arguments: [["y", "N"], ["1", "2"]])
  func leavesShortOnes(_ choices: [String]) {
    let numbered = NumberedChoices(choices)
    #expect(numbered.text == choices.joined(separator: ", "))
    #expect(numbered.answer("1") == "1")
  }
}
