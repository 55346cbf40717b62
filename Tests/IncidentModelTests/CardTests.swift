import IncidentModel
import Testing

/// The whole card of each step, as text.
@Suite struct CardTests {
  static let roster = Roster(people: [
    .init(name: "max"), .init(name: "bob", role: "developer", phone: "+49 151 1"),
    .init(name: "carol b", role: "support"),
  ])

  /// A P1 with a leader, three people in the call, a first word and a finding.
  static var running: Script {
    var script = Script(.p1)
    script.add(1, .responderJoined, [.name: "ana"])
    script.add(2, .responderJoined, [.name: "bob"])
    script.add(3, .leaderAssigned, [.name: "ana"])
    script.add(4, .updatePosted, said([.audience: "public"]).with(.next, minute: 34))
    script.add(5, .outageConfirmed, [.text: "500 from two places"])
    script.add(6, .impactSet, [.impact: "full", .data: "safe"])
    return script
  }

  func expect(
    _ script: Script, at minute: Int, _ text: String, roster: Roster = Roster(),
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let card = script.situation(minute, roster: roster).card.text
    #expect(card == text, sourceLocation: sourceLocation)
  }

  @Test func callForHelp() {
    var script = Script(.p1, [.room: "https://meet.example.com/a"])
    script.add(1, .responderCalled, [.name: "bob"])
    script.add(2, .responderJoined, [.name: "carol b"])
    script.add(3, .responderJoined, [.name: "dave"])
    expect(
      script, at: 4,
      """
      1 Call for help
      ~ Guidance for call.
      |   Production is down.
      |   Join https://meet.example.com/a.
      | War room  https://meet.example.com/a
      1 bob  developer : +49 151 1  rang … => What came of it? joined=/joined bob, no-answer=/call bob --no-answer, declined=/call bob --declined
      2x carol b  support : IN CALL since 02:03 => carol b is in the call. What now? left=/left "carol b", lead=/lead "carol b"
      3x dave : IN CALL since 02:04 => dave is in the call. What now? left=/left dave, lead=/lead dave
      5 someone else, or who joined => /call
      6 evidence that it is real : nobody yet => Who sees it, and where: /confirm outage
      7 impact on users, data, security : not said yet => /impact
      11 how it was found : not said yet => /found
      12 severity : P1 => /severity
      13x war room : https://meet.example.com/a => /room
      14 nobody answers: carry on alone => /lead --alone
      15 first of call => tick call-for-help/first
      16 second of call => tick call-for-help/second
      = began 02:01 | acting leader max | impact ? | maintenance ? | public word 02:11
      """, roster: Self.roster)
  }

  @Test func callForHelpWithoutARoster() {
    var script = Script(.p1)
    script.add(1, .responderCalled, [.name: "bob", .role: "support", .outcome: "no-answer"])
    script.add(2, .responderCalled, [.name: "eve", .role: "support", .outcome: "declined"])
    expect(
      script, at: 7,
      """
      1 Call for help
      ! No leader yet. (/lead), late 2m
      ! bob: No answer. (/call --role developer), late 1m
      ~ Guidance for call.
      |   Production is down.
      |   Join not open yet.
      1 User support : bob no answer, eve  declined … => /call eve
      2 Developer : <- call next => /call --role developer
      5 someone else, or who joined => /call
      6 evidence that it is real : nobody yet => Who sees it, and where: /confirm outage
      7 impact on users, data, security : not said yet => /impact
      11 how it was found : not said yet => /found
      12 severity : P1 => /severity
      13 war room : not said yet => /room
      14 nobody answers: carry on alone => /lead --alone
      15 first of call => tick call-for-help/first
      16 second of call => tick call-for-help/second
      = began 02:01 | acting leader max | impact ? | maintenance ? | public word 02:11
      """)
  }

  @Test func assignALeader() {
    var script = Script(.p1)
    script.add(1, .responderCalled, [.name: "bob"])
    script.add(2, .responderJoined, [.name: "carol b", .role: "support"])
    script.go(3, .assignLeader)
    expect(
      script, at: 6,
      """
      2 Assign a leader
      ! No leader yet. (/lead), late 1m
      ! bob: No answer. (/call bob), late 0s
      left undone: nobody from Developer yet; nobody confirmed that it is real; impact not said
      ~ Guidance for lead.
      | max acts as leader until one is assigned.
      1 max leads : in the call => /lead max
      2 carol b leads : support, in the call => /lead "carol b"
      5 pick one at random => /lead --random
      6 someone else leads => /lead
      7 nobody can lead: call more people => /lead --nobody
      11 hand over the lead => /handoff
      12 accept the lead => /accept
      13 give a role to someone => /role
      14 give work to someone => /task
      15 first of lead => tick assign-leader/first
      16 second of lead => tick assign-leader/second
      = began 02:01 | acting leader max | impact ? | maintenance ? | public word 02:11
      """, roster: Self.roster)
  }

