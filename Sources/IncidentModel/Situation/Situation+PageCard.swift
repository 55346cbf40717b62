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
    let by = owner.map { "\($0) puts it up" } ?? ""
    let page = incident.maintenance
    var items = CardItems(capacity: 0)
    items.add(
      "page for the whole site", page.scope == .site ? page.state.rawValue : by,
      .run(
        "maintenance on", [], [.value("--scope", PageScope.site.rawValue), .value("--to", owner)]),
      isDone: page.state == .on && page.scope == .site)
    items.add(
      "page for one feature", page.scope == .feature ? page.state.rawValue : by,
      .run(
        "maintenance on", [],
        [.value("--scope", PageScope.feature.rawValue), .value("--to", owner)]),
      isDone: page.state == .on && page.scope == .feature)
    items.add(
      "no page needed", "", .run("maintenance none"), isDone: page.state == .declined)
    // What the page says is what the world is told, once there is a page.
    let told = page.state == .on ? page.message : nil
    items.add(
      "first public update" + (told == nil ? "" : ", the same text"),
      incident.lastUpdate(.public).map { "posted \(times.near($0.at, now: now))" } ?? "",
      .run("update public", told.map { [$0] } ?? []),
      isDone: incident.lastUpdate(.public) != nil)
    items.add("change the text of the page", "", .run("maintenance update"))
    items.add("the page alone did it: restore", "", .run("mitigated", ["the page alone did it"]))
    items.add("page off", page.state == .off ? "off" : "", .run("maintenance off"))
    return (body, items)
  }
}
