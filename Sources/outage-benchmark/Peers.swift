import SystemIO

/// The programs that run beside: those that are here, and two that are compiled for it.
struct Peers {
  let directory: String
  let files: FileSystem

  /// The path of a program in `PATH`; nil where there is none.
  func installed(_ name: String) -> String? {
    let path = HostFacts.live().environment["PATH"] ?? ""
    return path.split(separator: ":").map { FileSystem.join(String($0), name) }
      .first { files.exists($0) && !files.isDirectory($0) }
  }

  /// A C program that opens the file of its first argument, appends as many bytes as its second says,
  /// syncs and exits.
  func appender() throws(SystemError) -> String? {
    try compiled(
      "append.c",
      """
      #include <fcntl.h>
      #include <stdlib.h>
      #include <string.h>
      #include <unistd.h>
      int main(int count, char **words) {
        if (count < 3) return 64;
        size_t size = (size_t)atoi(words[2]);
        char *bytes = malloc(size);
        memset(bytes, 'x', size);
        bytes[size - 1] = '\\n';
        int file = open(words[1], O_WRONLY | O_APPEND | O_CREAT, 0600);
        if (file < 0 || write(file, bytes, size) != (ssize_t)size || fsync(file) != 0) return 74;
        return close(file) == 0 ? 0 : 74;
      }
      """, with: installed("cc").map { [$0, "-O2"] })
  }

  /// A Swift program that does nothing, linked as the release is.
  func emptySwift() throws(SystemError) -> String? {
    #if os(Linux)
      let options = ["-O", "-static-executable"]
    #else
      let options = ["-O"]
    #endif
    return try compiled("empty.swift", "", with: installed("swiftc").map { [$0] + options })
  }

  /// Compiles a source; nil where there is no compiler or it fails.
  private func compiled(
    _ name: String, _ source: String, with compiler: [String]?
  ) throws(SystemError) -> String? {
    guard let compiler else { return nil }
    let path = FileSystem.join(directory, name)
    let program = path + ".out"
    try files.replaceFile(path, Array(source.utf8))
    let run = try Subprocess.live.run(
      Subprocess.Request(compiler + ["-o", program, path], timeoutSeconds: 300))
    return run.exit.isSuccess ? program : nil
  }
}
