import Encoding
import Testing

@testable import OutageCLI

/// What people wrote goes on through an item of a card as it was written.
@Suite("Items of a card")
struct CardChoiceTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var lines: [String]
    /// The kind of event that the item writes, and what it says under a key.
    var kind: String
    var key: String
    var text: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "the page's text, for the public",
      lines: [
        "/go page", "/maintenance on 'We see \"checkout\" errors -- back soon'", "4",
      ], kind: "update-posted", key: "message", text: "We see \"checkout\" errors -- back soon"),
    Case(
      name: "what made it worse, taken back",
      lines: ["/go mitigate", "/act 'flush --force'", "/worse", "6"], kind: "action-started",
      key: "text", text: "undo flush --force"),
    Case(
      name: "a change with both kinds of quotes",
      lines: ["/changed \"deploy of 'it' \"v\"2 -- new\"", "/go mitigate", "5"], kind: "decision",
      key: "text", text: "Back to the last good build: deploy of 'it' \"v\"2 -- new"),
    Case(
      name: "an answer stands behind the words of the item",
      lines: ["5", "/joined bo", "6", "500s everywhere now"], kind: "outage-confirmed",
      key: "text", text: "500s everywhere now"),
  ]

  @Test(arguments: cases)
  func keepWhatWasWritten(_ item: Case) throws {
    let world = try LeadingTests.world(item.lines)
    let events = try LeadingTests.events(world, item.kind)
    #expect(events.last?["data"]?[item.key]?.string == item.text, "\(world.screen)")
  }
}
