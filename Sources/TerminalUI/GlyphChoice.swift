/// Whether the glyphs that are ours may be more than ASCII.
public enum GlyphChoice {
  /// Whether they must be ASCII: `OUTAGE_ASCII` says so, or the locale names another encoding.
  ///
  /// Where nothing is said of the locale, the terminal is taken for one of today.
  public static func isASCII(_ environment: [String: String]) -> Bool {
    if let value = environment["OUTAGE_ASCII"], !value.isEmpty, value != "0" { return true }
    return foreignLocale(environment) != nil
  }

  /// The locale, where it names another encoding than UTF-8.
  public static func foreignLocale(_ environment: [String: String]) -> String? {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
    guard let locale = names.first(where: { !$0.isEmpty }) else { return nil }
    let isUTF8 = locale.lowercased().filter { $0 != "-" }.contains("utf8")
    return isUTF8 ? nil : locale
  }
}

extension StyledText {
  /// The text with the glyphs that we use in ASCII, also where a person typed one, in a row of at most
  /// so many cells; letters of people's words stay as they are.
  public func withASCIIGlyphs(in cells: Int) -> StyledText {
    guard spans.contains(where: { $0.text.utf8.contains { $0 >= 0x80 } }) else { return self }
    var result = StyledText()
    for span in spans {
      result.append(
        span.text.replacing("…", with: "...").replacing("·", with: "."), span.meaning)
    }
    // What was cut to the row keeps to it: the mark of the cut is three cells now.
    guard result.width > cells, result.text.hasSuffix("...") else { return result }
    return result.truncated(to: cells, mark: "...")
  }
}
