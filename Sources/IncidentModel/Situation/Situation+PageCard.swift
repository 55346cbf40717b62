extension Situation {
  /// Step 3: the page for the site, a feature or none; who puts it up; the text; the public word.
  var pageCard: ([String], CardItems) {
    var body: [String] = []
    if let text = incident.maintenance.message ?? message("page-site") {
      body.append("Text: \(text.split(separator: "\n").joined(separator: " "))")
    }
    for timer in timers {
      let name: String? =
        switch timer.kind {
        case .publicFirst, .publicNext: "Public word"
        case .customerEmail: "Email to customers"
        default: nil
        }
      guard let name else { continue }
      body.append("\(name) due \(times.near(timer.due, now: now))")
    }
    let owner = incident.helper
    let to = owner.map { " --to \(CardItem.word($0))" } ?? ""
    let by = owner.map { "\($0) puts it up" } ?? ""
    let page = incident.maintenance
    var items = CardItems(capacity: 0)
    items.add(
      "page for the whole site", page.scope == "site" ? page.state.rawValue : by,
      .line("/maintenance on --scope site" + to),
      isDone: page.state == .on && page.scope == "site")
    items.add(
      "page for one feature", page.scope == "feature" ? page.state.rawValue : by,
      .line("/maintenance on --scope feature" + to),
      isDone: page.state == .on && page.scope == "feature")
    items.add(
      "no page needed", "", .line("/maintenance none"), isDone: page.state == .declined)
    // What the page says is what the world is told, once there is a page.
    let told = page.state == .on ? page.message?.split(separator: "\n").joined(separator: " ") : nil
    items.add(
      "first public update" + (told == nil ? "" : ", the same text"),
      incident.lastUpdate(.public).map { "posted \(times.near($0.at, now: now))" } ?? "",
      .line("/update public" + (told.map { " \($0)" } ?? "")),
      isDone: incident.lastUpdate(.public) != nil)
    items.add("change the text of the page", "", .line("/maintenance update"))
    items.add("the page alone did it: restore", "", .line("/mitigated the page alone did it"))
    items.add("page off", page.state == .off ? "off" : "", .line("/maintenance off"))
    return (body, items)
  }
}
