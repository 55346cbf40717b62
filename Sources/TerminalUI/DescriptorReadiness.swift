#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which descriptors can be used without waiting; none at a signal or when the time is over.
func ready(reading: [Int32], writing: [Int32], milliseconds: Int?) -> Set<Int32> {
  var readable = fd_set()
  var writable = fd_set()
  add(reading, to: &readable)
  add(writing, to: &writable)
  let count = ((reading + writing).max() ?? 0) + 1
  var limit = timeval()
  limit.tv_sec = .init((milliseconds ?? 0) / 1000)
  limit.tv_usec = .init((milliseconds ?? 0) % 1000 * 1000)
  let found = withUnsafeMutablePointer(to: &limit) {
    select(count, &readable, &writable, nil, milliseconds == nil ? nil : $0)
  }
  guard found > 0 else { return [] }
  return Set(reading.filter { has($0, in: readable) } + writing.filter { has($0, in: writable) })
}

/// Adds descriptors to a set, for the C macros are not imported.
///
/// A set is a row of bits; byte by byte it reads the same in words of
/// any size, because every machine that Swift runs on stores the low byte first.
private func add(_ descriptors: [Int32], to set: inout fd_set) {
  withUnsafeMutableBytes(of: &set) { bytes in
    for descriptor in descriptors {
      let index = Int(descriptor) / 8
      if bytes.indices.contains(index) { bytes[index] |= 1 << UInt8(descriptor % 8) }
    }
  }
}

private func has(_ descriptor: Int32, in set: fd_set) -> Bool {
  withUnsafeBytes(of: set) { bytes in
    let index = Int(descriptor) / 8
    return bytes.indices.contains(index) && bytes[index] & 1 << UInt8(descriptor % 8) != 0
  }
}
