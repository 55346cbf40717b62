import Encoding
import IncidentModel

extension ToldEvent {
  /// What it says now, with what was first written and who changed that, so that every format tells
  /// corrections alike.
  func words(_ names: EventNames) -> RichText {
    let first = written.words(names)
    if let strike {
      let why = strike.why.map { ": \($0)" } ?? ""
      return .struck(first) + RichText(" (struck by \(strike.by)\(why))")
    }
    var text = RichText(now.words(names))
    if isAmended {
      let author = amendedBy.map { " by \($0)" } ?? ""
      text += RichText(" (amended\(author); first written: ") + .struck(first) + ")"
    }
    if isRetimed {
      let author = retimedBy.map { " by \($0)" } ?? ""
      text += RichText(
        " (time corrected\(author); first written for \(written.at.utcText) UTC)")
    }
    return text
  }
}

extension Instant {
  /// `2026-11-20 00:52:10`, in UTC.
  var utcText: String {
    let civil = CivilTime(self, offsetSeconds: 0)
    return "\(civil.date) \(civil.clock)"
  }
}
