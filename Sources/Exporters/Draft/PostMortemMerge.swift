/// A draft that people edit, with what the record has to say since it was last written.
///
/// Three texts meet: the one that was last written, the draft, and the one that the record writes now.
/// What differs between the first and the last is news; everything else in the draft is a person's,
/// and stays byte for byte where it is.
///
/// - A line that nobody touched follows the record.
/// - A line in a person's words stays; if its fact changed, the record's words stand under it, once.
/// - A line that a person took out stays out, and a section that was taken out gets no new lines.
/// - A new line stands behind the one that it follows in the record, wherever that was moved.
///
/// Where nobody remembers what was last written, the draft stays as it is, and all that is not in it
/// word for word is put at its end, under one heading.
public struct PostMortemMerge: Sendable {
  /// The draft with the news.
  public let bytes: [UInt8]
  /// What to remember for the next time.
  public let text: PostMortemText
  /// What was brought in, section by section; what did not change is left out.
  public let news: [PostMortemNews]

  /// Brings what is new into a draft.
  ///
  /// Without a base nobody remembers what was last written.
  public init(base: PostMortemText?, draft: [UInt8], fresh: PostMortemText) {
    var merger = DraftMerger(base: base, draft: draft, fresh: fresh)
    if base == nil {
      merger.append()
    } else {
      merger.merge()
    }
    // What nobody touched is written anew, whatever changed its place.
    bytes = draft == base?.bytes ? fresh.bytes : merger.bytes
    text = merger.text
    news = merger.news.filter { !$0.isEmpty }
  }
}
