#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The time, and waiting for it to pass.
public struct Clock: Sendable {
  /// Milliseconds since 1970 in UTC, as the machine believes; it may jump.
  public var now: @Sendable () -> Int64
  /// Microseconds since some moment; it never goes back.
  public var monotonicMicroseconds: @Sendable () -> Int64
  /// Returns after so many microseconds, or a little later.
  public var pause: @Sendable (_ microseconds: Int64) -> Void

  /// A clock of these three.
  public init(
    now: @escaping @Sendable () -> Int64,
    monotonicMicroseconds: @escaping @Sendable () -> Int64,
    pause: @escaping @Sendable (_ microseconds: Int64) -> Void
  ) {
    self.now = now
    self.monotonicMicroseconds = monotonicMicroseconds
    self.pause = pause
  }

  /// The machine's own.
  public static let live = Clock(
    now: {
      let time = timeOf(CLOCK_REALTIME)
      return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    },
    monotonicMicroseconds: {
      let time = timeOf(CLOCK_MONOTONIC)
      return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    },
    pause: { microseconds in
      guard microseconds > 0 else { return }
      var wanted = timespec()
      wanted.tv_sec = time_t(microseconds / 1_000_000)
      wanted.tv_nsec = Int(microseconds % 1_000_000) * 1000
      var rest = timespec()
      while nanosleep(&wanted, &rest) == -1, errno == EINTR {
        wanted = rest
      }
    }
  )
}

/// A clock that moves only when it is told to, or when somebody pauses.
public final class ManualClock: Sendable {
  private let microseconds: Guarded<Int64>

  /// A clock that stands at so many milliseconds since 1970.
  public init(milliseconds: Int64) {
    microseconds = Guarded(milliseconds &* 1000)
  }

  /// Moves it on, or back.
  public func advance(milliseconds: Int64) {
    microseconds.withLock { $0 &+= milliseconds &* 1000 }
  }

  /// It as a clock for others; a pause is over at once.
  public var clock: Clock {
    let microseconds = microseconds
    return Clock(
      now: { microseconds.withLock { $0 / 1000 } },
      monotonicMicroseconds: { microseconds.withLock { $0 } },
      pause: { pause in microseconds.withLock { $0 &+= max(0, pause) } })
  }
}

/// The reading of one of the system's clocks.
private func timeOf(_ clock: clockid_t) -> timespec {
  var time = timespec()
  clock_gettime(clock, &time)
  return time
}
