/// Character references, such as `&uuml;` and `&#252;` (CommonMark 0.31.2, section 2.5).
public enum CharacterReference {
  /// What a reference, from its `&` to its `;`, stands for; nil where it is none.
  public static func text(of reference: String) -> String? {
    let bytes = Array(reference.utf8)
    guard bytes.first == UInt8(ascii: "&") else { return nil }
    var output: [UInt8] = []
    let length = bytes.withUnsafeBufferPointer { buffer in
      EscapeDecoder.appendReference(ByteView(buffer), 0, buffer.count, to: &output)
    }
    return length == bytes.count ? String(decoding: output, as: UTF8.self) : nil
  }
}
