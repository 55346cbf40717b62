extension Situation {
  /// Step 2: who acts now, and who could lead.
  var leaderCard: ([String], CardItems) {
    var body: [String] = []
    if let leader = incident.leader {
      body.append(
        incident.isLeaderAssigned
          ? "\(leader) leads." : "\(leader) acts as leader until one is assigned.")
    } else {
      body.append("Nobody leads.")
    }
    var items = CardItems(capacity: 4)
    for name in incident.joined {
      let person = incident.people.first { $0.name == name }
      let isLeader = incident.isLeaderAssigned && name == incident.leader
      let place = person?.presence == .joined ? "in the call" : person?.presence.rawValue
      items.grow(
        "\(name) leads",
        [person.flatMap(roleOf), isLeader ? "leader" : place].compactMap(\.self)
          .joined(separator: ", "),
        .run("lead", [name]), isDone: isLeader)
    }
    items.add("pick one at random", "", .run("lead", [], [.flag("--random")]))
    items.add("someone else leads", "", .run("lead"))
    items.add(playbook.words(.nobodyLeads), "", .run("lead", [], [.flag("--nobody")]))
    items.addMore("hand over the lead", "", .run("handoff"))
    items.addMore("accept the lead", "", .run("accept"))
    items.addMore("give a role to someone", "", .run("role"))
    items.addMore("give work to someone", "", .run("task"))
    return (body, items)
  }
}
