#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Descriptors 0, 1 and 2 of this process.
public enum StandardStreams {
  /// Puts something at those that the process was started without.
  ///
  /// The next file to be opened would get the number otherwise, and what is meant for standard error
  /// would be written into a timeline. Reading and writing go on to fail, as they do where nothing is.
  public static func reserve() {
    for stream in [Descriptor.standardInput, .standardOutput, .standardError]
    where fcntl(stream.rawValue, F_GETFD) == -1 {
      // The lowest number that is free is the one, as those below it are taken.
      _ = open("/dev/null", stream == .standardInput ? O_WRONLY : O_RDONLY)
    }
  }
}
