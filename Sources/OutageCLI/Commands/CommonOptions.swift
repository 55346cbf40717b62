import ArgumentParsing

extension OptionSpec {
  /// The reason.
  static let why = OptionSpec("--why", value: "TEXT", kind: .text, help: "The reason")

  /// The approach of the ladder.
  static let approach = OptionSpec(
    "--approach", value: "NAME", kind: .approach,
    help: "The approach of the playbook's ladder that it is")
}

extension Operand {
  /// An event that is meant.
  static let reference = Operand(
    "REF", question: "Which one", kind: .reference,
    help: "Its code as timeline prints it, last, or words that fit one event only")
}
