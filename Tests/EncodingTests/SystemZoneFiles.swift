#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The zone files of the machine the tests run on.
enum SystemZoneFiles {
  static func bytes(of zone: String) -> [UInt8]? {
    let descriptor = open("/usr/share/zoneinfo/\(zone)", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return count == 0 ? all : nil }
      all += chunk.prefix(count)
    }
  }
}
