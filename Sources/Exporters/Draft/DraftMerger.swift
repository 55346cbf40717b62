/// Places what was decided about each piece: what becomes of the units of a draft, and what is put
/// beside them.
struct DraftMerger {
  typealias Key = PostMortemPiece.Key

  /// What is remembered for the next time.
  private(set) var text: PostMortemText
  /// What was done, by section in the order of the new text.
  private(set) var news: [PostMortemNews] = []

  private let base: PostMortemText
  private let fresh: PostMortemText
  private let units: [DraftUnit]
  private let match: DraftMatch
  private let decision: DraftDecision
  /// Where a piece stands: at a unit, or behind it if it is new.
  private var places: [Key: Int] = [:]
  private var page: DraftPage

  init(base: PostMortemText?, draft: [UInt8], fresh: PostMortemText) {
    self.base = base ?? PostMortemText(pieces: [])
    self.fresh = fresh
    units = DraftScanner.units(of: draft)
    match = DraftMatch(base: base, fresh: fresh, units: units)
    decision = DraftDecision(base: self.base, fresh: fresh, match: match)
    text = fresh
    text.remarks = decision.remarks
    page = DraftPage(units: units)
  }

  /// The draft as it is to be.
  var bytes: [UInt8] { page.bytes }

  /// Brings in what differs from the text that was last written.
  mutating func merge() {
    for section in fresh.pieces.grouped(by: \.key.section) {
      var found = PostMortemNews(section: Self.heading(of: section))
      for piece in section { place(piece, decision[piece.key], &found) }
      bringNew(section.grouped(by: \.key.block), &found)
      news.append(found)
    }
    withdraw()
  }

  /// Puts what the draft does not say word for word at its end.
  mutating func append() {
    var blocks: [String] = []
    for section in fresh.pieces.grouped(by: \.key.section)
    where section.first?.key.section != PostMortemPart.stillOpen.rawValue {
      var found = PostMortemNews(section: Self.heading(of: section))
      var missing: [String] = []
      var heading: String?
      for block in section.filter({ !$0.isSectionHeading }).grouped(by: \.key.block) {
        if let text = block.first?.text, text.hasPrefix("#") { heading = "#" + text }
        let new = block.filter { $0.isFact && match.arrived[$0.key] == nil && !$0.isBlank }
        guard !new.isEmpty else { continue }
        found.added += new.count
        missing += [heading].compactMap(\.self) + [Self.text(block.filter(\.isHead) + new)]
        heading = nil
      }
      guard !missing.isEmpty else { continue }
      blocks += ["### \(found.section)"] + missing
      news.append(found)
    }
    guard !blocks.isEmpty else { return }
    page.addAtEnd(["## In the record, but not in this text"] + blocks)
  }

  private static func heading(of section: [PostMortemPiece]) -> String {
    let text = section.first.map(\.text) ?? ""
    return text.hasPrefix("## ") ? String(text.dropFirst(3)) : "Facts"
  }
}

extension DraftMerger {
  /// Lets the unit of a piece become what was decided.
  private mutating func place(
    _ piece: PostMortemPiece, _ fate: DraftDecision.Fate, _ found: inout PostMortemNews
  ) {
    switch fate {
    case .leftOut: return
    case .reworded(let unit, let words):
      places[piece.key] = unit
      if let words, remark(words, under: unit, about: piece.key) { found.remarked += 1 }
      return
    case .new: break
    case .kept(let unit): places[piece.key] = unit
    case .replaced(let unit):
      places[piece.key] = unit
      page.replace(unit, with: piece.text)
      found.changed += 1
    case .moved(let unit):
      page.remove(unit)
      found.changed += 1
    case .removed(let unit):
      page.remove(unit)
      found.removed += piece.isFact ? 1 : 0
    }
    // Whoever took over the record's words needs no remark any more.
    if let remark = match.remarks[piece.key] { page.remove(remark) }
  }

  /// Puts a remark under a unit, once; answers whether it says something new.
  private mutating func remark(_ words: String, under unit: Int, about key: Key) -> Bool {
    guard let there = match.remarks[key] else {
      page.add(words, under: unit)
      return true
    }
    guard units[there].words != DraftScanner.unit(words).words else { return false }
    page.replace(there, with: words)
    return true
  }

  /// Takes out what the record does not have any more.
  private mutating func withdraw() {
    let kept = Set(fresh.pieces.map(\.key))
    for section in base.pieces.grouped(by: \.key.section) {
      var found = PostMortemNews(section: Self.heading(of: section))
      for piece in section where !kept.contains(piece.key) {
        place(piece, decision[piece.key], &found)
      }
      if let place = news.firstIndex(where: { $0.section == found.section }) {
        news[place].removed += found.removed
        news[place].remarked += found.remarked
      } else {
        news.append(found)
      }
    }
  }
}

