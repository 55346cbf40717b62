/// Which units of a draft are which pieces of the text that was written into it.
///
/// Equal words are the same piece, wherever they stand; of several the one in the piece's own section.
/// What is left over is the same piece in a person's words where it is alike or stands in its place.
struct DraftMatch {
  /// The unit that a piece of the older text still is, word for word.
  private(set) var exact: [PostMortemPiece.Key: Int] = [:]
  /// The unit that a person made of a piece.
  private(set) var reworded: [PostMortemPiece.Key: Int] = [:]
  /// The unit that already says what a piece of the new text says, though it was not remembered.
  private(set) var arrived: [PostMortemPiece.Key: Int] = [:]
  /// The unit that still is the remark about a piece.
  private(set) var remarks: [PostMortemPiece.Key: Int] = [:]
  /// The section of each unit, by its place among the headings of the draft.
  let sections: [Int]
  /// The section of the post-mortem that each section of the draft is; nil for a person's own.
  private var sectionKeys: [String?] = [nil]
  /// The units that stand as they were written.
  private var written: Set<Int> = []
  private let units: [DraftUnit]
  private var isTaken: [Bool]

  init(base: PostMortemText?, fresh: PostMortemText, units: [DraftUnit]) {
    self.units = units
    isTaken = units.map(\.isBlank)
    var section = 0
    sections = units.map { unit in
      if let level = unit.level, level <= 2 { section += 1 }
      return section
    }
    let old = (base?.pieces ?? []).map { ($0.key, DraftScanner.unit($0.text)) }
    let new = fresh.pieces.map { ($0.key, DraftScanner.unit($0.text)) }
    findSections(old.isEmpty ? new : old)

    var free = Dictionary(
      grouping: units.indices.filter { !isTaken[$0] }, by: { units[$0].words })
    take(old, from: &free) { $0.exact[$1] = $2 }
    let said = (base?.remarks ?? [:]).map { ($0.key, DraftScanner.unit($0.value)) }
      .sorted { $0.1.words < $1.1.words }
    take(said, from: &free) { $0.remarks[$1] = $2 }
    // A remark that was written and, after a crash or on a full disk, not remembered.
    let due = Self.remarks(from: base, to: fresh).filter { remarks[$0.0] == nil }
    take(due, from: &free) { $0.remarks[$1] = $2 }
    let words = Dictionary(old.map { ($0.0, $0.1.words) }) { first, _ in first }
    take(
      new.filter { words[$0.0] == nil || exact[$0.0] == nil && words[$0.0] != $0.1.words },
      from: &free
    ) { $0.arrived[$1] = $2 }
    written = Set(exact.values).union(arrived.values).union(remarks.values)
    findReworded(old)
  }

  /// The section of the draft that is a section of the post-mortem.
  func section(_ key: String) -> Int? {
    sectionKeys.firstIndex(of: key)
  }

  /// The section of the post-mortem that a section of the draft is; nil for a person's own.
  func key(ofSection section: Int) -> String? {
    sectionKeys[section]
  }

  /// Whether a unit stands as it was written.
  func isAsWritten(_ unit: Int) -> Bool {
    written.contains(unit)
  }

  /// Whether a unit is what a person made of a line that was written.
  func isReworded(_ unit: Int) -> Bool {
    reworded.values.contains(unit)
  }

  /// The remarks that stand under a person's words once the new text was brought in.
  private static func remarks(
    from base: PostMortemText?, to fresh: PostMortemText
  ) -> [(PostMortemPiece.Key, DraftUnit)] {
    let now = Dictionary(fresh.pieces.map { ($0.key, $0) }) { first, _ in first }
    return (base?.pieces ?? []).compactMap { piece in
      let remark = now[piece.key].map { $0.remark(since: piece) } ?? piece.remarkWithdrawn
      return remark.map { (piece.key, DraftScanner.unit($0)) }
    }
  }

