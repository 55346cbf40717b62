import Encoding

extension JSON {
  /// A text, or `null`.
  init(_ text: String?) {
    self = text.map(JSON.string) ?? .null
  }

  /// A time as RFC 3339 in UTC, or `null`.
  init(_ instant: Instant?) {
    self.init(instant?.rfc3339)
  }

  /// A whole number, or `null`.
  init(number: Int?) {
    self = number.map { JSON($0) } ?? .null
  }
}

extension RedactionReport {
  /// The profile and the counts.
  var json: JSON {
    [
      "profile": .string(profile), "names": JSON(counts.names),
      "addresses": JSON(counts.addresses), "tokens": JSON(counts.tokens),
      "words": JSON(counts.words),
    ]
  }
}
