/// Whose word or deed an event is, and who typed it.
struct Speaker: Equatable {
  /// Whose word or deed it is.
  var by: String
  /// Who typed it, where that was another person.
  var typedBy: String?

  init(by: String, typist: String) {
    self.by = by
    typedBy = by == typist ? nil : typist
  }
}
