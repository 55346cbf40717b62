/// Lets a person at a terminal type a line, with keys, history and completion.
///
/// The terminal is taken at the first line and stays taken between lines, so that what is typed
/// while a command runs is neither echoed into its output nor obeyed. `release` gives it back: at
/// the end, and around any child that uses the terminal. Where the terminal can do nothing but
/// print, or is none, lines are read plainly.
public final class TerminalLineSource: LineSource {
  private let port: any TerminalPort
  private let traits: TerminalTraits
  private let plain: PlainLineSource
  private let keep: (String) -> Void
  private var view: EditorView
  private var editor: LineEditor
  private var decoder = KeyDecoder()
  private var keys: ArraySlice<Key> = []
  private var isHeld = false
  private var lastInput: Int64 = 0
  /// What came while a burst of bytes was waited out.
  private var nextEvent: TerminalEvent?
  private var size = TerminalSize(columns: 80, rows: 24)

  /// How long to wait for the rest of an escape sequence, in milliseconds; readline's own value.
  private static let sequenceTime: Int64 = 500
  private static let tickTime: Int64 = 1000

  /// Makes a source.
  ///
  /// - Parameters:
  ///   - port: the terminal.
  ///   - environment: for `TERM` and for what tells terminals apart that wrap anew from others.
  ///   - style: how the prompt and what is shown around the line are dressed.
  ///   - history: the lines sent before.
  ///   - keep: called with each line that the history takes, as soon as it is sent.
  ///   - isASCII: whether the glyphs that are ours must be ASCII.
  ///   - searchLabels: what stands before the query of a search.
  public init(
    port: any TerminalPort, environment: [String: String], style: TextStyle,
    history: History = History(), keep: @escaping (String) -> Void = { _ in },
    isASCII: Bool = false,
    searchLabels: (found: String, failed: String) = ("search", "no match")
  ) {
    self.port = port
    self.keep = keep
    traits = TerminalTraits(environment: environment)
    plain = PlainLineSource(port: port, style: style, showsPrompt: true)
    view = EditorView(style: style, isASCII: isASCII, reflows: traits.reflows)
    view.searchLabels = searchLabels
    editor = LineEditor(history: history)
  }

  deinit {
    release()
  }

  /// The lines sent so far, for the caller to keep.
  public var history: History {
    get { editor.history }
    set { editor.history = newValue }
  }

  /// Lets a line be typed.
  public func readLine(
    prompt: Prompt, draft: String, complete: Completer?, tick: (() -> Tick)?
  ) -> LineResult {
    guard traits.canSteer, take() else {
      return plain.readLine(prompt: prompt, draft: draft, complete: complete, tick: tick)
    }
    if prompt.isHidden { return readHidden(prompt) }
    port.setReading(true)
    editor.begin(draft: draft)
    view.forget()
    size = port.size
    var request = Request(prompt: prompt, complete: complete, tick: tick, port: port)
    write(draw(request))
    while true {
      if let result = handleKeys(request) { return result }
      if let result = waitOnce(&request) { return result }
    }
  }

  /// Gives the terminal back until the next line.
  public func release() {
    guard isHeld else { return }
    isHeld = false
    if traits.marksPastes { write("\u{1B}[?2004l") }
    port.release()
  }

  /// Lets a secret be typed, with all keys, of which nothing is seen.
  private func readHidden(_ prompt: Prompt) -> LineResult {
    port.setReading(true)
    defer { port.setReading(false) }
    view.forget()
    let question = prompt.text.sanitized().rendered(view.style)
    write(question)
    var secret = LineEditor()
    while true {
      while let key = keys.popFirst() {
        switch secret.handle(key) {
        case .submit(let text):
          write("\n")
          return .line(text)
        case .cancel:
          write("^C\n")
          return .interrupted
        case .endOfInput:
          write("\n")
          return .endOfInput
        case .suspend:
          suspend()
          write(question)
        case .edited, .ignored, .complete, .clearScreen:
          break
        }
      }
      let event =
        nextEvent ?? port.wait(milliseconds: decoder.isWaiting ? Int(Self.sequenceTime) : nil)
      nextEvent = nil
      switch event {
      case .input(let bytes): keys += decoder.decode(bytes)
      case .timedOut: keys += decoder.timeOut()
      case .suspendRequested:
        suspend()
        write(question)
      case .continued:
        retake()
        write(question)
      case .resized: break
      case .endOfInput, .hungUp:
        return giveUp { _ in .hangup(draft: "") }
      case .signal(let signal):
        return giveUp { _ in .ended(signal: signal, draft: "") }
      }
    }
  }

  /// What one call of `readLine` was asked for.
  private struct Request {
    var prompt: Prompt
    let complete: Completer?
    let tick: (() -> Tick)?
    var nextTick: Int64
    /// When an unfinished sequence is taken as it is.
    var sequenceEnd: Int64?

