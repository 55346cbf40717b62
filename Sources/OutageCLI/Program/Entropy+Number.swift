import ArgumentParsing
import Encoding
import IncidentModel
import SystemIO
import TerminalUI
import Timeline

extension Entropy {
  /// A number from 0 up to but not including a limit, each as likely as the others.
  func number(below limit: Int) -> Int {
    guard limit > 1 else { return 0 }
    // Rejecting the uneven rest keeps the draw fair; an endless source of equal bytes must end too.
    for _ in 0..<64 {
      let value = bytes(4).reduce(0) { $0 << 8 | Int($1) }
      let fair = (Int(UInt32.max) + 1) / limit * limit
      if value < fair { return value % limit }
    }
    return 0
  }
}
