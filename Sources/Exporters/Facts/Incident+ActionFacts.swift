import Encoding
import IncidentModel

extension Incident {
  var actionMembers: [String: JSON] {
    [
      "options": .array(
        options.map {
          [
            "id": .string($0.id), "text": .string($0.text), "approach": JSON($0.approach),
            "pros": JSON($0.pros), "cons": JSON($0.cons), "takes": JSON($0.takes),
            "by": .string($0.by), "ruledOut": JSON($0.ruledOut),
          ]
        }),
      "decisions": .array(
        decisions.map {
          [
            "id": .string($0.id), "text": .string($0.text), "why": JSON($0.why),
            "approach": JSON($0.approach), "option": JSON($0.option), "by": .string($0.by),
            "at": JSON($0.at), "taken": .bool($0.isTaken),
          ]
        }),
      "authorizations": .array(authorizations.map(JSON.string)),
      "actions": .array(
        actions.map { action in
          [
            "id": .string(action.id), "text": .string(action.text),
            "approach": JSON(action.approach), "by": .string(action.by),
            "startedAt": JSON(action.startedAt), "endedAt": JSON(action.endedAt),
            "outcome": JSON(action.outcome?.rawValue), "result": JSON(action.result),
            "durationSeconds": JSON(
              number: action.endedAt.map { $0.seconds(since: action.startedAt) }),
          ]
        }),
      "checks": .object(checks.mapValues { result($0) }),
      "deferral": deferral.map {
        [
          "text": JSON($0.text), "until": JSON($0.until), "to": JSON($0.to), "by": .string($0.by),
          "at": JSON($0.at),
        ]
      } ?? .null,
      "passedGates": .array(
        passedGates.map {
          [
            "gate": .string($0.gate), "why": JSON($0.why), "by": .string($0.by), "at": JSON($0.at),
          ]
        }),
    ]
  }

  var aftermathMembers: [String: JSON] {
    [
      "tollgates": .array(
        tollgates.map {
          [
            "id": .string($0.id), "name": .string($0.name), "text": .string($0.text),
            "ticket": JSON($0.ticket), "by": .string($0.by),
          ]
        }),
      "contributions": .array(
        contributions.map {
          [
            "id": .string($0.id), "name": .string($0.name), "text": .string($0.text),
            "at": JSON($0.at),
          ]
        }),
      "followUps": .array(followUps.map { $0.json }),
      "reviewScheduled": JSON(reviewScheduled), "reviewHeld": JSON(reviewHeld),
    ]
  }
}

extension FollowUp {
  var json: JSON {
    [
      "id": .string(id), "text": .string(text), "owner": JSON(owner), "due": JSON(due),
      "ticket": JSON(ticket), "tollgate": JSON(tollgate), "doneAt": JSON(doneAt),
    ]
  }
}
