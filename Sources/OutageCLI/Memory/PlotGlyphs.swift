/// What small plots are drawn with, so that they show on any terminal.
struct PlotGlyphs: Equatable {
  /// The heights of a column, from the lowest.
  private let columns: [Character]
  /// A month without a value.
  private let gap: Character
  /// The solid and the light part of a bar.
  private let solid: Character
  private let light: Character

  /// Blocks where the terminal's text is UTF-8, plain ASCII elsewhere.
  init(isUTF8: Bool) {
    columns = isUTF8 ? Array("▁▂▃▄▅▆▇█") : Array("_.:-=+*#")
    gap = " "
    solid = isUTF8 ? "█" : "#"
    light = isUTF8 ? "░" : "-"
  }

  /// Values as columns beside each other, the highest as high as there is.
  func trend(_ values: [Int?]) -> String {
    let top = max(1, values.compactMap(\.self).max() ?? 1)
    return String(
      values.map { value in
        guard let value else { return gap }
        let height = Double(max(0, value)) / Double(top) * Double(columns.count - 1)
        return columns[min(columns.count - 1, Int(height.rounded()))]
      })
  }

  /// A bar, solid up to one value and light from there to another, of so many cells for the top one.
  func bar(_ value: Int, to other: Int, top: Int, cells: Int) -> String {
    func length(_ value: Int) -> Int {
      Int((Double(max(0, value)) / Double(max(1, top)) * Double(cells)).rounded())
    }
    let long = max(1, min(cells, length(value)))
    return String(repeating: solid, count: long)
      + String(repeating: light, count: max(0, min(cells, length(other)) - long))
  }
}

extension Workspace {
  /// What small plots are drawn with here: the locale says whether text is UTF-8 (POSIX, 8.2).
  var plotGlyphs: PlotGlyphs {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(world.variable).first
    let name = (locale ?? "C").lowercased().filter { $0 != "-" }
    return PlotGlyphs(isUTF8: name.hasSuffix("utf8") || name.contains("utf8@"))
  }
}