    init(prompt: Prompt, complete: Completer?, tick: (() -> Tick)?, port: any TerminalPort) {
      self.prompt = prompt
      self.complete = complete
      self.tick = tick
      nextTick = port.now &+ TerminalLineSource.tickTime
    }
  }

  private func take() -> Bool {
    guard !isHeld else { return true }
    guard port.acquire() else { return false }
    isHeld = true
    if traits.marksPastes { write("\u{1B}[?2004h") }
    return true
  }

  private func write(_ text: String) {
    if !text.isEmpty { port.write(Array(text.utf8)) }
  }

  private func draw(_ request: Request) -> String {
    let list = editor.menu.map {
      CompletionList.lines($0, size: size, isASCII: view.isASCII)
    }
    return view.draw(
      editor, prompt: request.prompt.text, columns: size.columns, list: list ?? [])
  }

  /// Does all keys that are there, then draws once.
  private func handleKeys(_ request: Request) -> LineResult? {
    guard !keys.isEmpty else { return nil }
    while let key = keys.popFirst() {
      switch editor.handle(key) {
      case .edited, .ignored:
        break
      case .complete:
        let line = editor.line
        _ = editor.apply(request.complete?(line.text, line.before.count) ?? [])
      case .clearScreen:
        view.forget()
        write("\u{1B}[H\u{1B}[2J")
      case .suspend:
        suspend()
      case .submit(let text):
        // What was typed with the Enter in one go has not been seen yet.
        write(draw(request) + view.finish(editor, prompt: request.prompt.text))
        if request.prompt.keepsHistory, editor.history.add(text) { keep(text) }
        return end(.line(text))
      case .cancel:
        write(draw(request) + view.finish(editor, prompt: request.prompt.text, mark: "^C"))
        return end(.interrupted)
      case .endOfInput:
        write(view.leave())
        return end(.endOfInput)
      }
    }
    write(draw(request))
    return nil
  }

  private func end(_ result: LineResult) -> LineResult {
    port.setReading(false)
    return result
  }

  private func waitOnce(_ request: inout Request) -> LineResult? {
    let event = nextEvent ?? port.wait(milliseconds: timeLeft(request))
    nextEvent = nil
    switch event {
    case .input(var bytes):
      // A paste whose end got lost would swallow every key; Ctrl-C after a pause gets out of it.
      if decoder.isPasting, bytes == [0x03], port.now &- lastInput >= Self.tickTime {
        keys += decoder.abandonPaste()
      }
      lastInput = port.now
      if !traits.marksPastes, bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) {
        (bytes, nextEvent) = port.burst(after: bytes)
      }
      if !traits.marksPastes, PastedText.isUnmarked(bytes, after: editor.line.text) {
        keys.append(.paste(PastedText.cleaned(bytes)))
      } else {
        keys += decoder.decode(bytes)
      }
      request.sequenceEnd = decoder.isWaiting ? port.now &+ Self.sequenceTime : nil
    case .resized:
      measure(request)
    case .suspendRequested:
      suspend()
      write(draw(request))
    case .continued:
      retake()
      write(draw(request))
    case .endOfInput, .hungUp:
      return giveUp { .hangup(draft: $0) }
    case .signal(let signal):
      return giveUp { .ended(signal: signal, draft: $0) }
    case .timedOut:
      break
    }
    if let end = request.sequenceEnd, port.now >= end {
      keys += decoder.timeOut()
      request.sequenceEnd = nil
    }
    if let tick = request.tick, port.now >= request.nextTick {
      request.nextTick = port.now &+ Self.tickTime
      show(tick(), &request)
    }
    return nil
  }

  private func timeLeft(_ request: Request) -> Int? {
    let ends = [request.tick == nil ? nil : request.nextTick, request.sequenceEnd]
    guard let next = ends.compactMap({ $0 }).min() else { return nil }
    return Int(max(0, min(next &- port.now, Self.tickTime)))
  }

  /// Shows what happened above the line, which then stands below it as it was.
  private func show(_ news: Tick, _ request: inout Request) {
    if let prompt = news.prompt { request.prompt = prompt }
    guard !news.lines.isEmpty || news.prompt != nil else { return }
    var output = ""
    if !news.lines.isEmpty {
      output += view.clear()
      for line in news.lines { output += line.sanitized().rendered(view.style) + "\n" }
    }
    write(output + draw(request))
  }

  private func measure(_ request: Request) {
    let new = port.size
    guard new != size else { return }
    let erase = view.resize(to: new.columns)
    size = new
    write(erase + draw(request))
  }

  private func suspend() {
    write(view.leave())
    release()
    port.suspend()
    retake()
  }

  /// Takes the terminal anew: while the process stood still, the shell had it.
  private func retake() {
    if isHeld { port.release() }
    isHeld = port.acquire()
    port.setReading(true)
    if isHeld, traits.marksPastes { write("\u{1B}[?2004h") }
    size = port.size
    view.forget()
  }

  private func giveUp(_ result: (String) -> LineResult) -> LineResult {
    write(view.leave())
    port.setReading(false)
    release()
    return result(editor.line.text)
  }
}
