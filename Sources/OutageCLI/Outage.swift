/// The program.
public enum Outage {
  /// Runs the program.
  public static func main() {}
}
