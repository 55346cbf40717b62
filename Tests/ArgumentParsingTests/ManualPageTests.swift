import ArgumentParsing
import Testing

@Suite struct ManualPageTests {
  private let page = ManualPage.text(for: toyTable, seeAlso: ["git(1)"])

  @Test func sectionsInOrder() {
    let sections = page.split(separator: "\n").filter { $0.hasPrefix(".SH") }
    #expect(
      sections == [
        ".SH NAME", ".SH SYNOPSIS", ".SH DESCRIPTION", ".SH COMMANDS", ".SH OPTIONS",
        ".SH \"EXIT STATUS\"", ".SH EXAMPLES", ".SH SEE ALSO",
      ])
  }

  @Test func beginning() {
    #expect(
      page.hasPrefix(
        #"""
        .TH OUTAGE 1 "" "outage 1.2.3"
        .SH NAME
        outage \- guide an incident from the first call to the post\-mortem
        .SH SYNOPSIS
        \fBoutage\fR \fICOMMAND\fR [options]
        .SH DESCRIPTION
        Everything is written down at once.
        .SH COMMANDS
        .SS "In an incident"
        .TP
        \fBoutage start [TITLE...] [options]\fR
        Declare an incident and open the session.
        Also called declare.
        .RS
        .TP
        \fITITLE\fR
        What is broken.
        .TP
        \fB\-s, \-\-severity LEVEL\fR
        How bad it is.
        One of P1, P2, P3, P4.
        Default: P2.

        """#))
  }

  @Test func everyCommandAndOptionIsThere() {
    for command in toyTable.commands where !command.isHidden {
      #expect(page.contains("outage \(command.name) "))
      for option in command.options {
        #expect(page.contains(option.long.split(separator: "-").joined(separator: "\\-")))
      }
    }
    #expect(!page.contains("markdown"))
  }

  @Test func formatsWithoutWarnings() {
    let check = #"test -z "$(groff -man -Tutf8 -ww -z 2>&1)""#
    #expect(Shell.status(of: check, needing: "groff", input: page) == 0)
  }
}
