/// A text that belongs to no command: the environment, the exit statuses, the files.
public struct HelpTopic: Equatable, Hashable, Sendable {
  /// The word after `help`.
  public var name: String
  /// The heading, also of its section in the manual page.
  public var title: String
  /// One line for the list of topics.
  public var summary: String
  /// Paragraphs separated by an empty line; lines that begin with two spaces are kept as they are.
  public var body: String

  /// Declares a topic.
  public init(_ name: String, title: String, summary: String, body: String) {
    self.name = name
    self.title = title
    self.summary = summary
    self.body = body
  }
}
