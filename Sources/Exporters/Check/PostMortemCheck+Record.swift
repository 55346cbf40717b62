import IncidentModel

extension PostMortemCheck {
  /// Finds the lines of what the record lacks.
  mutating func checkRecord() {
    for gap in builder.gaps + builder.weaknesses where !isClosed(gap) {
      let unit = unit(of: gap)
      let column = unit.flatMap { unit in gap.mark.map { Self.column(of: $0, in: unit) } }
      add(gap.problem, line: unit?.line ?? line(of: gap.part), column: column ?? 1)
    }
  }

  /// Whether a person closed a gap in the draft, in their own words.
  private func isClosed(_ gap: PostMortemGap) -> Bool {
    let unit = unit(of: gap)
    switch gap.problem {
    case .followUpVague: return unit.map { export.playbook.vagueWord(in: $0.words) == nil } ?? false
    case .tollgateUnseen(_, let name): return tells(of: name, under: gap.part)
    default:
      guard let unit, let mark = gap.mark else { return false }
      return !unit.words.contains(mark)
    }
  }

  private func unit(of gap: PostMortemGap) -> DraftUnit? {
    pieces.first { piece in
      piece.key.section == gap.part.rawValue && piece.key.item == gap.item
        && (!gap.item.isEmpty || piece.key.block.hasPrefix("paragraph"))
    }
    .flatMap { lines[$0.key] }
  }

  /// Whether a person wrote of something under the heading of a part.
  private func tells(of name: String, under part: PostMortemPart) -> Bool {
    let section = match.section(part.rawValue)
    return units.indices.contains { place in
      match.sections[place] == section && isOwn(place)
        && !WordSearch(units[place].words).places(of: name).isEmpty
    }
  }
}
