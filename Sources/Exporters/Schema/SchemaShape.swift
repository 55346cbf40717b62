import Encoding

/// The form of a JSON value, from which a schema (JSON Schema, draft 2020-12) is written.
indirect enum SchemaShape: Sendable {
  /// A text.
  case text
  /// A moment, RFC 3339 in UTC.
  case time
  /// A whole number.
  case integer
  /// True or false.
  case flag
  /// One of some words.
  case word([String])
  /// The value, or `null` where it is not known.
  case optional(SchemaShape)
  /// Values of one form, in order.
  case list(SchemaShape)
  /// Values of one form by names that are not fixed.
  case map(SchemaShape)
  /// Members by name, all of which are there, and no others unless it `isOpen`.
  case object([Member], isOpen: Bool)

  /// A member of an object.
  struct Member: Sendable {
    var name: String
    var shape: SchemaShape
    var meaning: String
    var isRequired = true
  }

  /// An object that has these members and no others.
  static func object(_ members: [Member]) -> SchemaShape { .object(members, isOpen: false) }

  /// The schema.
  var schema: [String: JSON] {
    switch self {
    case .text: ["type": "string"]
    case .time: ["type": "string", "format": "date-time", "pattern": "Z$"]
    case .integer: ["type": "integer"]
    case .flag: ["type": "boolean"]
    case .word(let words): ["enum": .array(words.map(JSON.string))]
    case .optional(let shape): ["anyOf": [.object(shape.schema), ["type": "null"]]]
    case .list(let shape): ["type": "array", "items": .object(shape.schema)]
    case .map(let shape): ["type": "object", "additionalProperties": .object(shape.schema)]
    case .object(let members, let isOpen):
      [
        "type": "object",
        "properties": .object(
          Dictionary(members.map { ($0.name, .object($0.schema)) }) { $1 }),
        "required": .array(members.filter(\.isRequired).map { .string($0.name) }),
        "additionalProperties": .bool(isOpen),
      ]
    }
  }
}

extension SchemaShape.Member {
  init(_ name: String, _ shape: SchemaShape, _ meaning: String = "", isRequired: Bool = true) {
    self.init(name: name, shape: shape, meaning: meaning, isRequired: isRequired)
  }

  /// The schema, with what the member means.
  fileprivate var schema: [String: JSON] {
    meaning.isEmpty
      ? shape.schema : shape.schema.merging(["description": .string(meaning)]) { $1 }
  }
}
