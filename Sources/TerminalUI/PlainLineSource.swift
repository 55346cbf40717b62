import SystemIO

/// Reads whole lines from a pipe, a file or a terminal that cannot be steered.
///
/// It keeps what it has read and not yet given, so nothing is lost between two questions. CR LF
/// ends a line like LF, bytes that are not UTF-8 become U+FFFD, a last line without its end
/// counts, and a line may be of any length.
public final class PlainLineSource: LineSource {
  private let port: any TerminalPort
  private let style: TextStyle
  private let showsPrompt: Bool
  private var buffer: [UInt8] = []
  /// How much of the buffer was given, and up to where it holds no line feed.
  private var start = 0
  private var searched = 0
  private var atEnd = false
  /// What came while a burst of bytes was waited out.
  private var nextEvent: TerminalEvent?

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - port: where the bytes come from and the prompt goes to.
  ///   - style: how the prompt and the lines of the tick are dressed.
  ///   - showsPrompt: whether to write the prompt: yes for a person, mostly no for a file.
  public init(port: any TerminalPort, style: TextStyle = .plain, showsPrompt: Bool) {
    self.port = port
    self.style = style
    self.showsPrompt = showsPrompt
  }

  /// Reads up to the next line feed or the end.
  ///
  /// A draft cannot be put into a line here: it stands in brackets behind the prompt, and an empty
  /// line sends it. A half line at a signal is given as the draft, unless it is a secret.
  public func readLine(
    prompt: Prompt, draft: String, complete: Completer?, tick: (() -> Tick)?
  ) -> LineResult {
    if let line = nextLine() { return .line(line) }
    if atEnd { return lastLine() }
    // At a question an empty line says something already.
    let draft = prompt.keepsHistory ? draft : ""
    var prompt = prompt
    func showPrompt() { show(prompt, draft: draft) }
    if prompt.isHidden { port.setEcho(false, dropsTyped: false) }
    showPrompt()
    port.setReading(true)
    // Only what follows a whole line was typed ahead for somebody else.
    var isCutShort = true
    defer {
      if prompt.isHidden { port.setEcho(true, dropsTyped: isCutShort) }
      port.setReading(false)
    }
    var nextTick = port.now &+ 1000
    while true {
      let left = tick == nil ? nil : Int(max(0, min(nextTick &- port.now, 1000)))
      let event = nextEvent ?? port.wait(milliseconds: left)
      nextEvent = nil
      switch event {
      case .input(let bytes):
        if let paste = paste(bytes, prompt) { return .line(paste) }
        guard let line = nextLine() else { break }
        isCutShort = false
        if prompt.isHidden { endRow() }
        return .line(showsPrompt && line.isEmpty ? draft : line)
      case .endOfInput:
        atEnd = true
        // The terminal does not echo the key that ends the input, so what follows needs a row.
        endRow()
        return lastLine()
      case .hungUp:
        return .hangup(draft: takeDraft(prompt))
      case .signal(let signal):
        let unsent = takeDraft(prompt)
        if prompt.isHidden || signal == .interrupt { endRow() }
        return signal == .interrupt && showsPrompt
          ? .interrupted : .ended(signal: signal, draft: unsent)
      case .suspendRequested:
        // The shell gets the terminal as it was.
        if prompt.isHidden { port.setEcho(true, dropsTyped: true) }
        endRow()
        port.suspend()
        if prompt.isHidden { port.setEcho(false, dropsTyped: false) }
        showPrompt()
      case .continued:
        if prompt.isHidden {
          port.setEcho(true, dropsTyped: false)
          port.setEcho(false, dropsTyped: false)
        }
        showPrompt()
      case .resized, .timedOut:
        break
      }
      guard let tick, port.now >= nextTick else { continue }
      nextTick = port.now &+ 1000
      let news = tick()
      if let changed = news.prompt {
        prompt.text = changed.text
        prompt.keepsHistory = changed.keepsHistory
      }
      guard !news.lines.isEmpty else { continue }
      endRow()
      for line in news.lines { write(line.sanitized(), end: "\n") }
      showPrompt()
    }
  }

  /// Takes bytes into the buffer, unless they are lines that nobody typed one by one: those are one
  /// text, at a prompt for notes.
  private func paste(_ bytes: [UInt8], _ prompt: Prompt) -> String? {
    guard showsPrompt, prompt.keepsHistory, buffer.isEmpty, bytes.last == 0x0A else {
      buffer += bytes
      return nil
    }
    let (all, next) = port.burst(after: bytes)
    nextEvent = next
    guard PastedText.isUnmarked(all) else {
      buffer += all
      return nil
    }
    let end = (all.lastIndex(of: 0x0A) ?? 0) + 1
    buffer = Array(all[end...])
    return String(PastedText.cleaned(Array(all[..<end])).dropLast())
  }

  private func show(_ prompt: Prompt, draft: String) {
    guard showsPrompt else { return }
    let offered = StyledText(draft.isEmpty ? "" : "[\(draft)] ")
    write((prompt.text + offered).sanitized(), end: "")
  }

  private func endRow() {
    if showsPrompt { port.write([0x0A]) }
  }

  /// What was typed and not sent; a secret is lost.
  private func takeDraft(_ prompt: Prompt) -> String {
    let rest = takeRest()
    return prompt.isHidden ? "" : rest
  }

  private func write(_ text: StyledText, end: String) {
    port.write(Array((text.rendered(style) + end).utf8))
  }

  private func nextLine() -> String? {
    guard let end = buffer[max(searched, start)...].firstIndex(of: 0x0A) else {
      searched = buffer.count
      return nil
    }
    let line = decode(buffer[start..<end])
    start = end + 1
    searched = start
    // Moving the rest forward at every line would take quadratic time in a long file.
    if start > 65_536 || start == buffer.count {
      buffer.removeFirst(start)
      start = 0
      searched = 0
    }
    return line
  }

  private func lastLine() -> LineResult {
    start < buffer.count ? .line(takeRest()) : .endOfInput
  }

  private func takeRest() -> String {
    let rest = decode(buffer[start...])
    buffer = []
    start = 0
    searched = 0
    return rest
  }

  private func decode(_ bytes: ArraySlice<UInt8>) -> String {
    let line = bytes.last == 0x0D ? bytes.dropLast() : bytes
    return String(decoding: line, as: UTF8.self)
  }
}
