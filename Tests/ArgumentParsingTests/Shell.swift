#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs a program that is not part of every machine.
enum Shell {
  /// The status of a command that reads `input`; 0 where the program is not installed.
  static func status(of command: String, needing program: String, input: String) -> Int32 {
    // Without the program `cat` reads the input, so that writing it raises no signal.
    let line = "if command -v \(program) >/dev/null; then \(command); else cat >/dev/null; fi"
    guard let pipe = popen(line, "w") else { return -1 }
    fputs(input, pipe)
    return pclose(pipe)
  }
}
