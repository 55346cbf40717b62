import ArgumentParsing
import Testing

@Suite struct HelpTests {
  @Test func shortHelpOfTheProgram() {
    #expect(
      HelpGenerator(table: toyTable).help(for: [], .short)
        == """
        Guide an incident from the first call to the post-mortem

        Usage: outage COMMAND [options]

        Examples:
          outage start Checkout is down --severity P1

        In an incident:
          start     Declare an incident and open the session
          status    Show where the incident stands
          note      Write a note
          decide    Record the leader's decision
          severity  Set the severity
          reopen    Open a resolved incident again
          resolved  Mark the incident as resolved
          finding   Record the state of one component
          call      Record who was phoned
          task      Give work to someone

        Runbooks: runbook, completions

        More: outage --help, outage help VERB

        """)
  }

  @Test func fullHelpOfTheProgram() {
    #expect(
      HelpGenerator(table: toyTable).help(for: [], .long)
        == """
        Guide an incident from the first call to the post-mortem

        Usage: outage COMMAND [options]

        Examples:
          outage start Checkout is down --severity P1

        In an incident:
          start     Declare an incident and open the session
          status    Show where the incident stands
          note      Write a note
          decide    Record the leader's decision
          severity  Set the severity
          reopen    Open a resolved incident again
          resolved  Mark the incident as resolved
          finding   Record the state of one component
          call      Record who was phoned
          task      Give work to someone

        Runbooks:
          runbook      Work with runbooks
          completions  Print a completion script

        Options of every command:
              --json[=KEYS]  Print JSON
              --color WHEN   When to use colour (one of: auto, always, never; default:
                             auto)
              --store DIR    Where the incidents are
          -q, --quiet        Print results only
          -h, --help         Show help: -h in short, --help in full
          -V, --version      Show the version

        Topics:
          exit-codes  What the exit status means

        More: outage help VERB

        """)
  }

  @Test func shortHelpOfACommand() {
    #expect(
      HelpGenerator(table: toyTable).help(for: ["start"], .short)
        == """
        Declare an incident and open the session

        Usage: outage start [TITLE...] [options]

        Operands:
          TITLE                 What is broken

        Options:
          -s, --severity LEVEL  How bad it is (one of: P1, P2, P3, P4; default: P2)
              --runbook NAME    A runbook to use (may be repeated)
              --no-session      Do not open the session

        More: outage start --help

        """)
  }

  @Test func fullHelpOfACommand() {
    #expect(
      HelpGenerator(table: toyTable).help(for: ["note"], .long)
        == """
        Write a note

        Usage: outage note TEXT... [options]

        Examples:
          outage note db is down
          /note 'it is the pool'

        A note is on disk before the prompt returns.

          kept as it is

        Operands:
          TEXT               The words

        Options:
          -t, --tag TAG      A word to find (may be repeated)

        Options of every command that records:
          -i, --incident ID  Which incident
              --as NAME      Whose word it is
              --at TIME      When it happened

        Options of every command:
              --json[=KEYS]  Print JSON
              --color WHEN   When to use colour (one of: auto, always, never; default:
                             auto)
              --store DIR    Where the incidents are
          -q, --quiet        Print results only
          -h, --help         Show help: -h in short, --help in full

        """)
  }

  @Test func fullHelpWithSubcommands() {
    #expect(
      HelpGenerator(table: toyTable).help(for: ["task"], .long)
        == """
        Give work to someone

        Usage: outage task TEXT... --to NAME [options]
               outage task done REF... [options]
               outage task list [options]

        Examples:
          outage task look at the logs --to bo

        Operands:
          TEXT               What to do

        Subcommands:
          done               Mark a task as done
          list               List the tasks

        Options:
              --to NAME      Who does it (required)

        Options of every command that records:
          -i, --incident ID  Which incident
              --as NAME      Whose word it is
              --at TIME      When it happened

        Options of every command:
              --json[=KEYS]  Print JSON
              --color WHEN   When to use colour (one of: auto, always, never; default:
                             auto)
              --store DIR    Where the incidents are
          -q, --quiet        Print results only
          -h, --help         Show help: -h in short, --help in full

        """)
  }

  @Test func narrowHelp() {
    #expect(
      HelpGenerator(table: toyTable, width: 40).help(for: ["declare"], .long)
        == """
        Declare an incident and open the session
        Also called: declare

        Usage: outage start [TITLE...] [options]

        Examples:
          outage start Checkout is down
              --severity P1
          outage start --no-session -s2 x

        Operands:
          TITLE             What is broken

        Options:
          -s, --severity LEVEL
                            How bad it is (one
                            of: P1, P2, P3, P4;
                            default: P2)
              --runbook NAME
                            A runbook to use
                            (may be repeated)
              --no-session  Do not open the
                            session

        Options of every command:
              --json[=KEYS]
                            Print JSON
              --color WHEN  When to use colour
                            (one of: auto,
                            always, never;
                            default: auto)
              --store DIR   Where the incidents
                            are
          -q, --quiet       Print results only
          -h, --help        Show help: -h in
                            short, --help in
                            full

        """)
  }

  @Test func topic() {
    #expect(
      HelpGenerator(table: toyTable).topic("exit-codes")
        == """
        Exit status

        The status tells scripts what happened.

          0   done
          64  the command line is wrong

        """)
  }

  @Test func helpInTheSession() {
    #expect(
      HelpGenerator(table: toyTable, surface: .session).help(for: ["severity"], .short)
        == """
        Set the severity

        Usage: /severity {P1|P2|P3|P4} [options]

        Operands:
          LEVEL           How bad it is (one of: P1, P2, P3, P4)

        Options:
              --why TEXT  The reason

        More: /severity --help

        """)
  }

  @Test func nothingForUnknownNames() {
    #expect(HelpGenerator(table: toyTable).help(for: ["nope"], .long) == nil)
    #expect(HelpGenerator(table: toyTable).topic("nope") == nil)
  }

  @Test(arguments: [0, 30, 40, 60, 80, 120])
  func fitsTheWidth(_ width: Int) {
    let paths =
      [[]] + toyTable.commands.map { [$0.name] } + [["task", "done"], ["runbook", "show"]]
    let generator = HelpGenerator(table: toyTable, width: width)
    for path in paths {
      for length in [Invocation.HelpLength.short, .long] {
        let help = generator.help(for: path, length) ?? ""
        #expect(!help.isEmpty)
        for line in help.split(separator: "\n") {
          #expect(line.count <= max(width, 30), "\(path): \(line)")
        }
      }
    }
  }
}
