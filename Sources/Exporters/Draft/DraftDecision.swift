/// What becomes of each piece of a post-mortem in a draft: decided from the texts alone, before
/// anything is placed.
struct DraftDecision {
  typealias Key = PostMortemPiece.Key

  /// What becomes of a piece, and of the unit of the draft that it is.
  enum Fate: Equatable {
    /// The draft says it as the record does.
    case kept(Int)
    /// Nobody touched it, and the record says it otherwise now.
    case replaced(Int)
    /// Nobody touched it, and the record has it in another place of its block now.
    case moved(Int)
    /// A person says it in other words; under them stands what the record says now, where that is
    /// something else.
    case reworded(Int, remark: String?)
    /// Nobody touched it, and the record has it no more.
    case removed(Int)
    /// The draft never had it.
    case new
    /// A person took it out.
    case leftOut
  }

  /// The remarks that stand in the draft afterwards.
  private(set) var remarks: [Key: String] = [:]
  private var fates: [Key: Fate] = [:]

  /// Decides what becomes of the pieces of both texts.
  init(base: PostMortemText, fresh: PostMortemText, match: DraftMatch) {
    let old = Dictionary(base.pieces.map { ($0.key, $0) }) { first, _ in first }
    var moved: Set<Key> = []
    for block in fresh.pieces.grouped(by: { [$0.key.section, $0.key.block] }) {
      moved.formUnion(Self.moved(in: block, since: base, old, match))
    }
    for piece in fresh.pieces {
      decide(on: piece, before: old[piece.key], isMoved: moved.contains(piece.key), base, match)
    }
    let kept = Set(fresh.pieces.map(\.key))
    for (key, remark) in base.remarks where !kept.contains(key) && match.remarks[key] != nil {
      remarks[key] = remark
    }
    for piece in base.pieces where !kept.contains(piece.key) { withdraw(piece, match) }
  }

  subscript(key: Key) -> Fate { fates[key] ?? .leftOut }

  /// Whether a piece needs a place that it does not have.
  func needsPlace(_ key: Key) -> Bool {
    switch self[key] {
    case .new, .moved: true
    default: false
    }
  }

  private mutating func decide(
    on piece: PostMortemPiece, before: PostMortemPiece?, isMoved: Bool, _ base: PostMortemText,
    _ match: DraftMatch
  ) {
    let key = piece.key
    if let unit = match.arrived[key] {
      fates[key] = .kept(unit)
    } else if let before {
      if let unit = match.exact[key] {
        fates[key] =
          isMoved ? .moved(unit) : before.text == piece.text ? .kept(unit) : .replaced(unit)
      } else if let unit = match.reworded[key] {
        let remark = piece.remark(since: before)
        remarks[key] = remark ?? base.remarks[key]
        fates[key] = .reworded(unit, remark: remark)
      }
    } else {
      fates[key] = .new
    }
  }

  /// Takes out what the record does not have any more; a person's words for it stay.
  private mutating func withdraw(_ piece: PostMortemPiece, _ match: DraftMatch) {
    if let unit = match.exact[piece.key] {
      fates[piece.key] = .removed(unit)
    } else if let unit = match.reworded[piece.key], let remark = piece.remarkWithdrawn {
      remarks[piece.key] = remark
      fates[piece.key] = .reworded(unit, remark: remark)
    }
  }

  /// The rows of a block that changed their place, such as one whose time was corrected.
  private static func moved(
    in block: [PostMortemPiece], since base: PostMortemText, _ old: [Key: PostMortemPiece],
    _ match: DraftMatch
  ) -> Set<Key> {
    guard block.count > 2, let key = block.first?.key else { return [] }
    let keys = Set(block.map(\.key))
    let now = block.filter { old[$0.key] != nil }
    let before = base.pieces.filter { piece in
      piece.key.section == key.section && piece.key.block == key.block && keys.contains(piece.key)
    }
    guard now.map(\.key) != before.map(\.key) else { return [] }
    let changed = Set(now.filter { old[$0.key]?.text != $0.text }.map(\.key))
    func rest(_ pieces: [PostMortemPiece]) -> [Key] {
      pieces.map(\.key).filter { !changed.contains($0) }
    }
    // Where more than what changed stands elsewhere, nobody can say which of it moved.
    guard rest(now) == rest(before) else { return [] }
    func predecessors(_ pieces: [PostMortemPiece]) -> [Key: Key] {
      Dictionary(zip(pieces.dropFirst().map(\.key), pieces.map(\.key))) { first, _ in first }
    }
    let (then, current) = (predecessors(before), predecessors(now))
    return changed.filter {
      then[$0] != current[$0] && match.exact[$0] != nil && !$0.item.isEmpty
    }
  }
}
