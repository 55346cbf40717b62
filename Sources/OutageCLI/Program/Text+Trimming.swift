extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: String {
    var rest = Substring(self)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// A reason without the word that leads to it.
  var withoutBecause: String {
    let lead = "because "
    return lowercased().hasPrefix(lead) ? dropFirst(lead.count).trimmed : String(self)
  }

  /// The text with its first letter in upper case.
  var capitalizedFirst: String {
    prefix(1).uppercased() + dropFirst()
  }
}
