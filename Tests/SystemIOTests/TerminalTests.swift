import SystemIO
import Testing

@testable import SystemIO

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@Suite struct TerminalTests {
  let master: Descriptor
  let terminal: Descriptor

  init() throws {
    (master, terminal) = try TimedRun.openTerminal()
  }

  private func close() {
    FileSystem.live.close(master)
    FileSystem.live.close(terminal)
  }

  private var flags: [UInt32] {
    var settings = termios()
    tcgetattr(terminal.rawValue, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag].map {
      UInt32(truncatingIfNeeded: $0)
    }
  }

  private func has(_ flag: Int32) -> Bool {
    flags[3] & UInt32(flag) != 0
  }

  @Test func knowsATerminalAndItsSize() throws {
    defer { close() }
    let pipe = try Pipe.make()
    defer {
      FileSystem.live.close(pipe.read)
      FileSystem.live.close(pipe.write)
    }
    #expect(terminal.isTerminal && !pipe.read.isTerminal)
    #expect(terminal.windowSize?.columns == 80 && terminal.windowSize?.rows == 24)
    #expect(pipe.read.windowSize == nil)
    #expect(!HeldTerminal(input: pipe.read, output: pipe.write).takeKeys())
    #expect(!HeldTerminal(input: pipe.read, output: pipe.write).hideTyping())
  }

  /// In a process of its own, for it changes what signals do.
  @Test func givesKeysAndLinesBack() async {
    close()
    _ = await #expect(processExitsWith: .success) {
      let test = try TerminalTests()
      let before = test.flags
      let held = HeldTerminal(input: test.terminal, output: test.terminal)
      for _ in 0..<2 {
        #expect(held.takeKeys() && held.isHeld)
        #expect(!test.has(ECHO) && !test.has(ICANON) && !test.has(ISIG))
        held.setQuitKey(endsProcess: true)
        #expect(!test.has(ECHO) && test.has(ISIG))
        held.giveBack()
        held.giveBack()
        #expect(test.flags == before)
        #expect(held.hideTyping() && held.isHeld)
        #expect(!test.has(ECHO) && test.has(ICANON) && test.has(ISIG))
        held.giveBack()
        #expect(test.flags == before)
      }
    }
  }

  @Test func aSignalGivesTheTerminalBack() async throws {
    defer { close() }
    let before = flags
    let name = try #require(ttyname(terminal.rawValue).map { String(cString: $0) })
    _ = await #expect(processExitsWith: .signal(SIGTERM)) { [name = name as String] in
      let input = Descriptor(rawValue: open(name, O_RDWR | O_NOCTTY))
      let held = HeldTerminal(input: input, output: input)
      #expect(held.takeKeys())
      var all = sigset_t()
      sigfillset(&all)
      pthread_sigmask(SIG_UNBLOCK, &all, nil)
      raise(SIGTERM)
    }
    #expect(flags == before)
  }

  /// What whoever reads the terminal next gets of it, once somebody presses Enter.
  private func nextLine() throws -> String {
    try FileSystem.live.writeAll([0x0A], to: master, path: "terminal")
    return try readTerminal()
  }

  private func readTerminal() throws -> String {
    guard try Poll.readable([terminal], milliseconds: 5000) == [terminal] else { return "nothing" }
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = bytes.withUnsafeMutableBytes { read(terminal.rawValue, $0.baseAddress, $0.count) }
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// Types half a line; the whole one before it shows that it has come through.
  private func typeHalf() throws {
    try FileSystem.live.writeAll(Array("whole\nhalf".utf8), to: master, path: "terminal")
    #expect(try readTerminal() == "whole\n")
  }

  @Test("half a secret is dropped where that is asked", arguments: [false, true])
  func dropsWhatWasTyped(dropsTyped: Bool) async throws {
    close()
    _ = await #expect(processExitsWith: .success) { [dropsTyped = dropsTyped as Bool] in
      let test = try TerminalTests()
      let held = HeldTerminal(input: test.terminal, output: test.terminal)
      #expect(held.hideTyping())
      try test.typeHalf()
      held.giveBack(dropsTyped: dropsTyped)
      #expect(try test.nextLine() == (dropsTyped ? "\n" : "half\n"))
    }
  }

  @Test("a signal leaves half a secret to nobody, and what was typed ahead to the shell")
  func aSignalDropsASecret() async throws {
    defer { close() }
    let name = try #require(ttyname(terminal.rawValue).map { String(cString: $0) })
    for isSecret in [true, false] {
      try typeHalf()
      _ = await #expect(processExitsWith: .signal(SIGTERM)) {
        [name = name as String, isSecret = isSecret as Bool] in
        let input = Descriptor(rawValue: open(name, O_RDWR | O_NOCTTY))
        let held = HeldTerminal(input: input, output: input)
        #expect(isSecret ? held.hideTyping() : held.takeKeys())
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_UNBLOCK, &all, nil)
        raise(SIGTERM)
      }
      #expect(try nextLine().hasPrefix("half") != isSecret)
    }
  }

  @Test func selectFindsWhatPollFinds() throws {
    defer { close() }
    let pipe = try Pipe.make()
    defer {
      FileSystem.live.close(pipe.read)
      FileSystem.live.close(pipe.write)
    }
    let empty = try Select.wait(reading: [pipe.read], writing: [pipe.write], milliseconds: 0)
    #expect(empty.readable.isEmpty && empty.writable == [pipe.write])
    #expect(try Poll.readable([pipe.read], milliseconds: 0).isEmpty)
    try FileSystem.live.writeAll([1], to: pipe.write, path: "pipe")
    let full = try Select.wait(reading: [pipe.read], writing: [], milliseconds: nil)
    #expect(full.readable == [pipe.read])
    #expect(try Poll.readable([pipe.read], milliseconds: nil) == [pipe.read])
  }

  @Test(arguments: [-1, Int32.min, 1024, 5000, Int32.max])
  func noDescriptorIsTooLargeOrTooSmallToWaitFor(_ number: Int32) throws {
    defer { close() }
    let descriptor = Descriptor(rawValue: number)
    let found = try Select.wait(reading: [descriptor], writing: [descriptor], milliseconds: 0)
    #expect(found.readable.isEmpty && found.writable.isEmpty)
    _ = try Poll.wait(reading: [descriptor], writing: [descriptor], milliseconds: 0)
  }
}
