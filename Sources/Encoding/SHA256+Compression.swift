extension SHA256 {
  /// The constants of FIPS 180-4 §4.2.2.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  /// Hashes whole blocks into the state of eight words.
  static func compress(_ blocks: UnsafeRawBufferPointer, into state: inout SIMD8<UInt32>) {
    constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        schedule.initialize(repeating: 0)
        for start in stride(from: 0, to: blocks.count, by: 64) {
          prepare(schedule, from: blocks, at: start)
          rounds(&state, schedule, constants)
        }
      }
    }
  }

  /// Makes the 64 words of the message schedule of one block (§6.2.2, step 1).
  @inline(__always)
  private static func prepare(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, from blocks: UnsafeRawBufferPointer,
    at start: Int
  ) {
    for word in 0..<16 {
      let offset = start + word * 4
      schedule[word] = UInt32(
        bigEndian: blocks.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }
    for word in 16..<64 {
      let near = schedule[word - 2]
      let far = schedule[word - 15]
      let sigma1 = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
      let sigma0 = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
      schedule[word] = sigma1 &+ schedule[word - 7] &+ sigma0 &+ schedule[word - 16]
    }
  }

  /// Works one block into the state (§6.2.2, steps 2 to 4), eight rounds at a time, so that the
  /// variables change places by name and not by moves.
  @inline(__always)
  private static func rounds(
    _ state: inout SIMD8<UInt32>, _ schedule: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for round in stride(from: 0, to: 64, by: 8) {
      step(a, b, c, &d, e, f, g, &h, schedule[round] &+ constants[round])
      step(h, a, b, &c, d, e, f, &g, schedule[round + 1] &+ constants[round + 1])
      step(g, h, a, &b, c, d, e, &f, schedule[round + 2] &+ constants[round + 2])
      step(f, g, h, &a, b, c, d, &e, schedule[round + 3] &+ constants[round + 3])
      step(e, f, g, &h, a, b, c, &d, schedule[round + 4] &+ constants[round + 4])
      step(d, e, f, &g, h, a, b, &c, schedule[round + 5] &+ constants[round + 5])
      step(c, d, e, &f, g, h, a, &b, schedule[round + 6] &+ constants[round + 6])
      step(b, c, d, &e, f, g, h, &a, schedule[round + 7] &+ constants[round + 7])
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// One round: `h` becomes the next `a`, `d` the next `e`.
  @inline(__always)
  private static func step(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
    _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let choice = g ^ (e & (f ^ g))
    let first = h &+ sum1 &+ choice &+ word
    let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ sum0 &+ majority
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
