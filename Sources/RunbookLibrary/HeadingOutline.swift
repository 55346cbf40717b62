import IncidentModel

/// What follows from the headings of a file together: steps handed down, anchors made unique.
enum HeadingOutline {
  /// Each heading's own step, and the one it has by itself or from the heading above.
  ///
  /// A single first heading of the highest level is the file's title, which names no step.
  static func steps(of headings: [(level: Int, text: String)]) -> [(own: Step?, step: Step?)] {
    let top = headings.map(\.level).min() ?? 1
    let hasTitle =
      headings.count > 1 && headings[0].level == top
      && headings.filter({ $0.level == top }).count == 1
    var path: [(level: Int, step: Step?)] = []
    return headings.enumerated().map { index, heading in
      while let last = path.last, last.level >= heading.level { path.removeLast() }
      let isTitle = index == 0 && hasTitle
      let own = isTitle ? nil : HeadingSteps.step(of: heading.text)
      let step = own ?? path.last?.step
      path.append((heading.level, step))
      return (own, step)
    }
  }

  /// The anchors that GitHub gives headings; a repeated one gets a number.
  static func anchors(of headings: [String]) -> [String] {
    var counts: [String: Int] = [:]
    return headings.map { heading in
      let base = anchor(of: heading)
      let count = counts[base, default: 0]
      counts[base] = count + 1
      return count == 0 ? base : "\(base)-\(count)"
    }
  }

  /// Letters, digits, `-` and `_` in lower case, spaces as `-`.
  static func anchor(of heading: String) -> String {
    var text = ""
    for scalar in heading.lowercased().unicodeScalars {
      if scalar == " " {
        text += "-"
      } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil
      {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
