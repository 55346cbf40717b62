import Encoding

/// The post-mortem as the record writes it, in pieces that keep their identity from one time to the
/// next.
///
/// The last one is remembered beside the draft that people edit. What is remembered is derived: where
/// it is lost, merging does without.
public struct PostMortemText: Equatable, Sendable {
  /// The pieces in order.
  var pieces: [PostMortemPiece]
  /// What was put under lines that people had changed, by the piece that it tells about.
  var remarks: [PostMortemPiece.Key: String] = [:]

  init(pieces: [PostMortemPiece]) {
    self.pieces = pieces
  }

  /// Writes the post-mortem of an incident.
  public init(_ export: IncidentExport) {
    self.init(pieces: MarkdownExport.pieces(of: PostMortem(export)))
  }

  /// The whole text, which ends in a newline.
  public var bytes: [UInt8] { Array(string.utf8) }

  var string: String {
    var text = ""
    var previous: PostMortemPiece.Key?
    for piece in pieces {
      if let previous {
        let isSameBlock = (previous.section, previous.block) == (piece.key.section, piece.key.block)
        text += isSameBlock ? "\n" : "\n\n"
      }
      text += piece.text
      previous = piece.key
    }
    return text + "\n"
  }
}

extension PostMortemText {
  /// The first line of what is kept: a file that is not whole does not hold what it says.
  private static func header(_ count: Int) -> JSON {
    ["pieces": JSON(count), "version": 1]
  }

  /// What is kept beside the draft: JSON Lines, a line a piece, then remarks without one.
  public var remembered: [UInt8] {
    var left = remarks
    var lines = pieces.map { piece in
      guard let remark = left.removeValue(forKey: piece.key), case .object(var members) = piece.json
      else { return piece.json }
      members["remark"] = .string(remark)
      return .object(members)
    }
    // Remarks about what the record has no more stand alone.
    for (key, remark) in left.sorted(by: { $0.value < $1.value }) {
      lines.append(.object(key.members.merging(["remark": .string(remark)]) { $1 }))
    }
    return ([Self.header(lines.count)] + lines)
      .flatMap { $0.canonicalBytes + [UInt8(ascii: "\n")] }
  }

  /// Reads what was kept; nil where it is not whole, or of another version.
  public init?(remembered: [UInt8]) {
    var lines: [JSON] = []
    for line in remembered.split(separator: UInt8(ascii: "\n")) {
      guard let json = try? JSON(parsing: line) else { return nil }
      lines.append(json)
    }
    guard lines.first == Self.header(lines.count - 1) else { return nil }
    pieces = []
    for line in lines.dropFirst() {
      guard let key = PostMortemPiece.Key(line) else { return nil }
      let remark = line["remark"]?.string
      remarks[key] = remark
      if let piece = PostMortemPiece(line, key: key) {
        pieces.append(piece)
      } else if remark == nil {
        return nil
      }
    }
  }
}
