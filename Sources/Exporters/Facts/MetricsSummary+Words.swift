public import IncidentModel

extension MetricsSummary {
  /// What is counted: `Incidents`, or `Drills`.
  var title: String { countsDrills ? "Drills" : "Incidents" }

  /// How many are counted, and how many of what are left out, where any are, as people read it.
  public var countWords: [String] {
    let noun = countsDrills ? "drill" : "incident"
    var words = ["\(count) \(noun)\(count == 1 ? "" : "s")"]
    if notReal > 0 { words.append("\(notReal) closed as no incident left out") }
    if drills > 0 { words.append("\(drills) \(drills == 1 ? "drill" : "drills") left out") }
    return words
  }
}
