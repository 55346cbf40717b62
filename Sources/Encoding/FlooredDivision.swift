extension FixedWidthInteger {
  /// Divides rounding towards minus infinity, so that times before 1970 keep their calendar day.
  ///
  /// The remainder is in `0 ..< divisor` for a positive divisor.
  func flooredDivision(by divisor: Self) -> (quotient: Self, remainder: Self) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    guard remainder < 0 else { return (quotient, remainder) }
    return (quotient - 1, remainder + divisor)
  }
}
