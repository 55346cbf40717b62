import Encoding

extension SettingsProblem {
  /// What is wrong, in one sentence without a capital or a full stop.
  var message: String {
    switch self {
    case .unknownKey(let path, let nearest):
      "\"\(path)\" is not read" + Self.offer(nearest)
    case .wrongValue(let path, let wanted):
      (path.isEmpty ? "the whole" : "\"\(path)\"") + " should be \(wanted.words)"
    case .lacks(let path, let key):
      "\"\(path)\" has no \"\(key)\" and is left out"
    case .repeated(let path):
      "\"\(path)\" stands here twice; the last one counts"
    case .endsBeforeItBegins(let path):
      "\"\(path)\" ends before it begins"
    case .unknownPerson(let name, let nearest):
      "\"\(name)\" is nobody of the roster" + Self.offer(nearest)
    case .sharedName(let name):
      "\"\(name)\" means two people; the first one is taken"
    case .unknownRole(let role, let nearest):
      "the playbook has no role \"\(role)\"" + Self.offer(nearest)
    case .unknownZone(let name):
      "no zone \"\(name)\" is known here; one is written like \"Europe/Berlin\""
    case .noAddress(let path):
      "\"\(path)\" does not begin with https://"
    case .noNumber(let path):
      "\"\(path)\" has no digit to dial"
    case .brokenHook(let path, let words):
      "\"\(path)\" is no shell command: \(words)"
    case .open(let toWriting):
      toWriting
        ? "other accounts can change this file, and with it the hooks"
        : "other accounts can read the phone numbers in this file"
    }
  }

  private static func offer(_ nearest: [String]) -> String {
    nearest.isEmpty ? "" : "; is it \(nearest.map { "\"\($0)\"" }.joined(separator: " or "))?"
  }
}

extension SettingsProblem.Wanted {
  fileprivate var words: String {
    switch self {
    case .object: "an object in braces"
    case .list: "a list in brackets"
    case .text: "a text in quotes"
    case .texts: "a text in quotes, or a list of them"
    case .duration: "a duration such as \"15m\", or 0 for none"
    case .amount: "a number, not below 0"
    case .time: "a time such as \"2026-01-05 09:00\""
    case .contact: "a name, or an object with \"name\" and \"phone\""
    }
  }
}

extension JSONError {
  /// Why a text is no JSON, for the person who wrote it by hand.
  var sentence: String {
    switch self {
    case .tooLarge: "larger than any settings"
    case .tooDeep: "braces and brackets nested too deep"
    case .endsEarly: "not JSON: it ends where something has to follow; is a brace not closed?"
    case .unexpectedByte(let byte, _): "not JSON: " + Self.reason(byte)
    case .controlCharacter: "not JSON: a quote is not closed in this line"
    case .invalidEscape: "not JSON: a backslash in a text is written \\\\"
    case .invalidUTF8: "not JSON: a text that is not UTF-8"
    case .notAnObject: "should be an object in braces"
    }
  }

  private static func reason(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "}"), UInt8(ascii: "]"): "a comma too many before this, or a value missing"
    case UInt8(ascii: "\""): "a comma or a colon is missing before this"
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "it has no comments; begin a key with // instead"
    case UInt8(ascii: "'"): "texts stand in double quotes"
    case 0x21..<0x7F: "\(Character(Unicode.Scalar(byte))) has no place here"
    default: "this has no place here"
    }
  }
}
