extension Escaping {
  /// A text for HTML, between tags and in quoted attributes, with its hidden characters visible.
  ///
  /// `=` is escaped too, so that nothing in a text looks like an attribute to whoever scans the page.
  static func html(_ text: String) -> String {
    var output = ""
    output.reserveCapacity(text.utf8.count + text.utf8.count / 8)
    for scalar in visible(text).unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "=": output += "&#61;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
