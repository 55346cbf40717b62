import IncidentModel

extension TextRedactor {
  /// The playbook without what must go from its names and messages.
  mutating func redacted(_ playbook: Playbook) -> Playbook {
    var playbook = playbook
    playbook.title = redacted(playbook.title)
    for index in playbook.components.indices {
      playbook.components[index].name = redacted(playbook.components[index].name)
    }
    for index in playbook.checks.indices {
      playbook.checks[index].name = redacted(playbook.checks[index].name)
    }
    for index in playbook.approaches.indices {
      playbook.approaches[index].name = redacted(playbook.approaches[index].name)
    }
    for index in playbook.tollgates.indices {
      playbook.tollgates[index].name = redacted(playbook.tollgates[index].name)
    }
    for (id, template) in playbook.templates { playbook.templates[id] = redacted(template) }
    for (name, text) in playbook.defaults { playbook.defaults[name] = redacted(text) }
    for (step, section) in playbook.sections {
      playbook.sections[step]?.markdown = redacted(section.markdown)
      for index in section.checklist.indices {
        playbook.sections[step]?.checklist[index].text = redacted(section.checklist[index].text)
      }
    }
    return playbook
  }
}
