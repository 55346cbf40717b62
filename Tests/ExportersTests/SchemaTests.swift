import Encoding
import IncidentModel
import Testing

@testable import Exporters

@Suite("The schema of the JSON export")
struct SchemaTests {
  @Test("it is as published")
  func isAsPublished() throws {
    try Golden.expect(
      ExportSchema.document.prettyBytes() + [UInt8(ascii: "\n")], matches: "schema.json")
  }

  @Test(
    "every export is as the schema says",
    arguments: ["whole", "short", "hostile", "empty", "redacted"])
  func isValid(story: String) throws {
    let export =
      switch story {
      case "short": UnfinishedIncident.export
      case "hostile": HostileIncident.export
      case "empty":
        IncidentExport(
          record: IncidentRecord(id: "inc-x", events: []), playbook: Playbook(id: "none"),
          times: TimeText(zone: .utc))
      case "redacted": Redaction(.public) { _ in false }.applied(to: WholeIncident.export)
      default: WholeIncident.export
      }
    let document = try JSON(parsing: ExportFormat.json.bytes(of: export))
    #expect(SchemaCheck(ExportSchema.document).flaws(of: document) == [])
  }

  @Test(
    "what is not as the schema says is found",
    arguments: [
      ("a wrong type", ["schemaVersion": "1"]), ("a missing key", ["incident": nil]),
      ("a key too many", ["extra": 1]), ("a wrong word", ["incident": ["status": "sleeping"]]),
      ("a local time", ["incident": ["began": "2026-11-20T01:00:00+01:00"]]),
    ] as [(String, JSON)])
  func findsFlaws(name: String, change: JSON) throws {
    let document = try JSON(parsing: ExportFormat.json.bytes(of: WholeIncident.export))
    var members = try #require(document.object)
    for (key, value) in change.object ?? [:] {
      if let inner = value.object, let old = members[key]?.object {
        members[key] = .object(old.merging(inner) { $1 })
      } else {
        members[key] = value == .null ? nil : value
      }
    }
    #expect(SchemaCheck(ExportSchema.document).flaws(of: .object(members)) != [])
  }
}

/// Checks a value against the part of JSON Schema that our own schema uses; an unknown keyword is a
/// flaw, so that nothing is taken for checked that was not.
struct SchemaCheck {
  private let schema: JSON

  init(_ schema: JSON) {
    self.schema = schema
  }

  func flaws(of value: JSON) -> [String] {
    Self.flaws(value, schema, at: "$")
  }

  private static func flaws(_ value: JSON, _ schema: JSON, at path: String) -> [String] {
    var flaws: [String] = []
    for (keyword, rule) in schema.object ?? [:] {
      switch keyword {
      case "$schema", "$id", "title", "description", "format": break
      case "type": if !isOf(value, rule.string) { flaws.append("\(path) is no \(rule)") }
      case "enum": if rule.array?.contains(value) != true { flaws.append("\(path) is no word") }
      case "pattern": if value.string?.hasSuffix("Z") != true { flaws.append("\(path) is not UTC") }
      case "anyOf":
        if !(rule.array ?? []).contains(where: { Self.flaws(value, $0, at: path).isEmpty }) {
          flaws.append("\(path) is none of them")
        }
      case "items":
        for (place, element) in (value.array ?? []).enumerated() {
          flaws += Self.flaws(element, rule, at: "\(path)[\(place)]")
        }
      case "required":
        for name in (rule.array ?? []).compactMap(\.string) where value[name] == nil {
          flaws.append("\(path) lacks \(name)")
        }
      case "properties":
        for (name, inner) in rule.object ?? [:] {
          if let member = value[name] { flaws += Self.flaws(member, inner, at: "\(path).\(name)") }
        }
      case "additionalProperties":
        for (name, member) in value.object ?? [:] where schema["properties"]?[name] == nil {
          if rule == .bool(false) {
            flaws.append("\(path) has \(name)")
          } else if rule.object != nil {
            flaws += Self.flaws(member, rule, at: "\(path).\(name)")
          }
        }
      default: flaws.append("unknown keyword \(keyword)")
      }
    }
    return flaws
  }

  private static func isOf(_ value: JSON, _ type: String?) -> Bool {
    switch type {
    case "string": value.string != nil
    case "integer": value.int != nil
    case "boolean": value.bool != nil
    case "array": value.array != nil
    case "object": value.object != nil
    case "null": value == .null
    default: false
    }
  }
}
