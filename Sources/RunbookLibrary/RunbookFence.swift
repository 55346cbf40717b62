import Markdown

/// A block of code in a runbook and what its info string says about it.
public struct RunbookFence: Sendable {
  /// What running it does, as its author says.
  public enum Effect: Equatable, Sendable {
    /// It only reads.
    case check
    /// It alters something.
    case change
    /// Nothing says.
    case unknown
  }

  /// The info string as written, trimmed.
  public let info: String
  /// The first word of the info string, as written.
  public let language: String
  /// The other words that have no `=`, in order.
  public let words: [String]
  /// The words of the form `name=value`.
  public let attributes: [String: String]
  /// The code, with a line feed after each line.
  public let text: String
  /// Its first line, from 1: that of the fence.
  public let line: Int
  /// The column of the fence, from 1.
  public let column: Int
  /// How many containers it stands in.
  public let depth: Int
  /// Between fences, or by indentation only.
  public let isFenced: Bool
  /// Whether the closing fence is there.
  public let isClosed: Bool
  /// Whether it holds commands that can be offered.
  public let isRunnable: Bool
  /// What a shell would get: the code, or of code with `$ ` prompts the lines behind them.
  public let script: String
  /// What stands between the prompts, as the author saw it; empty without prompts.
  public let expectedOutput: String
  /// Whether it shows what the command right before it printed.
  public let isSampleOutput: Bool
  /// What is to be filled in before it can be used, in order, each once.
  public let placeholders: [String]
  /// The placeholders between angle brackets that say their own value, `<lines=20>`.
  public let standards: [String: String]
  /// The shell variables that it reads and does not set itself; an earlier command may do that.
  public let reads: [String]

  /// Whether no language says that it holds commands, and only its first line looks like one.
  public var isGuess: Bool { isRunnable && language.isEmpty }

  /// What `id=` says.
  public var id: String? { attributes["id"] }

  /// What running it does.
  public var effect: Effect {
    words.contains("change") ? .change : words.contains("check") ? .check : .unknown
  }

  /// Whether its author wants it done by hand.
  public var isManual: Bool { words.contains("manual") }

  /// Whether it is a message to people.
  public var isTemplate: Bool { words.contains("template") }
}

extension Runbook {
  /// The blocks of code, in order.
  public var fences: [RunbookFence] {
    var set = ShellVariables()
    let declared = Set(variables.map(\.name))
    return codeBlocks.map { block, follows in
      RunbookFence(block, followsCommand: follows, declared: declared, variables: &set)
    }
  }

  /// The text of the blocks of code that hold commands, in order.
  var commandTexts: [String] {
    codeBlocks.filter { CommandRecognition.isRunnable($0, followsCommand: $1) }.map(\.block.literal)
  }

  /// The blocks of code, and whether one stands right below another that holds commands.
  private var codeBlocks: [(block: Block, followsCommand: Bool)] {
    var found: [(block: Block, followsCommand: Bool)] = []
    var command: Block?
    for block in blocks {
      switch block.kind {
      case .fencedCode, .indentedCode: break
      default: continue
      }
      let follows = command?.isFollowed(by: block) ?? false
      found.append((block, follows))
      command = CommandRecognition.isRunnable(block, followsCommand: follows) ? block : nil
    }
    return found
  }
}

extension Block {
  /// Whether nothing stands between this block and the other.
  fileprivate func isFollowed(by other: Block) -> Bool { nextSibling.map { $0 == other } ?? false }
}

extension RunbookFence {
  init(
    _ block: Block, followsCommand: Bool, declared: Set<String>, variables: inout ShellVariables
  ) {
    info = block.writtenInfo
    text = block.literal
    line = block.line
    column = block.range.start.column
    depth = block.depth
    let parsed = InfoString(info)
    language = parsed.language
    words = parsed.words
    attributes = parsed.attributes
    isRunnable = CommandRecognition.isRunnable(block, followsCommand: followsCommand)
    if case .fencedCode(_, let isClosed) = block.kind {
      isFenced = true
      self.isClosed = isClosed
    } else {
      isFenced = false
      isClosed = true
    }
    let parted = isRunnable ? PromptedCode(text) : nil
    script = parted?.script ?? text
    expectedOutput = parted?.output ?? ""
    isSampleOutput =
      followsCommand && !isRunnable && CommandRecognition.isOutput(language.lowercased())
    let isMarkup = ["html", "xml", "svg", "jsx", "tsx"].contains(language.lowercased())
    let scanner = PlaceholderScanner(script, declared: declared)
    let open = isMarkup ? [] : scanner.angleNames
    let unset = isRunnable ? variables.unset(in: script) : []
    var seen: Set<String> = []
    placeholders = (open + unset).filter { seen.insert($0).inserted }
    standards = isMarkup ? [:] : scanner.standards
    var alone = ShellVariables()
    reads = isRunnable ? alone.unset(in: script, acceptsDefaults: true) : []
  }
}
