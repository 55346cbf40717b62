import IncidentModel

extension ExportSchema {
  private typealias Member = SchemaShape.Member

  /// The members of `incident`.
  static let incident: [SchemaShape.Member] = declaration + people + cause + action + aftermath

  private static let declaration = [
    Member("id", .text), Member("title", .text),
    Member("severity", .optional(.word(Severity.allCases.map(\.rawValue)))),
    Member("status", .word(Incident.Status.allCases.map(\.rawValue))),
    Member("declaredAt", .optional(.time)), Member("declaredBy", .optional(.text)),
    Member("began", .optional(.time), "Where somebody said."),
    Member("detected", .optional(.time), "Where somebody said."),
    Member("foundBy", .optional(.text)), Member("drill", .flag, "Whether it was practice."),
    Member("zone", .optional(.text), "The zone that its local times are told in."),
    Member("room", .optional(.text)), Member("step", .word(Step.allCases.map(\.id))),
    Member("mitigatedAt", .optional(.time), "When the impact stopped."),
    Member("resolvedAt", .optional(.time), "When it was fixed and stable."),
    Member("closedAt", .optional(.time)), Member("closeReason", .optional(.text)),
    Member("closedInFavorOf", .optional(.text), "The incident that goes on instead."),
    Member("reopenings", .integer), Member("eventCount", .integer, "Without struck events."),
    Member("lastAt", .optional(.time)),
    Member(
      "impact",
      .optional(
        .object([
          Member("level", .word(Impact.Level.allCases.map(\.rawValue))),
          Member("text", .optional(.text)), Member("data", .optional(.text)),
          Member("security", .flag), Member("users", .optional(.integer)), Member("at", .time),
        ]))),
    Member("confirmations", .list(result), "Who saw that it is real."),
  ]

  private static let result = SchemaShape.object([
    Member("id", .text), Member("passed", .flag), Member("evidence", .optional(.text)),
    Member("by", .text), Member("at", .time),
  ])

  private static let people = [
    Member("leader", .optional(.text)), Member("leaderAssigned", .flag),
    Member("leaderSince", .optional(.time)), Member("roles", .map(.text), "Names by role."),
    Member(
      "people",
      .list(
        .object([
          Member("name", .text), Member("role", .optional(.text)), Member("presence", .text),
          Member("since", .time), Member("firstJoined", .optional(.time)),
        ]))),
    Member(
      "maintenance",
      .object([
        Member("state", .optional(.word(["on", "off", "none"]))),
        Member("scope", .optional(.text)), Member("message", .optional(.text)),
        Member("owner", .optional(.text)), Member("since", .optional(.time)),
        Member("firstOn", .optional(.time)),
      ])),
    Member(
      "updates",
      .list(
        .object([
          Member("id", .text),
          Member("audience", .word(StatusUpdate.Audience.allCases.map(\.rawValue))),
          Member("message", .text), Member("by", .text), Member("at", .time),
          Member("next", .optional(.time), "When the next one was promised."),
        ]))),
    Member(
      "tasks",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("to", .text),
          Member("with", .list(.text), "Who does it besides."), Member("at", .time),
          Member("due", .optional(.time)), Member("doneAt", .optional(.time)),
        ]))),
  ]

  private static let cause = [
    Member(
      "changes",
      .list(
        .object([
          Member("id", .text), Member("what", .text), Member("when", .optional(.time)),
          Member("ref", .optional(.text)), Member("by", .text), ruledOut,
        ])), "What changed before."),
    Member(
      "findings",
      .list(
        .object([
          Member("id", .text), Member("component", .text),
          Member("state", .word(Finding.State.allCases.map(\.rawValue))),
          Member("evidence", .optional(.text)), Member("lane", .optional(.text)),
          Member("by", .text), Member("at", .time),
        ])), "The newest finding of each component."),
    Member(
      "theories",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("by", .text), Member("at", .time),
          ruledOut,
        ]))),
    Member(
      "suspectedCause",
      .optional(
        .object([
          Member("id", .text), Member("text", .text), Member("component", .optional(.text)),
          Member("by", .text), Member("at", .time), Member("confirmedBy", .optional(.text)),
        ]))),
  ]

  private static let ruledOut = Member(
    "ruledOut", .optional(.text), "Why it is out; empty where nobody said; null while it is not.")

  private static let action = [
    Member(
      "options",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("approach", .optional(.text)),
          Member("pros", .optional(.text)), Member("cons", .optional(.text)),
          Member("takes", .optional(.text)), Member("by", .text), ruledOut,
        ]))),
    Member(
      "decisions",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("why", .optional(.text)),
          Member("approach", .optional(.text)), Member("option", .optional(.text)),
          Member("by", .text), Member("at", .time), Member("taken", .flag),
        ]))),
    Member("authorizations", .list(.text)),
    Member(
      "actions",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("approach", .optional(.text)),
          Member("by", .text), Member("startedAt", .time), Member("endedAt", .optional(.time)),
          Member("outcome", .optional(.word(Action.Outcome.allCases.map(\.rawValue)))),
          Member("result", .optional(.text)), Member("durationSeconds", .optional(.integer)),
        ]))),
    Member("checks", .map(result), "The newest result of each check."),
    Member(
      "deferral",
      .optional(
        .object([
          Member("text", .optional(.text)), Member("until", .time), Member("to", .optional(.text)),
          Member("by", .text), Member("at", .time),
        ]))),
    Member(
      "passedGates",
      .list(
        .object([
          Member("gate", .text), Member("why", .optional(.text)), Member("by", .text),
          Member("at", .time),
        ]))),
  ]

  private static let aftermath = [
    Member(
      "tollgates",
      .list(
        .object([
          Member("id", .text), Member("name", .text), Member("text", .text),
          Member("ticket", .optional(.text)), Member("by", .text),
        ])), "Where it could have been caught."),
    Member(
      "contributions",
      .list(
        .object([
          Member("id", .text), Member("name", .text), Member("text", .text), Member("at", .time),
        ])), "What responders saw."),
    Member(
      "followUps",
      .list(
        .object([
          Member("id", .text), Member("text", .text), Member("owner", .optional(.text)),
          Member("due", .optional(.time)), Member("ticket", .optional(.text)),
          Member(
            "tollgate", .optional(.text), "The missed one that it answers, where it was named."),
          Member("doneAt", .optional(.time)),
        ]))),
    Member("reviewScheduled", .optional(.time)), Member("reviewHeld", .optional(.time)),
  ]
}
