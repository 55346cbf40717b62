import Foundation
import Testing

/// A text kept beside the tests, compared whole.
///
/// With `RECORD_GOLDENS` set in the environment the file is written anew, and the test fails, so
/// that nobody records by accident and believes to have tested.
enum Golden {
  static func expect(
    _ actual: [UInt8], matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("Goldens").appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
      try Data(actual).write(to: file)
      Issue.record("recorded \(name)", sourceLocation: sourceLocation)
      return
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    let text = String(decoding: actual, as: UTF8.self)
    if text == expected { return }
    let lines = zip(
      text.split(separator: "\n", omittingEmptySubsequences: false),
      expected.split(separator: "\n", omittingEmptySubsequences: false))
    let place = lines.enumerated().first { $0.element.0 != $0.element.1 }
    Issue.record(
      """
      \(name), line \((place?.offset ?? -2) + 1):
      is     \(place.map { String($0.element.0) } ?? "of another length")
      not    \(place.map { String($0.element.1) } ?? "")
      """, sourceLocation: sourceLocation)
  }
}