  /// Tells which section of the draft is which, by its heading, else by what the heading means.
  private mutating func findSections(_ pieces: [(PostMortemPiece.Key, DraftUnit)]) {
    let headings = pieces.filter { $0.0.block == PostMortemPiece.headingBlock }
    let keys = Dictionary(headings.map { ($0.1.words, $0.0.section) }) { first, _ in first }
    let places = units.indices.filter { (units[$0].level ?? 9) <= 2 }
    sectionKeys += places.map { keys[units[$0].words] }
    for (place, unit) in places.enumerated() where sectionKeys[place + 1] == nil {
      let words = units[unit].words.lowercased()
      let part = PostMortemPart.allCases.first { part in
        part.words.contains { words.contains($0) }
      }
      guard let key = part?.rawValue, !sectionKeys.contains(key),
        let heading = headings.first(where: { $0.0.section == key })
      else { continue }
      sectionKeys[place + 1] = key
      reworded[heading.0] = unit
      isTaken[unit] = true
    }
  }

  /// Gives pieces the free units of the same words, first those in their own section.
  private mutating func take(
    _ pieces: [(PostMortemPiece.Key, DraftUnit)], from free: inout [String: [Int]],
    _ keep: (inout DraftMatch, PostMortemPiece.Key, Int) -> Void
  ) {
    var left: [(PostMortemPiece.Key, DraftUnit)] = []
    for piece in pieces {
      guard let here = free[piece.1.words] else { continue }
      guard let place = here.firstIndex(where: { key(of: $0) == piece.0.section }) else {
        left.append(piece)
        continue
      }
      keep(&self, piece.0, here[place])
      isTaken[here[place]] = true
      free[piece.1.words]?.remove(at: place)
    }
    for piece in left {
      guard let unit = free[piece.1.words]?.first else { continue }
      keep(&self, piece.0, unit)
      isTaken[unit] = true
      free[piece.1.words]?.removeFirst()
    }
  }

  private func key(of unit: Int) -> String? {
    sectionKeys[sections[unit]]
  }
}

extension DraftMatch {
  /// Pairs what is left over, the likest first.
  private mutating func findReworded(_ old: [(PostMortemPiece.Key, DraftUnit)]) {
    let pieces = old.indices.filter { place in
      let key = old[place].0
      return exact[key] == nil && arrived[key] == nil && reworded[key] == nil
    }
    let left = units.indices.filter { !isTaken[$0] }
    let isMany = pieces.count * left.count > Self.mostPairs
    let likenesses = left.map { Likeness.Words(units[$0]) }
    var pairs: [(score: Double, piece: Int, unit: Int)] = []
    for piece in pieces {
      let before = piece > 0 ? exact[old[piece - 1].0] : nil
      let after = piece + 1 < old.count ? exact[old[piece + 1].0] : nil
      let words = Likeness.Words(old[piece].1)
      for (place, unit) in left.enumerated() where units[unit].canStand(for: old[piece].1) {
        let neighbors =
          (before != nil && before == neighbor(of: unit, -1) ? 1 : 0)
          + (after != nil && after == neighbor(of: unit, 1) ? 1 : 0)
        if isMany, neighbors == 0 { continue }
        let score = Likeness.score(words, likenesses[place], neighbors: neighbors)
        if score >= Likeness.enough { pairs.append((score, piece, unit)) }
      }
    }
    for pair in pairs.sorted(by: { ($1.score, $0.piece, $0.unit) < ($0.score, $1.piece, $1.unit) })
    where !isTaken[pair.unit] && reworded[old[pair.piece].0] == nil {
      reworded[old[pair.piece].0] = pair.unit
      isTaken[pair.unit] = true
    }
  }

  /// The unit before or after one that is not blank.
  private func neighbor(of unit: Int, _ step: Int) -> Int? {
    var place = unit + step
    while units.indices.contains(place), units[place].isBlank { place += step }
    return units.indices.contains(place) ? place : nil
  }

  /// More pairs are not compared one by one: only what stands in the same place is.
  private static let mostPairs = 40_000
}
