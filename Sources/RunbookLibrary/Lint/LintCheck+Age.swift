import Encoding
import Markdown

extension LintCheck {
  /// A review that should have been.
  static let review = LintCheck { subject in
    let front = subject.runbook.frontMatter
    let keys = ["last_reviewed_on", "last_reviewed", "last_verified_at"]
    guard let key = keys.first(where: { front?[$0] != nil }), let text = front?[key]?.text,
      !text.isEmpty, !isRetired(subject)
    else { return [] }
    guard let day = Day(text) else { return [subject.finding(.warning, .notADate(text), key: key)] }
    var due = day.adding(days: 90)
    if let period = front?["review_in"]?.text {
      guard let given = day.adding(period: period) else {
        return [subject.finding(.warning, .notAPeriod(period), key: "review_in")]
      }
      due = given
    }
    let today = Day(subject.around.today)
    return due < today ? [subject.finding(.warning, .reviewOverdue(since: due.text), key: key)] : []
  }

  /// A deprecated runbook that does not say what to use, or names what is not there.
  static let successor = LintCheck { subject in
    let front = subject.runbook.frontMatter
    let successor = front?["superseded_by"]?.text ?? ""
    if !successor.isEmpty, !subject.around.knowsID(successor) {
      return [subject.finding(.error, .unknownSuccessor(successor), key: "superseded_by")]
    }
    guard isRetired(subject), successor.isEmpty else { return [] }
    return [subject.finding(.warning, .noSuccessor, key: "status")]
  }

  private static func isRetired(_ subject: LintSubject) -> Bool {
    subject.runbook.frontMatter?["status"]?.text?.lowercased() == "deprecated"
      || subject.runbook.title.lowercased().hasPrefix("[deprecated]")
  }
}

/// A day of the calendar.
private struct Day: Comparable {
  private let instant: Instant

  init?(_ text: String) {
    let parts = text.prefix(10).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let year = Int(parts[0]), let month = Int(parts[1]),
      let day = Int(parts[2]), let time = CivilTime(year: year, month: month, day: day)
    else { return nil }
    instant = time.instant(offsetSeconds: 0)
  }

  init(_ time: CivilTime) {
    instant = time.instant(offsetSeconds: 0)
  }

  private init(_ instant: Instant) {
    self.instant = instant
  }

  var text: String { CivilTime(instant, offsetSeconds: 0).date }

  func adding(days: Int) -> Day { Day(instant.advanced(bySeconds: days * 86_400)) }

  /// `3 months`, `6 weeks`, `90 days`, `1 year`; a month that is too short ends it.
  func adding(period: String) -> Day? {
    let words = period.lowercased().split(separator: " ")
    guard words.count == 2, let count = Int(words[0]), (1...1000).contains(count) else {
      return nil
    }
    switch words[1] {
    case "day", "days": return adding(days: count)
    case "week", "weeks": return adding(days: 7 * count)
    case "month", "months": return adding(months: count)
    case "year", "years": return adding(months: 12 * count)
    default: return nil
    }
  }

  private func adding(months: Int) -> Day? {
    let time = CivilTime(instant, offsetSeconds: 0)
    let month = time.month - 1 + months
    for day in stride(from: time.day, through: 28, by: -1) {
      if let found = CivilTime(year: time.year + month / 12, month: month % 12 + 1, day: day) {
        return Day(found)
      }
    }
    return CivilTime(year: time.year + month / 12, month: month % 12 + 1, day: time.day).map(
      Day.init)
  }

  static func < (left: Day, right: Day) -> Bool { left.instant < right.instant }
}
