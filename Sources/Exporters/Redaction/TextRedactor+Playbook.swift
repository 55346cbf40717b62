import IncidentModel

extension TextRedactor {
  /// The playbook without what must go from its names and messages, and from the ids by which events
  /// mean its parts: these are redacted like those in the events, so that they still fit.
  mutating func redacted(_ playbook: Playbook) -> Playbook {
    var playbook = playbook
    playbook.title = redacted(playbook.title)
    playbook.suspects = playbook.suspects.map { redacted($0) }
    for index in playbook.components.indices {
      redact(&playbook.components[index].id)
      redact(&playbook.components[index].name)
      playbook.components[index].next = playbook.components[index].next.map { redacted($0) }
    }
    for index in playbook.checks.indices {
      redact(&playbook.checks[index].id)
      redact(&playbook.checks[index].name)
    }
    for index in playbook.approaches.indices {
      redact(&playbook.approaches[index].id)
      redact(&playbook.approaches[index].name)
    }
    for index in playbook.tollgates.indices {
      redact(&playbook.tollgates[index].id)
      redact(&playbook.tollgates[index].name)
    }
    for (severity, meaning) in playbook.severities {
      playbook.severities[severity]?.name = redacted(meaning.name)
    }
    for (id, template) in playbook.templates { playbook.templates[id] = redacted(template) }
    for (name, text) in playbook.defaults { playbook.defaults[name] = redacted(text) }
    for (step, section) in playbook.sections {
      playbook.sections[step]?.markdown = redacted(markdown: section.markdown)
      for index in section.checklist.indices {
        playbook.sections[step]?.checklist[index].text = redacted(section.checklist[index].text)
      }
    }
    return playbook
  }

  private mutating func redact(_ text: inout String) {
    text = redacted(text)
  }
}
