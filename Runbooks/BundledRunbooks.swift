/// The runbooks that are built into the binary, so that it needs nothing but itself.
public enum BundledRunbooks {
  /// The files, by name, in the order in which they are listed.
  public static var files: [(name: String, bytes: [UInt8])] {
    [
      ("production-outage.md", PackageResources.production_outage_md),
      ("bad-deployment.md", PackageResources.bad_deployment_md),
      ("database-disk-full.md", PackageResources.database_disk_full_md),
      ("database-pool-exhausted.md", PackageResources.database_pool_exhausted_md),
      ("database-without-primary.md", PackageResources.database_without_primary_md),
      ("expired-certificate.md", PackageResources.expired_certificate_md),
      ("no-healthy-servers.md", PackageResources.no_healthy_servers_md),
      ("readiness.md", PackageResources.readiness_md),
      ("slow-queries.md", PackageResources.slow_queries_md),
      ("static-assets-failing.md", PackageResources.static_assets_failing_md),
      ("template.md", PackageResources.template_md),
      ("third-party-api-down.md", PackageResources.third_party_api_down_md),
      ("traffic-spike.md", PackageResources.traffic_spike_md),
    ]
  }
  /// The scenarios to practise with, by name.
  public static var drills: [(name: String, bytes: [UInt8])] {
    [
      ("no-primary-at-four.md", PackageResources.no_primary_at_four_md),
      ("orders-time-out.md", PackageResources.orders_time_out_md),
    ]
  }
}
