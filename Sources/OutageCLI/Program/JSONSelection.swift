import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

/// The keys that `--json=a,b` asks for; all of them without any.
struct JSONSelection: Equatable {
  private let keys: [String]

  init(_ text: String?) {
    keys = (text ?? "").split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
  }

  /// The chosen members of an object, or of every object of an array.
  func of(
    _ value: JSON, hints: (_ known: [String]) -> [String] = { _ in [] }
  ) throws(CommandFailure) -> JSON {
    guard !keys.isEmpty else { return value }
    switch value {
    case .array(let elements):
      let known = Set(elements.flatMap { ($0.object ?? [:]).keys })
      if !elements.isEmpty { try check(known, hints) }
      return .array(elements.map(chosen))
    case .object(let members):
      try check(Set(members.keys), hints)
      return chosen(value)
    default: return value
    }
  }

  /// Whether nothing is left out.
  var isAll: Bool { keys.isEmpty }

  /// The chosen members of an object that has been recorded already, whatever keys it has.
  func chosen(_ line: [UInt8]) -> [UInt8] {
    (try? JSON(parsing: line)).map { chosen($0).canonicalBytes } ?? line
  }

  private func chosen(_ value: JSON) -> JSON {
    guard let members = value.object else { return value }
    return .object(members.filter { keys.contains($0.key) })
  }

  private func check(
    _ known: Set<String>, _ hints: (_ known: [String]) -> [String]
  ) throws(CommandFailure) {
    guard let wrong = keys.first(where: { !known.contains($0) }) else { return }
    let known = known.sorted()
    throw CommandFailure(
      .usage, "there is no key \"\(wrong)\"; there are \(known.joined(separator: ", "))",
      hints: hints(known))
  }
}
