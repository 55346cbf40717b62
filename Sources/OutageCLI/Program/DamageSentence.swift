import SystemIO
import Timeline

/// What is wrong at a place in a timeline, in words.
struct DamageSentence {
  let text: String

  init(_ damage: Damage) {
    let line = damage.line.map { ":\($0)" } ?? ""
    text = "\(damage.file)\(line): \(Self.words(damage.kind)) (byte \(damage.byte))"
  }

  private static func words(_ kind: Damage.Kind) -> String {
    switch kind {
    case .unreadable(let error): "cannot be read: \(error.code.text)"
    case .notAnEvent: "not an event"
    case .tornTail: "the last line is cut off"
    case .tornLine: "a line that was cut off"
    case .changed: "the line was changed after it was written"
    case .removed(let count): "\(count) \(count == 1 ? "line is" : "lines are") missing before it"
    case .outOfOrder: "the line's number is not the next one"
    case .clockBackwards: "the logical clock goes backwards"
    case .wrongWriter(let name): "the line is by another writer, \(name)"
    case .redacted: "the line was redacted, and cannot stand for the one it was made from"
    case .standsElsewhere(let file): "the entry stands otherwise in \(file)"
    }
  }
}
