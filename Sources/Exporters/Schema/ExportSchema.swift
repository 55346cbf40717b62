public import Encoding
import IncidentModel

/// The schema of the `json` export, for whoever reads it with another program.
public enum ExportSchema {
  /// The schema as a document (JSON Schema, draft 2020-12).
  public static var document: JSON {
    let head: [String: JSON] = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:outage:export:\(JSONExport.schemaVersion)"),
      "title": "An incident as outage exports it",
      "description": """
      Times are RFC 3339 in UTC; durations are whole seconds under keys that end in Seconds. \
      What is not known is null, and no key is ever absent, except for redaction and \
      rootCause.
      """,
    ]
    return .object(shape.schema.merging(head) { $1 })
  }

  private typealias Member = SchemaShape.Member

  private static let shape = SchemaShape.object([
    Member("schemaVersion", .integer, "Grows when a key changes its meaning."),
    Member("incident", .object(ExportSchema.incident), "What follows from the events."),
    Member("metrics", .object(metrics), "Milestones, durations, and how each was computed."),
    Member(
      "events", .list(event),
      "Every line of the timeline as it is, in the order that decides state."),
    Member("runbooks", .list(runbook), "The runbooks used, the playbook first."),
    Member(
      "redaction", .object(redaction), "There only where something was removed.", isRequired: false),
    Member(
      "rootCause", .text,
      "What people wrote into the post-mortem, in plain words; there only where they did.",
      isRequired: false),
  ])

  /// A line of the timeline; a reader carries what it does not know.
  private static let event = SchemaShape.object(
    [
      Member("at", .time, "When it happened."),
      Member("recorded", .time, "When it was written."),
      Member("by", .text, "Whose word or deed it is."),
      Member("typedBy", .text, "Who typed it, if another.", isRequired: false),
      Member("step", .text, "The step that the incident was in.", isRequired: false),
      Member("kind", .text, "What happened; newer releases may add kinds."),
      Member("data", .object([], isOpen: true), "What it says."),
      Member("id", .text, "A ULID, unique over all incidents and machines."),
      Member("clock", .integer, "The logical clock."),
      Member("writer", .text, "The machine that wrote it."),
      Member("seq", .integer, "The number of the line among its writer's."),
      Member(
        "prev", .text, "The SHA-256 of its writer's line before, in hex.", isRequired: false),
      Member("v", .integer, "The version of the line's form."),
      Member("redacted", .integer, "How much was removed from it.", isRequired: false),
    ], isOpen: true)

  private static let runbook = SchemaShape.object([
    Member("id", .text), Member("title", .optional(.text)), Member("version", .optional(.text)),
    Member("sha256", .optional(.text), "Of the text as it was used, in hex."),
    Member("commit", .optional(.text), "The git commit that the file was at."),
    Member("playbook", .flag, "Whether it gave the steps."),
  ])

  private static let redaction = [
    Member("profile", .text), Member("names", .integer), Member("addresses", .integer),
    Member("tokens", .integer), Member("words", .integer),
  ]

  private static let cost = [
    Member("minAmount", .optional(.integer), "In whole units; null where it is not known."),
    Member("maxAmount", .optional(.integer), "The same, where it is known exactly."),
    Member("currency", .optional(.text)), Member("perHour", .optional(.integer)),
    Member("formula", .text),
  ]

  private static let metrics: [Member] = {
    let names = Metrics.Milestone.allCases.map(\.rawValue)
    let spans = Metrics.definitions
    let range = SchemaShape.object([
      Member("minSeconds", .integer), Member("maxSeconds", .optional(.integer)),
    ])
    return [
      Member("id", .text),
      Member("assumed", .list(.word(names)), "Milestones that nobody said, taken from the next."),
      Member("cost", .optional(.object(cost)), "At a rate that the settings give; null without."),
      Member(
        "milestones", .object(names.map { Member($0, .optional(.time)) }),
        "When each was reached."),
      Member(
        "respites",
        .list(
          .object([
            Member("mitigated", .time), Member("resolved", .optional(.time)),
            Member("reopened", .time),
          ])), "Times in which it was over, which durations from the begin do not count."),
      Member(
        "formulas", .object(spans.map { Member($0.key, .text) }), "How each duration is computed."),
      Member(
        "ranges", .map(range), "Durations that are not known exactly, and between what they lie."),
      Member(
        "bounds", .map(.object([Member("from", .time), Member("until", .time)])),
        "Milestones that nobody knows exactly, and between when they were."),
    ]
      + spans.map {
        Member($0.key, .optional(.integer), "\($0.name): \($0.formula).")
      }
  }()
}
