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

/// Sends a signal to this thread at once, though the threads of tests hold signals back and a shell may
/// have let it be ignored.
private func send(_ number: Int32) {
  var only = sigset_t()
  sigemptyset(&only)
  sigaddset(&only, number)
  pthread_sigmask(SIG_UNBLOCK, &only, nil)
  raise(number)
}

/// Each in a process of its own, for signals are the whole process's.
@Suite struct SignalWatchTests {
  @Test func receivesSignalsOfOthers() async {
    _ = await #expect(processExitsWith: .success) {
      let watch = try SignalWatch([.windowChanged, .terminate])
      #expect(watch.take().isEmpty)
      let number = HostFacts.live().processID
      let request = Subprocess.Request([
        "/bin/sh", "-c", "kill -WINCH \(number); kill -TERM \(number)",
      ])
      _ = try Subprocess.live.run(request)
      var taken: Set<Signal> = []
      while taken.count < 2 {
        _ = try Poll.readable([watch.descriptor], milliseconds: 1000)
        taken.formUnion(watch.take())
      }
      #expect(taken == [.windowChanged, .terminate])
    }
  }

  /// What `nohup` asks for, and a shell for what it runs in the background.
  @Test func anIgnoredSignalStaysIgnored() async {
    _ = await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_IGN)
      let watch = try SignalWatch([.interrupt, .terminate])
      send(SIGINT)
      send(SIGTERM)
      #expect(watch.take() == [.terminate])
      watch.restore()
      send(SIGINT)
    }
  }

  @Test func restoreBringsBackWhatWasBefore() async {
    _ = await #expect(processExitsWith: .signal(SIGTERM)) {
      signal(SIGINT) { _ in _exit(1) }
      let watch = try SignalWatch([.interrupt, .terminate])
      send(SIGINT)
      send(SIGTERM)
      #expect(watch.take() == [.interrupt, .terminate])
      watch.restore()
      watch.restore()
      #expect(watch.take().isEmpty)
      let handler = signal(SIGINT, SIG_IGN)
      #expect(unsafeBitCast(handler, to: Int.self) > 1)
      send(SIGTERM)
    }
  }

  @Test func eachWatchHasItsOwnSignals() async {
    _ = await #expect(processExitsWith: .success) {
      Signal.interrupt.reset()
      let session = try SignalWatch([.windowChanged, .terminate, .interrupt])
      let run = try SignalWatch([.interrupt])
      for number in [SIGWINCH, SIGINT, SIGTERM] { send(number) }
      #expect(run.take() == [.interrupt])
      #expect(session.take() == [.windowChanged, .terminate])
      run.restore()
      send(SIGINT)
      #expect(session.take() == [.interrupt])
      session.restore()
    }
  }

  @Test func theFirstWatchMayEndFirst() async {
    _ = await #expect(processExitsWith: .signal(SIGINT)) {
      Signal.interrupt.reset()
      let session = try SignalWatch([.interrupt])
      let run = try SignalWatch([.interrupt])
      session.restore()
      send(SIGINT)
      #expect(run.take() == [.interrupt])
      run.restore()
      send(SIGINT)
    }
  }

  @Test func saysThatTooManyFilesAreOpen() async {
    _ = await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 3, rlim_max: 3)
      #if canImport(Glibc)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      #else
        setrlimit(RLIMIT_NOFILE, &limit)
      #endif
      let error = #expect(throws: SystemError.self) { try SignalWatch([.interrupt]) }
      #expect(error?.code == .tooManyOpenFiles)
    }
  }
}
