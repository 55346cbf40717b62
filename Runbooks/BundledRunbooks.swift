/// The runbooks that are built into the binary, so that it needs nothing but itself.
public enum BundledRunbooks {
  /// The files, by name, in the order in which they are listed.
  public static var files: [(name: String, bytes: [UInt8])] {
    [("production-outage.md", PackageResources.production_outage_md)]
  }
}
