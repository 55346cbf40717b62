/// A draft with what is to be changed in it: every unit that nobody asks about stays as it is.
struct DraftPage {
  private let units: [DraftUnit]
  private var replaced: [Int: String] = [:]
  private var removed: Set<Int> = []
  /// Lines that stand right before or behind a unit.
  private var linesBefore: [Int: [String]] = [:]
  private var linesBehind: [Int: [String]] = [:]
  /// Blocks of their own behind a unit.
  private var blocksBehind: [Int: [String]] = [:]
  private var blocksAtEnd: [String] = []

  init(units: [DraftUnit]) {
    self.units = units
  }

  mutating func replace(_ unit: Int, with text: String) {
    replaced[unit] = text
  }

  mutating func remove(_ unit: Int) {
    removed.insert(unit)
  }

  /// Adds a row or an item right behind a unit and what belongs to it.
  mutating func add(_ line: String, behind unit: Int) {
    linesBehind[end(ofItemAt: unit), default: []].append(line)
  }

  mutating func add(_ line: String, before unit: Int) {
    linesBefore[unit, default: []].append(line)
  }

  /// Adds a remark under a unit: a row under a row, an item under an item, else a block.
  mutating func add(_ remark: String, under unit: Int) {
    switch units[unit].kind {
    case .row: linesBehind[unit, default: []].append(remark)
    case .item where remark.hasPrefix("- "): add(remark, behind: unit)
    default: add(block: remark, behind: unit)
    }
  }

  mutating func add(block: String, behind unit: Int) {
    blocksBehind[unit, default: []].append(block)
  }

  /// Adds blocks behind the last unit of a section, or at the end of all.
  mutating func add(_ blocks: [String], behindSection unit: Int?) {
    guard let unit else { return addAtEnd(blocks) }
    blocksBehind[unit, default: []] += blocks
  }

  mutating func addAtEnd(_ blocks: [String]) {
    blocksAtEnd += blocks
  }

  /// The last unit of the lines without a break that a unit stands in.
  func end(ofBlockAt unit: Int) -> Int {
    guard units[unit].level == nil else { return unit }
    var end = unit
    while end + 1 < units.count, !units[end + 1].isBlank, units[end + 1].level == nil { end += 1 }
    return end
  }

  /// The last unit of an item: what stands further in belongs to it.
  private func end(ofItemAt unit: Int) -> Int {
    guard case .item(let indent) = units[unit].kind else { return unit }
    var end = unit
    while end + 1 < units.count, case .item(let next) = units[end + 1].kind, next > indent {
      end += 1
    }
    return end
  }
}

extension DraftPage {
  /// The draft with all changes in it.
  var bytes: [UInt8] {
    let removed = removed.subtracting(needed)
    var writer = DraftWriter(lineEnd: lineEnd)
    for (place, unit) in units.enumerated() {
      linesBefore[place]?.forEach { writer.add(line: $0) }
      if removed.contains(place) {
        writer.leaveOut()
      } else if let text = replaced[place] {
        writer.add(line: text)
      } else {
        writer.add(unit)
      }
      linesBehind[place]?.forEach { writer.add(line: $0) }
      blocksBehind[place]?.forEach { writer.add(block: $0) }
    }
    blocksAtEnd.forEach { writer.add(block: $0) }
    return writer.bytes
  }

  /// What the draft ends its lines with.
  private var lineEnd: [UInt8] {
    let first = units.first { $0.bytes.contains(0x0A) }?.bytes ?? []
    let end = first.firstIndex(of: 0x0A) ?? 0
    return end > 0 && first[end - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  /// Headings and heads of tables that are not in the record any more, but head a person's words.
  private var needed: Set<Int> {
    removed.filter { place in
      let unit = units[place]
      guard unit.kind == .head || unit.level != nil else { return false }
      if linesBehind[place] != nil || blocksBehind[place] != nil { return true }
      for next in units.indices[(place + 1)...] {
        if let level = unit.level, let other = units[next].level, other <= level { return false }
        if unit.kind == .head, units[next].kind != .row { return false }
        let isKept = !units[next].isBlank && !removed.contains(next)
        if isKept || linesBehind[next] != nil || blocksBehind[next] != nil { return true }
      }
      return false
    }
  }
}

/// Puts the lines of a draft one behind the other, with the blank lines that blocks need.
private struct DraftWriter {
  private(set) var bytes: [UInt8] = []
  private let lineEnd: [UInt8]
  /// Whether the last line is blank, or there is none.
  private var isAfterBlank = true
  /// Whether what comes next needs a blank line before it.
  private var needsBlank = false
  /// Whether something was left out since the last line.
  private var hasLeftOut = false

  init(lineEnd: [UInt8]) {
    self.lineEnd = lineEnd
  }

  /// Adds a unit of the draft as it is.
  mutating func add(_ unit: DraftUnit) {
    // What was left out takes one of the two blank lines around it along.
    if unit.isBlank, hasLeftOut, isAfterBlank {
      hasLeftOut = false
      return
    }
    if !unit.isBlank { begin() }
    endLine()
    bytes += unit.bytes
    isAfterBlank = unit.isBlank
    needsBlank = false
    hasLeftOut = false
  }

  /// Adds a text that stands close to the one before it.
  mutating func add(line text: String) {
    begin()
    endLine()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      bytes += Array(line.utf8) + lineEnd
    }
    isAfterBlank = false
    hasLeftOut = false
  }

  /// Adds a text that stands alone.
  mutating func add(block text: String) {
    needsBlank = true
    add(line: text)
    needsBlank = true
  }

  /// Leaves a unit out.
  mutating func leaveOut() {
    hasLeftOut = true
  }

  private mutating func begin() {
    guard needsBlank else { return }
    endLine()
    if !isAfterBlank { bytes += lineEnd }
    needsBlank = false
    isAfterBlank = true
  }

  private mutating func endLine() {
    if let last = bytes.last, last != 0x0A { bytes += lineEnd }
  }
}
