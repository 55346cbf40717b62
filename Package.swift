// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The modules and what each may import; `Tests/OutageCLITests` holds the same table and fails on
/// an import that breaks it.
let modules: [(name: String, imports: [String])] = [
  ("Encoding", []),
  ("SystemIO", []),
  ("Markdown", []),
  ("ArgumentParsing", ["Encoding"]),
  ("IncidentModel", ["Encoding"]),
  ("Timeline", ["IncidentModel", "Encoding", "SystemIO"]),
  ("RunbookLibrary", ["IncidentModel", "Markdown", "Encoding", "SystemIO"]),
  ("Exporters", ["IncidentModel", "Markdown", "Encoding"]),
  ("TerminalUI", ["SystemIO"]),
  (
    "OutageCLI",
    [
      "ArgumentParsing", "BundledRunbooks", "Encoding", "Exporters", "IncidentModel", "Markdown",
      "RunbookLibrary", "SystemIO", "TerminalUI", "Timeline",
    ]
  ),
]

let libraries = modules.map { module in
  Target.target(
    name: module.name,
    dependencies: module.imports.map { .init(stringLiteral: $0) },
    swiftSettings: settings
  )
}

let fixtures = ["Exporters": "Goldens", "OutageCLI": "Transcripts"]

let tests = modules.map { module in
  Target.testTarget(
    name: "\(module.name)Tests",
    // The program itself is built for the tests that run it.
    dependencies: ([module.name, "TestSupport"] + module.imports
      + (module.name == "OutageCLI" ? ["outage"] : []))
      .map { .init(stringLiteral: $0) },
    // Goldens and transcripts are read from the source tree, so that a new one is found by itself.
    exclude: fixtures[module.name].map { [$0] } ?? [],
    swiftSettings: settings
  )
}

/// What `Runbooks/BundledRunbooks.swift` lists too; a test compares both with the directory.
let runbooks = [
  "production-outage",
  "bad-deployment",
  "database-disk-full",
  "database-pool-exhausted",
  "database-without-primary",
  "expired-certificate",
  "no-healthy-servers",
  "readiness",
  "slow-queries",
  "static-assets-failing",
  "template",
  "third-party-api-down",
  "traffic-spike",
]

/// The scenarios to practise with, below `Runbooks/drills`.
let drills = ["no-primary-at-four", "orders-time-out"]

let package = Package(
  name: "outage",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "outage", targets: ["outage"])],
  dependencies: [],
  targets: [
    .executableTarget(name: "outage", dependencies: ["OutageCLI"], swiftSettings: settings),
    .executableTarget(
      name: "outage-benchmark", dependencies: ["Encoding", "SystemIO"], swiftSettings: settings),
    .target(
      name: "BundledRunbooks",
      path: "Runbooks",
      resources: (runbooks + drills.map { "drills/\($0)" }).map { .embedInCode("\($0).md") },
      swiftSettings: settings
    ),
    // What tests share, and only tests see.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
  ] + libraries + tests,
  swiftLanguageModes: [.v6]
)