extension DraftMerger {
  /// Finds a place for the new pieces of a section.
  private mutating func bringNew(
    _ blocks: [[PostMortemPiece]], _ found: inout PostMortemNews
  ) {
    let new = blocks.map { $0.filter { decision.needsPlace($0.key) } }
    let count = new.joined().count { $0.isFact && decision[$0.key] == .new }
    guard new.contains(where: { !$0.isEmpty }) else { return }
    let section = blocks.first?.first?.key.section ?? ""
    let isThere = blocks.joined().contains { places[$0.key] != nil }
    if !isThere, match.section(section) == nil {
      guard base.pieces.contains(where: { $0.key.section == section }) else {
        page.add(blocks.map(Self.text), behindSection: sectionBefore(section))
        found.added += count
        return
      }
      found.leftOut += count
      return
    }
    found.added += count
    for (place, block) in blocks.enumerated() where !new[place].isEmpty {
      if block.contains(where: { places[$0.key] != nil }) {
        bring(new[place], into: block)
      } else {
        bring(block, new[place], behind: blocks[..<place].reversed().joined())
      }
    }
  }

  /// Puts new rows or items among those that are there: behind the one before, else before the next.
  private mutating func bring(_ new: [PostMortemPiece], into block: [PostMortemPiece]) {
    let home = home(of: block)
    let isNew = Set(new.map(\.key))
    func unit(_ piece: PostMortemPiece) -> Int? {
      places[piece.key].flatMap { match.sections[$0] == home ? $0 : nil }
    }
    var before: Int?
    for (index, piece) in block.enumerated() {
      guard isNew.contains(piece.key) else {
        before = unit(piece).map { lastUnit(of: piece.key, at: $0) } ?? before
        continue
      }
      if let before {
        page.add(piece.text, behind: before)
        places[piece.key] = before
      } else if let after = firstPlace(block[(index + 1)...], in: home) {
        page.add(piece.text, before: after)
      }
    }
  }

  /// The remark about a piece where that follows it, else the piece itself: what is new stands behind
  /// both.
  private func lastUnit(of key: Key, at unit: Int) -> Int {
    guard let remark = match.remarks[key], remark > unit,
      match.sections[remark] == match.sections[unit]
    else { return unit }
    return remark
  }

  /// Where the first of some pieces stands that is there, in a section of the draft or anywhere.
  private func firstPlace(
    _ pieces: some Sequence<PostMortemPiece>, in home: Int? = nil
  ) -> Int? {
    for piece in pieces {
      guard let unit = places[piece.key] else { continue }
      if home == nil || match.sections[unit] == home { return unit }
    }
    return nil
  }

  /// The section of the draft that holds a block: its head, else most of it.
  private func home(of block: [PostMortemPiece]) -> Int? {
    if let head = block.first(where: \.isHead), let unit = places[head.key] {
      return match.sections[unit]
    }
    let counts = block.compactMap { places[$0.key] }.reduce(into: [:]) { counts, unit in
      counts[match.sections[unit], default: 0] += 1
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Puts a new block behind what stands before it in the record.
  private mutating func bring(
    _ block: [PostMortemPiece], _ new: [PostMortemPiece],
    behind earlier: some Sequence<PostMortemPiece>
  ) {
    let text = Self.text(block.filter { $0.isHead || new.contains($0) })
    let section = block.first?.key.section ?? ""
    let unit: Int
    if let before = firstPlace(earlier) {
      unit = page.end(ofBlockAt: before)
    } else if let heading = match.section(section).flatMap(match.sections.firstIndex(of:)) {
      unit = heading
    } else if let any = firstPlace(fresh.pieces.filter({ $0.key.section == section })) {
      unit = page.end(ofBlockAt: any)
    } else {
      return page.addAtEnd([text])
    }
    page.add(block: text, behind: unit)
    for piece in new { places[piece.key] = unit }
  }

  /// The last unit of the section of the draft that comes before a new one.
  private func sectionBefore(_ section: String) -> Int? {
    let earlier = fresh.pieces.prefix { $0.key.section != section }.reversed()
    return firstPlace(earlier).map { match.sections[$0] }.flatMap { found in
      units.indices.last { match.sections[$0] == found && !units[$0].isBlank }
    }
  }

  private static func text(_ block: [PostMortemPiece]) -> String {
    block.map(\.text).joined(separator: "\n")
  }
}