  @Test func maintenancePage() {
    var script = Self.running
    script.go(7, .maintenancePage)
    script.add(8, .maintenanceOn, [.scope: "site", .message: "Back soon.\nSorry.", .to: "bob"])
    expect(
      script, at: 9,
      """
      3 Maintenance page
      left undone: nobody from User support yet; nobody from Developer yet
      ~ Guidance for page.
      | Text: Back soon. Sorry.
      | Email to customers due 02:31
      | Public word due 02:35
      1x page for the whole site : on => /maintenance on --scope site --to max
      2 page for one feature : max puts it up => /maintenance on --scope feature --to max
      3 no page needed => /maintenance none
      4x first public update, the same text : posted 02:05 => /update public "Back soon.\\nSorry."
      5 change the text of the page => /maintenance update
      6 the page alone did it: restore => /mitigated "the page alone did it"
      7 page off => /maintenance off
      11 first of page => tick maintenance-page/first
      12 second of page => tick maintenance-page/second
      = began 02:01 | leader ana | impact full | maintenance ON | public word 02:35
      """)
  }

  @Test func narrow() {
    var script = Self.running
    script.go(7, .narrow)
    script.add(8, .changed, said([.what: "deploy 2.4.1"]).with(.when, minute: -10))
    script.add(9, .finding, by: "bob", [.component: "cdn", .state: "ok", .lane: "top-down"])
    script.add(
      10, .finding, by: "max",
      [.component: "db", .state: "failed", .evidence: "no primary", .lane: "bottom-up"])
    script.add(11, .theoryOpened, [.text: "pool exhausted"])
    expect(
      script, at: 12,
      """
      4 Narrow the issue
      left undone: nobody from User support yet; nobody from Developer yet
      ~ Guidance for narrow.
      | user ? -- cdn ok -- app ? -- db FAILED
      | app -- pay ?
      | top-down: bob at cdn, cut   bottom-up: max at db
      1x what changed before : 01:01-02:01: RECENT deploy 2.4.1 01:51 => /changed
      2 the next component to look at : App servers: between cdn ok and db FAILED: New errors => /finding app
      3 finding on another component => /finding
      4 a theory : 1 open: pool exhausted => /theory
      5 roll back first, ask later : deploy 2.4.1 fits the start => /go mitigate --why "deploy 2.4.1 fits"
      6 the suspected cause : not said yet => /cause
      7 a second person confirms it : nobody yet => /confirm cause
      11 rule out a theory or a change => /ruleout
      12 call an expert => /call --role expert
      13 split the call: a group with a lead => /task --in 15m
      14 change the text of the page => /maintenance update
      15 the map with all that was found => /show map
      16 all changes, with their window => /show changes
      17 first of narrow => tick narrow/first
      18 second of narrow => tick narrow/second
      = began 02:01 | leader ana | impact full | maintenance ? | public word 02:35
      """)
  }

  @Test func mitigate() {
    var script = Self.running
    script.add(7, .causeSuspected, by: "bob", [.text: "no primary", .component: "db"])
    script.go(8, .mitigate)
    let flag = script.add(9, .optionProposed, [.text: "flag off", .approach: "flag"])
    let back = script.add(
      10, .optionProposed,
      [.text: "roll back", .approach: "rollback", .pros: "quick", .cons: "no orders", .takes: "3m"])
    script.add(10, .optionProposed, [.text: "restart all", .approach: "restart"])
    script.add(10, .optionProposed, [.text: "wait"])
    script.add(11, .ruledOut, [.ref: flag, .why: "no flag"])
    let decision = script.add(12, .decision, [.text: "roll back", .ref: back])
    script.add(13, .actionStarted, by: "bob", [.text: "roll back", .ref: decision])
    expect(
      script, at: 14,
      """
      5 Mitigate
      left undone: nobody from User support yet; nobody from Developer yet
      ~ Guidance for mitigate.
      | RUNNING since 02:14: roll back (bob)
      | Failing: Database: no primary (bob)
      | It is used by: app
      | Ladder: flag out < rollback < restart
      1x flag off : ruled out: no flag => /decide 0014
      2x roll back : decided  3m  rollback 2/3  + quick  - no orders => /decide 0015
      3 restart all : restart 3/3 => /decide 0016
      4 add a way to mitigate => /option
      5 do what the playbook advises : nothing fits yet => /show matrix
      6 the action, its start and end : running: roll back => How did it end? worked=/worked, partly=/partly, failed=/failed, worse=/worse
      7 mitigated: the impact stopped => /mitigated
      11 rule out one of the ways => /ruleout
      12 the rest in the morning : users are still hit, and no page is up => /defer
      13 all ways side by side => /show options
      14 impact is partial now => /impact partial
      15 decide on something else => /decide
      16 allow one change of state => /authorize
      17 call more people, or swap => /call
      18 Bad deployment : Last good build (low) => /option "Last good build" --approach rollback
      19 Disk full : Free space => /option "Free space"
      20 first of mitigate => tick mitigate/first
      21 second of mitigate => tick mitigate/second
      22 wait => /decide 0017
      = began 02:01 | leader ana | impact full | maintenance ? | public word 02:35
      """)
  }

