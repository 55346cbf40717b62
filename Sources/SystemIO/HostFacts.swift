#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// What the machine says about itself and about who uses it.
public struct HostFacts: Sendable, Equatable {
  /// The account's name; empty when the machine does not know it.
  public var loginName: String
  /// The machine's name, as it was set; it may be long, with dots.
  public var hostName: String
  /// The account's home directory; `/` when there is none.
  public var homeDirectory: String
  /// The directory in which the process was started; `.` when it is gone.
  public var workingDirectory: String
  /// The number of this process.
  public var processID: Int32
  /// The number of the account.
  public var userID: UInt32
  /// The environment's variables.
  public var environment: [String: String]

  /// Facts as given.
  public init(
    loginName: String, hostName: String, homeDirectory: String, workingDirectory: String,
    processID: Int32, userID: UInt32, environment: [String: String]
  ) {
    self.loginName = loginName
    self.hostName = hostName
    self.homeDirectory = homeDirectory
    self.workingDirectory = workingDirectory
    self.processID = processID
    self.userID = userID
    self.environment = environment
  }

  /// The facts of this process.
  public static func live() -> HostFacts {
    let environment = liveEnvironment()
    var login = environment["LOGNAME"] ?? environment["USER"] ?? ""
    var home = environment["HOME"] ?? ""
    if login.isEmpty || home.isEmpty {
      let account = Account.find(userID: getuid(), files: .live)
      if login.isEmpty { login = account?.name ?? "" }
      if home.isEmpty { home = account?.home ?? "/" }
    }
    return HostFacts(
      loginName: login, hostName: text { gethostname($0, $1) } ?? "", homeDirectory: home,
      workingDirectory: text { getcwd($0, $1) == nil ? -1 : 0 } ?? ".",
      processID: getpid(), userID: getuid(), environment: environment)
  }

  /// What a C function writes into a buffer, if it does.
  private static func text(_ fill: (UnsafeMutablePointer<CChar>, Int) -> Int32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4097) { buffer in
      buffer.initialize(repeating: 0)
      guard let start = buffer.baseAddress, fill(start, 4096) == 0 else { return nil }
      return String(cString: start)
    }
  }

  /// The variables of this process's environment.
  static func liveEnvironment() -> [String: String] {
    var found: [String: String] = [:]
    var next = environmentStart()
    while let place = next, let entry = place.pointee {
      let pair = String(cString: entry)
      if let equals = pair.firstIndex(of: "=") {
        found[String(pair[..<equals])] = String(pair[pair.index(after: equals)...])
      }
      next = place + 1
    }
    return found
  }
}

/// Where the C library keeps the environment.
private func environmentStart() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  #if canImport(Darwin)
    return _NSGetEnviron().pointee
  #else
    return environ
  #endif
}

/// A line of the account database.
struct Account: Equatable {
  var name: String
  var home: String

  /// The account of a number, from `/etc/passwd`.
  ///
  /// The C library's own look-up loads modules at run time, which a static executable cannot.
  static func find(userID: UInt32, files: FileSystem) -> Account? {
    guard let bytes = try? files.readFile("/etc/passwd", limit: 1 << 20) else { return nil }
    return find(userID: userID, in: bytes)
  }

  /// The account of a number in the text of an account database.
  static func find(userID: UInt32, in bytes: [UInt8]) -> Account? {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 6, String(decoding: fields[2], as: UTF8.self) == String(userID) else {
        continue
      }
      return Account(
        name: String(decoding: fields[0], as: UTF8.self),
        home: String(decoding: fields[5], as: UTF8.self))
    }
    return nil
  }
}
