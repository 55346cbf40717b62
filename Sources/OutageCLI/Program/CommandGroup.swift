/// The groups in which help lists the verbs, what is needed in the middle of an incident first.
enum CommandGroup {
  static let incident = "The incident"
  static let details = "Checklist and corrections"
  static let people = "People"
  static let word = "Word outside"
  static let cause = "Cause"
  static let action = "Action"
  static let afterwards = "Afterwards"
  static let setUp = "Runbooks and set-up"

  static let all = [incident, details, people, word, cause, action, afterwards, setUp]
}