  @Test func restore() {
    var script = Self.running
    script.add(7, .maintenanceOn, [.scope: "feature"])
    script.add(8, .actionStarted, by: "bob", [.text: "roll back"])
    script.add(9, .mitigated)
    script.go(9, .restore)
    script.add(10, .checkPassed, [.name: "synthetic"])
    script.add(11, .checkFailed, by: "max", [.name: "errors", .evidence: "still 2 %"])
    script.add(
      12, .restoreDeferred, said([.text: "reports", .to: "max"]).with(.until, minute: 400))
    expect(
      script, at: 13,
      """
      6 Restore full service
      ~ Guidance for restore.
      | The maintenance page is on.
      | Green proves nothing.
      1 Monitors green : behind the page 02:11 ana => /check synthetic
      2 Error rate normal : FAIL 02:12 max: still 2 % => /check errors
      3 Smoke test : by max or ana => /check smoke
      4 page off, in stages : on => /maintenance off
      5 defer the rest to working hours : until 08:41, max, reports => /defer
      6 resolved: fixed and stable => /resolved
      11x mitigated: the impact stopped => /mitigated
      12 it is back: reopen => /reopen
      13 give the smoke test to someone => /task "Smoke test" --to max
      14 page off, all at once => /maintenance off
      15 how a part is that depends on it => /finding
      16 first of restore => tick restore/first
      17 second of restore => tick restore/second
      = began 02:01 | leader ana | impact full | maintenance ON (feature) | mitigated | deferred until 08:41
      """)
  }

  @Test func postMortem() {
    var script = Self.running
    script.add(50, .resolved)
    script.go(51, .postMortem)
    script.add(52, .updatePosted, [.audience: "public"])
    script.add(53, .contribution, by: "bob", [.text: "saw it first"])
    script.add(
      54, .followupAdded, said([.text: "alert on it", .owner: "bob"]).with(.due, minute: 9000))
    script.add(55, .itemTicked, [.item: "post-mortem/second"])
    expect(
      script, at: 56,
      """
      7 Post-mortem
      ~ Guidance for learn.
      | Sleep.
      1x post the resolution : posted 02:53 => /update public
      2 schedule the review => /review scheduled
      3 what somebody saw : still: max, ana => /contribute
      4 a tollgate that let it through : 0 so far => /tollgate
      5x a follow-up, with owner and date : 1 so far => /followup add
      6 draft of the post-mortem => /postmortem
      7 close the incident => /close
      11 email to customers => /update customers
      12 the review was held => /review held
      13 it is back: reopen => /reopen
      14 what the draft lacks => /postmortem --check
      15 Unit tests : case not thought of => /tollgate unit
      16 first of learn => tick post-mortem/first
      17x second of learn => tick post-mortem/second
      = began 02:01 | leader ana | impact full | maintenance ? | resolved
      """)
  }

  @Test func aPlaybookThatLacksEverything() {
    var script = Script(.p2)
    script.add(1, .finding, [.component: "db", .state: "failed"])
    for step in Step.allCases {
      script.go(2, step)
      let situation = script.situation(3, playbook: Playbook(id: "bare"))
      let card = situation.card
      #expect(card.title == step.name)
      #expect(card.guidance.isEmpty)
      #expect(!card.items.isEmpty)
      #expect(card.items.allSatisfy { (1...7).contains($0.number) })
      #expect(situation.notices(after: [EventDraft(.resolved, by: "ana")]).isEmpty)
    }
  }

  @Test func aPlaybookWithoutWordsForItemsAdvisesNothing() {
    var playbook = Playbook.sample
    playbook.itemWords = [:]
    var script = Self.running
    let steps: [(Step, Int, String)] = [
      (.assignLeader, 7, "nobody leads"), (.narrow, 5, "go on to mitigate"),
    ]
    for (step, number, words) in steps {
      script.go(8, step)
      let item = script.situation(playbook: playbook).card.item(number)
      #expect(item?.text == words)
      #expect(script.situation().card.item(number)?.choice == item?.choice)
    }
  }
}
