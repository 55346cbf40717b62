import Encoding
import IncidentModel
import Markdown
import SystemIO

extension LintCheck {
  /// Links to headings and files that are not there.
  static let links = LintCheck { subject in
    let own = subject.runbook.anchors
    let directory = FileSystem.parent(of: subject.runbook.path)
    var findings: [LintFinding] = []
    for (destination, position) in subject.linksWithPlaces {
      let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let path = Percent.decoded(String(parts.first ?? "").prefix { $0 != "?" })
      let anchor = parts.count > 1 ? Percent.decoded(parts[1]) : nil
      if path.isEmpty {
        guard let anchor, !isAlive(anchor, in: own) else { continue }
        findings.append(
          subject.finding(
            .error, .deadAnchor(anchor, near: nearest(anchor, own)), position.line, position.column)
        )
        continue
      }
      // A built-in file stands in no directory.
      guard isRelativeFile(path), !subject.runbook.isBuiltIn
      else { continue }
      let target = FileSystem.join(directory, path)
      guard subject.around.exists(target) else {
        // Generators make `x.html` of `x.html.md`, and of `x.md`.
        if isGenerated(target, subject) { continue }
        findings.append(
          subject.finding(.error, .deadLink(path), position.line, position.column))
        continue
      }
      guard let anchor, target.hasSuffix(".md"), let other = subject.around.runbook(target)
      else { continue }
      let anchors = other.anchors
      if isAlive(anchor, in: anchors) { continue }
      findings.append(
        subject.finding(
          .error, .deadAnchor(anchor, near: nearest(anchor, anchors)), position.line,
          position.column))
    }
    return findings
  }

  private static func isAlive(_ anchor: String, in anchors: Set<String>) -> Bool {
    anchor.isEmpty || anchor == "top" || anchors.contains(anchor)
      || anchors.contains(anchor.lowercased()) || isLineNumber(anchor)
  }

  /// `#L12` and `#L12-L20`, which code hosts give lines.
  private static func isLineNumber(_ anchor: String) -> Bool {
    anchor.hasPrefix("L") && anchor.dropFirst().first?.isNumber == true
  }

  private static func nearest(_ anchor: String, _ anchors: Set<String>) -> String? {
    let wanted = anchor.lowercased()
    let limit = max(1, wanted.unicodeScalars.count / 4)
    return anchors.compactMap { name in
      WordDistance.between(wanted, name, limit: limit).map { (distance: $0, name: name) }
    }
    .min { $0 < $1 }?.name
  }

  /// Whether it names a file here: no scheme, no site's root, no template's braces, an ending.
  private static func isRelativeFile(_ path: String) -> Bool {
    if path.hasPrefix("/") || path.contains("{") || path.contains("<") || path.contains("%") {
      return false
    }
    let scheme = path.prefix { $0.isLetter || $0.isNumber || $0 == "+" || $0 == "-" || $0 == "." }
    if path.dropFirst(scheme.count).first == ":" { return false }
    let name = FileSystem.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return false }
    let ending = name[name.index(after: dot)...]
    return !ending.isEmpty && ending.count <= 8 && ending.allSatisfy { $0.isLetter || $0.isNumber }
      && !isHostName(path)
  }

  /// `www.example.com/x` without a scheme is a slip, but of another kind: no file was meant.
  private static func isHostName(_ path: String) -> Bool {
    path.hasPrefix("www.") || path.hasSuffix(".com") || path.hasSuffix(".org")
      || path.hasSuffix(".io") || path.hasSuffix(".net")
  }

  private static func isGenerated(_ target: String, _ subject: LintSubject) -> Bool {
    guard target.hasSuffix(".html") else { return false }
    let stem = String(target.dropLast(5))
    return [".md", ".html.md", ".html.md.erb", ".markdown"].contains {
      subject.around.exists(stem + $0)
    }
  }
}

extension LintSubject {
  /// Where links and images lead that somebody marked as such, and where they stand.
  fileprivate var linksWithPlaces: [(destination: String, position: SourcePosition)] {
    var found: [(String, SourcePosition)] = []
    for block in blocks {
      var stack = Array(Array(block.inlines).reversed())
      while let inline = stack.popLast() {
        switch inline.kind {
        case .link(let link) where !link.isBare, .image(let link):
          found.append((link.destination, inline.position))
        default: break
        }
        stack.append(contentsOf: Array(inline.children).reversed())
      }
    }
    return found
  }
}

extension Runbook {
  /// Every place that a link can name: headings as GitHub calls them, and what HTML or `{#name}` names.
  var anchors: Set<String> {
    var titles: [String] = []
    var anchors: Set<String> = []
    for block in blocks {
      if case .heading = block.kind {
        let title = block.plainTextWithHTML
        titles.append(title)
        // An id of the author's, as in `## Title {#name}`.
        if let start = title.ranges(of: "{#").first, let end = title.lastIndex(of: "}"),
          start.upperBound < end
        {
          let name = String(title[start.upperBound..<end])
          anchors.insert(name)
          anchors.insert(HeadingOutline.anchor(of: String(title[..<start.lowerBound].dropLast())))
        }
      }
      if case .html = block.kind { anchors.formUnion(HTMLNames.of(block.literal)) }
      var stack = Array(block.inlines)
      while let inline = stack.popLast() {
        if case .html(let text) = inline.kind { anchors.formUnion(HTMLNames.of(text)) }
        stack.append(contentsOf: Array(inline.children))
      }
    }
    return anchors.union(HeadingOutline.anchors(of: titles))
  }
}
