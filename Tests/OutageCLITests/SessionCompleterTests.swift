import TerminalUI
import Testing

@testable import OutageCLI

@Suite("What Tab offers in the session")
struct SessionCompleterTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let typed: String
    /// What stands in the line with each, and what it means.
    let offers: [String]
    var testDescription: String { typed }

    init(_ typed: String, _ offers: [String]) {
      self.typed = typed
      self.offers = offers
    }
  }

  static let cases = [
    Case("/deci", ["/decide: Record the leader's decision"]),
    Case("/fix", ["/fixed: Say that the impact stopped"]),
    Case("/zz", []),
    Case("plain words", []),
    Case("/var/log", []),
    Case(
      "/call ",
      [
        "/call ana: Developer or IT operations, in the call",
        "/call \"Bo Lopez\": User support or product operations, not called",
        "/call max: in the call",
      ]),
    Case("/call an", ["/call ana: Developer or IT operations, in the call"]),
    Case(
      "/call ana lo", ["/call ana \"Bo Lopez\": User support or product operations, not called"]),
    Case("/call \"Bo L", ["/call \"Bo Lopez\": User support or product operations, not called"]),
    Case("/decide x --wh", ["/decide x --why: The reason"]),
    Case("/note x --as=an", ["/note x --as=ana: Developer or IT operations, in the call"]),
    Case("/finding db fa", ["/finding db failed: it does not work"]),
    Case("/finding d", ["/finding db: Database replica set, unknown"]),
    Case("/go mit", ["/go mitigate: Mitigate"]),
    Case("/check sm", ["/check smoke: Smoke test by hand"]),
    Case(
      "/severity P1",
      [
        "/severity P1: Critical. Nobody can use it, the core is broken, or data is lost or at risk"
      ]),
    Case("/maintenance no", ["/maintenance none: no page is needed"]),
    Case("/act --approach roll", ["/act --approach rollback: Roll back"]),
    Case("/tollgate un", ["/tollgate unit: Unit tests"]),
    Case(
      "/update internal --template internal-n",
      [
        "/update internal --template internal-no-news: message: <severity> <title>, running for "
          + "<duration>: no new findings. Now: <status>. Next update: <next>."
      ]),
    Case("/update public --template alone", []),
    Case("/update public --template notice", []),
    Case("/task do", ["/task done: Say that work is done"]),
    Case("@an", ["@ana: Developer or IT operations, in the call"]),
    Case("@-5m @b", ["@-5m @Bo: User support or product operations, not called"]),
    Case("@ana went", []),
    Case("/help snoo", ["/help snooze: Put a reminder off"]),
    Case("/show bad-depl", ["/show bad-deployment: Bad deployment"]),
    Case("/start x --runbook slow", ["/start x --runbook slow-queries: Slow queries or locks"]),
  ]

  @Test("for a line", arguments: cases)
  func offers(_ one: Case) throws {
    let offers = try Self.offers(one.typed)
    #expect(offers == one.offers)
  }

  @Test("events, by their codes or a word of them")
  func offersEvents() throws {
    let all = try Self.offers("/strike ")
    #expect(all.count == 3)
    #expect(all[0].hasSuffix("max pool exhausted on app-2"))
    #expect(try Self.offers("/strike pool") == [all[0]])
    let code = all[0].dropFirst("/strike ".count).prefix { $0 != ":" }
    #expect(try Self.offers("/strike \(code.prefix(2).uppercased())").contains(all[0]))
    #expect(try Self.offers("/amend \(code) ").allSatisfy { !$0.contains("pool") })
  }

  @Test(
    "of ideas and work what is open",
    arguments: [
      ("/ruleout ", ["max theory: the dns"]), ("/task done ", ["max task for ana: look at it"]),
      ("/followup done ", []),
    ])
  func offersWhatIsOpen(_ typed: String, _ meanings: [String]) throws {
    let offers = try Self.offers(
      typed,
      after: [
        ["theory", "the pool"], ["theory", "the dns"],
        ["ruleout", "pool", "--why", "it is not full"],
        ["task", "look at it", "--to", "ana"], ["task", "ring them", "--to", "ana"],
        ["task", "done", "ring them"],
      ])
    #expect(offers.count == meanings.count)
    for (offer, meaning) in zip(offers, meanings) { #expect(offer.contains(meaning)) }
  }

  private static func offers(_ typed: String, after: [[String]] = []) throws -> [String] {
    var setting = TestWorld.Setting()
    setting.config =
      #"{"roster":[{"name":"ana","role":"developer"},{"name":"Bo Lopez","role":"support"}]}"#
    let world = try TestWorld(setting)
    _ = world.run(["start", "Site down", "-s", "P1", "--no-session"])
    _ = world.run(["joined", "ana"])
    _ = world.run(["note", "pool exhausted on app-2"])
    for words in after { _ = world.run(words) }
    var offers: [String] = []
    world.onComplete(typed) { line, completions in
      offers = completions.map { completion in
        let replaced = completion.replacing ?? line.reversed().prefix { $0 != " " }.count
        return "\(line.dropLast(replaced))\(completion.text): \(completion.meaning)"
      }
    }
    _ = world.run(["resume"], lines: ["<ctrl-d>"])
    return offers
  }
}
