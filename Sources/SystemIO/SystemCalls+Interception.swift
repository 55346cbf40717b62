/// What becomes of one call to the operating system.
public enum Interception: Sendable {
  /// It is made.
  case proceed
  /// It is not made and fails.
  case fail(Errno)
  /// It is made and reported as failed: the disk changed, the caller is told that it did not.
  case failAfterwards(Errno)
  /// A read or write moves at most so many bytes; 0 asks nothing of the system and answers 0.
  case atMost(Int)
}

extension SystemCalls {
  /// These calls with each of them put before a judge first.
  ///
  /// This is how failures are tested by construction: the judge lets the n-th call fail. It sees the
  /// call's number, from 0, and the call as the trace keeps it.
  public func intercepted(
    _ trace: CallTrace = CallTrace(),
    by judgeCall: @escaping @Sendable (Int, CallTrace.Call) -> Interception
  ) -> SystemCalls {
    let calls = self
    let judge: Judge = { operation, path in
      judgeCall(
        trace.note(operation, path), CallTrace.Call(operation: operation, path: path))
    }
    var judged = self
    judged.open = { path, flags, permissions throws(Errno) in
      try judge(.open, path).apply { () throws(Errno) in
        try calls.open(path, flags, permissions)
      }
    }
    judged.read = { file, buffer throws(Errno) in
      try judge(.read, "").transfer(buffer.count) { count throws(Errno) in
        try calls.read(file, UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
    judged.readAt = { file, buffer, offset throws(Errno) in
      try judge(.read, "").transfer(buffer.count) { count throws(Errno) in
        try calls.readAt(file, UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), offset)
      }
    }
    judged.write = { file, bytes throws(Errno) in
      try judge(.write, "").transfer(bytes.count) { count throws(Errno) in
        try calls.write(file, UnsafeRawBufferPointer(rebasing: bytes[..<count]))
      }
    }
    judged.sync = { file throws(Errno) in
      try judge(.sync, "").apply { () throws(Errno) in try calls.sync(file) }
    }
    judged.truncate = { file, length throws(Errno) in
      try judge(.truncate, "").apply { () throws(Errno) in try calls.truncate(file, length) }
    }
    judged.setPermissions = { file, permissions throws(Errno) in
      try judge(.setPermissions, "").apply { () throws(Errno) in
        try calls.setPermissions(file, permissions)
      }
    }
    judged.close = { file throws(Errno) in
      try judge(.close, "").apply { () throws(Errno) in try calls.close(file) }
    }
    judged.lock = { file, lock throws(Errno) in
      try judge(.lock, "").apply { () throws(Errno) in try calls.lock(file, lock) }
    }
    judged.interceptNames(calls, judge)
    return judged
  }

  private typealias Judge = @Sendable (SystemOperation, String) -> Interception

  /// Puts the calls that take names before the judge.
  private mutating func interceptNames(_ calls: SystemCalls, _ judge: @escaping Judge) {
    makeDirectory = { path, permissions throws(Errno) in
      try judge(.makeDirectory, path).apply { () throws(Errno) in
        try calls.makeDirectory(path, permissions)
      }
    }
    rename = { from, to throws(Errno) in
      try judge(.rename, from).apply { () throws(Errno) in try calls.rename(from, to) }
    }
    link = { from, to throws(Errno) in
      try judge(.link, from).apply { () throws(Errno) in try calls.link(from, to) }
    }
    unlink = { path throws(Errno) in
      try judge(.unlink, path).apply { () throws(Errno) in try calls.unlink(path) }
    }
    removeDirectory = { path throws(Errno) in
      try judge(.removeDirectory, path).apply { () throws(Errno) in
        try calls.removeDirectory(path)
      }
    }
    entries = { path throws(Errno) in
      try judge(.entries, path).apply { () throws(Errno) in try calls.entries(path) }
    }
    status = { path throws(Errno) in
      try judge(.status, path).apply { () throws(Errno) in try calls.status(path) }
    }
    linkStatus = { path throws(Errno) in
      try judge(.status, path).apply { () throws(Errno) in try calls.linkStatus(path) }
    }
    descriptorStatus = { file throws(Errno) in
      try judge(.status, "").apply { () throws(Errno) in try calls.descriptorStatus(file) }
    }
    readLink = { path throws(Errno) in
      try judge(.readLink, path).apply { () throws(Errno) in try calls.readLink(path) }
    }
  }
}

extension Interception {
  /// The call's answer under this verdict; a limit of bytes means nothing here.
  fileprivate func apply<Answer>(_ call: () throws(Errno) -> Answer) throws(Errno) -> Answer {
    switch self {
    case .proceed, .atMost: return try call()
    case .fail(let code): throw code
    case .failAfterwards(let code):
      _ = try call()
      throw code
    }
  }

  /// The number of bytes that a read or write moved under this verdict.
  fileprivate func transfer(
    _ count: Int, _ call: (Int) throws(Errno) -> Int
  ) throws(Errno) -> Int {
    guard case .atMost(let limit) = self else {
      return try apply { () throws(Errno) in try call(count) }
    }
    return limit <= 0 ? 0 : try call(min(limit, count))
  }
}
