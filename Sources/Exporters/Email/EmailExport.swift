import Encoding
import IncidentModel

/// The mail to customers as a draft (RFC 5322), in plain text and HTML (RFC 2046, section 5.1.4).
///
/// Sender and recipients are for whoever sends it: the addresses are of a domain that can never
/// exist (RFC 2606), so that an unfilled draft goes nowhere.
enum EmailExport {
  static func bytes(of export: IncidentExport) -> [UInt8] {
    let email = CustomerEmail(export)
    let text = QuotedPrintable.encode(plainText(email))
    let html = QuotedPrintable.encode(EmailPage.text(email))
    // No quoted-printable body holds "=_".
    let boundary = "=_outage_" + SHA256.hex(of: text + html).prefix(32)
    var lines = MailHeader.unstructured(
      "Subject", email.subject.map(\.plain).joined())
    lines += [
      "From: \"[____ sender ____]\" <sender@example.invalid>",
      "To: \"[____ recipients ____]\" <recipients@example.invalid>",
      "Date: \(MailHeader.date(date(of: export)))",
      "X-Unsent: 1",
    ]
    if let redaction = export.redaction {
      lines += MailHeader.unstructured("X-Outage-Redacted", redaction.sentence)
    }
    lines += [
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative;",
      " boundary=\"\(boundary)\"",
      "",
    ]
    var bytes = joined(lines)
    for (type, body) in [("text/plain", text), ("text/html", html)] {
      bytes += joined([
        "--\(boundary)", "Content-Type: \(type); charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable", "",
      ])
      bytes += body
    }
    return bytes + joined(["--\(boundary)--"])
  }

  private static func joined(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\r\n" }.joined().utf8)
  }

  /// When the record last changed: the same record gives the same mail.
  private static func date(of export: IncidentExport) -> Instant {
    export.record.events.map(\.recorded).max() ?? Instant(milliseconds: 0)
  }

  private static func plainText(_ email: CustomerEmail) -> String {
    email.paragraphs.map { paragraph in
      let lines = paragraph.lines.map { Escaping.visible($0.map(\.plain).joined()) }
      guard let heading = paragraph.heading else { return lines.joined(separator: "\n") }
      return ([heading + ":"] + lines).joined(separator: "\n")
    }
    .joined(separator: "\n\n") + "\n"
  }
}
