/// Gives the lines of a script to a test and records what it was asked.
public final class ScriptedLineSource: LineSource {
  /// One request as it came.
  public struct Request: Hashable, Sendable {
    /// The words of the prompt, after what the tick made of it.
    public var prompt: String
    /// The draft that was in the line.
    public var draft: String
    /// The lines that the tick showed above it.
    public var above: [String]
  }

  /// What was asked, in order.
  public private(set) var requests: [Request] = []
  /// How many requests came after the script's end; a test expects 0.
  public private(set) var readsPastEnd = 0
  /// How often the terminal was given back.
  public private(set) var releases = 0
  private var results: [LineResult]

  /// Makes a source that gives these answers, then the end of input.
  public init(_ results: [LineResult]) {
    self.results = results.reversed()
  }

  /// Makes a source that gives these lines, then the end of input.
  public convenience init(lines: [String]) {
    self.init(lines.map(LineResult.line))
  }

  /// The answers that nobody asked for; a test expects none.
  public var unread: [LineResult] { results.reversed() }

  /// Gives the next answer of the script; the tick is called once.
  public func readLine(
    prompt: Prompt, draft: String, complete: Completer?, tick: (() -> Tick)?
  ) -> LineResult {
    let news = tick?() ?? Tick()
    requests.append(
      Request(
        prompt: (news.prompt ?? prompt).text.text, draft: draft, above: news.lines.map(\.text)))
    guard let result = results.popLast() else {
      readsPastEnd += 1
      return .endOfInput
    }
    return result
  }

  /// Counts that the terminal was given back.
  public func release() {
    releases += 1
  }
}
