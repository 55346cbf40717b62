public import SystemIO

/// Where the lines of a session come from: a person at a terminal, a file, or a test.
public protocol LineSource: AnyObject {
  /// Asks for one line and waits for it.
  ///
  /// - Parameters:
  ///   - prompt: what stands before the line.
  ///   - draft: text that is in the line already, unsent, the cursor after it.
  ///   - complete: what Tab offers; nil for nothing.
  ///   - tick: called about once a second while waiting; what it answers appears above the line.
  /// - Returns: the line, or why there is none.
  func readLine(
    prompt: Prompt, draft: String, complete: Completer?, tick: (() -> Tick)?
  ) -> LineResult

  /// Gives the terminal back as it was, so that a child or the shell can have it; the next
  /// `readLine` takes it again. More than once does no harm.
  func release()
}

extension LineSource {
  /// Asks for one line with nothing in it, nothing to complete and nothing to tell.
  public func readLine(prompt: Prompt) -> LineResult {
    readLine(prompt: prompt, draft: "", complete: nil, tick: nil)
  }

  /// Gives nothing back where nothing was taken.
  public func release() {}
}

/// What came of asking for a line.
public enum LineResult: Hashable, Sendable {
  /// A line, without its end; a paste may have put line feeds into it.
  case line(String)
  /// Ctrl-C: the line was dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the end of the file.
  case endOfInput
  /// The terminal is gone; what was typed and not sent.
  case hangup(draft: String)
  /// A signal asks the process to end; what was typed and not sent.
  ///
  /// The terminal has been given back. The caller keeps the draft and ends by the same signal.
  case ended(signal: Signal, draft: String)
}

/// What happened while a line was being typed.
public struct Tick: Hashable, Sendable {
  /// Lines to show above it.
  public var lines: [StyledText]
  /// A prompt to show from now on; nil leaves the old one.
  public var prompt: Prompt?

  /// Makes an answer; by default nothing happened.
  public init(lines: [StyledText] = [], prompt: Prompt? = nil) {
    self.lines = lines
    self.prompt = prompt
  }
}
