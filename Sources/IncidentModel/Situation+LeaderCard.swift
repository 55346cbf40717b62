extension Situation {
  /// Step 2: who acts now, and who could lead.
  var leaderCard: ([String], CardItems) {
    var body: [String] = []
    if let leader = incident.leader, !incident.isLeaderless {
      body.append(
        incident.isLeaderAssigned
          ? "\(leader) leads." : "\(leader) acts as leader until one is assigned.")
    } else {
      body.append("Nobody leads.")
    }
    var items = CardItems(capacity: 4)
    for person in incident.people where person.presence == .joined || person.name == incident.leader
    {
      let role = roleOf(person).map { "\($0), " } ?? ""
      let isLeader = incident.isLeaderAssigned && person.name == incident.leader
      items.grow(
        "\(person.name) leads", isLeader ? "\(role)leader" : role + "in the call",
        .line("/lead \(quoted(person.name))"), isDone: isLeader)
    }
    items.add("pick one at random", "", .line("/lead --random"))
    items.add("someone else leads", "", .line("/lead"))
    items.add("nobody can lead: call more people", "", .line("/lead --nobody"))
    items.addMore("hand over the lead", "", .line("/handoff"))
    items.addMore("accept the lead", "", .line("/accept"))
    items.addMore("give a role to someone", "", .line("/role"))
    items.addMore("give work to someone", "", .line("/task"))
    return (body, items)
  }
}
