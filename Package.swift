// swift-tools-version: 6.1
import PackageDescription

// SITREP_CORE=1 leaves out all that needs a package from outside (levels 6 to 8), so that the rooms which
// read build and test in seconds: `SITREP_CORE=1 swift test --scratch-path .build-core`.
let coreOnly = Context.environment["SITREP_CORE"] != nil

// SITREP_READING=1 builds the command without the archive and the desk: `read`, `stories`, `check-rules`, all that the
// scorers call, in a minute or two: `SITREP_READING=1 swift build -c release --scratch-path .build-reading --product sitrep`.
let readingOnly = Context.environment["SITREP_READING"] != nil

let core: [Target] = [
  .target(name: "Words"),
  .target(name: "Claims", dependencies: ["Words"]),
  .target(name: "Rulebook", dependencies: ["Words"]),
  .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
  .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
  .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
  .target(name: "Feeds", dependencies: ["Words", "Claims"]),
  .target(name: "Warc", dependencies: ["Words", "Claims", "CZlib"]),
  .target(name: "Pages", dependencies: ["Words", "Claims", "Rulebook", "CGumbo"]),
  .target(name: "Language", dependencies: ["Words", "Rulebook"]),
  .target(name: "Dates", dependencies: ["Words", "Claims", "Language", "Rulebook"]),
  .target(name: "Places", dependencies: ["Words", "Claims", "Rulebook"]),
  .target(name: "Actors", dependencies: ["Words", "Claims", "Language", "Rulebook"]),
  .target(name: "Events", dependencies: ["Words", "Claims", "Language", "Dates", "Places", "Actors", "Rulebook"]),
  .target(name: "Attribution", dependencies: ["Words", "Claims", "Language", "Actors", "Rulebook"]),
  .target(
    name: "Reading",
    dependencies: [
      "Words", "Claims", "Rulebook", "Pages", "Language", "Dates", "Places", "Actors", "Events", "Attribution",
    ]),
  .target(name: "Stories", dependencies: ["Words", "Claims"]),
  .target(name: "Corroboration", dependencies: ["Words", "Claims"]),
  .target(name: "Situation", dependencies: ["Claims", "Corroboration"]),
  .target(name: "Transfer", dependencies: ["Words", "CCurl"]),
  .target(name: "Fetching", dependencies: ["Words", "Claims", "Transfer"]),
  .executableTarget(name: "sitrep-train", dependencies: ["Words", "Language", "Rulebook"], path: "Sources/Training"),
  .target(name: "TestKit", dependencies: ["Words", "Claims"]),
]

// SITREP_FUZZ=1 adds the fuzz target, which only links with `-sanitize=fuzzer`: `Benchmarks/fuzz`.
let fuzzing: [Target] =
  Context.environment["SITREP_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "sitrep-fuzz", dependencies: ["Words", "Claims", "Rulebook", "Feeds", "Warc", "Pages", "TestKit"],
      path: "Sources/Fuzzing", exclude: ["seeds"])
  ]

let publishing = Target.target(
  name: "Publishing",
  dependencies: [
    "Words", "Claims", "Rulebook", "Stories", "Corroboration", "Situation",
    .product(name: "Mustache", package: "swift-mustache"),
  ])

let readingCommand = Target.executableTarget(
  name: "sitrep",
  dependencies: [
    "Words", "Claims", "Rulebook", "Feeds", "Warc", "Pages", "Language", "Dates", "Places", "Actors", "Events",
    "Attribution", "Reading", "Stories", "Corroboration", "Situation", "Publishing",
    .product(name: "ArgumentParser", package: "swift-argument-parser"),
  ],
  exclude: [
    "AddCommand.swift", "ArchiveCommand.swift", "ArchiveOptions.swift", "ClaimFilterOptions.swift",
    "ClaimsCommand.swift", "DiffCommand.swift", "ExportArchive.swift", "ImportStamp.swift", "NetworkOptions.swift",
    "JudgeCommand.swift",
    "ServeCommand.swift", "TokensCommand.swift",
    "Tell", "Watch",
  ],
  swiftSettings: [.define("READING_ONLY")])

let outer: [Target] = [
  publishing,
  .target(
    name: "Archive",
    dependencies: ["Words", "Claims", "Stories", "Corroboration", .product(name: "GRDB", package: "GRDB.swift")]),
  .target(
    name: "Delivery", dependencies: ["Words", "Transfer", .product(name: "Crypto", package: "swift-crypto")]),
  .target(
    name: "Watch", dependencies: ["Words", "Claims", "Feeds", "Pages", "Transfer", "Fetching", "Archive"]),
  .target(
    name: "Digests",
    dependencies: ["Words", "Claims", "Stories", "Corroboration", "Transfer", "Archive", "Delivery", "Publishing"]),
  .target(
    name: "Server",
    dependencies: [
      "Words", "Claims", "Archive", "Delivery", "Digests", "Publishing", "Stories", "Corroboration",
      "Situation",
      .product(name: "Hummingbird", package: "hummingbird"),
    ]),
  .executableTarget(
    name: "sitrep",
    dependencies: [
      "Words", "Claims", "Rulebook", "Feeds", "Warc", "Pages", "Language", "Dates", "Places", "Actors", "Events",
      "Attribution", "Reading", "Stories", "Corroboration", "Situation", "Transfer", "Fetching", "Archive",
      "Publishing", "Watch", "Delivery", "Digests",
      "Server",
      .product(name: "ArgumentParser", package: "swift-argument-parser"),
    ]),
]

/// A room's tests, in `Tests/<room>Tests`; gold and fixtures are read from the checkout, not copied into a bundle. They
/// depend on what the room depends on as well, or they are not built again when the layout of its values changes below it.
@MainActor func tests(_ room: String, data: [String] = [], _ more: [Target.Dependency] = []) -> Target {
  let below = core.first { $0.name == room }?.dependencies ?? []
  return .testTarget(
    name: "\(room)Tests", dependencies: [.init(stringLiteral: room), "TestKit"] + below + more, exclude: data)
}

let coreTests = [
  tests("Words"), tests("Claims"), tests("Rulebook"), tests("Feeds"), tests("Warc"), tests("Pages", data: ["Fixtures"]),
  tests("Language", data: ["Gold"]), tests("Dates", data: ["Gold"]), tests("Places", data: ["Gold", "Dump"]),
  tests("Actors", data: ["Gold"], ["Places"]), tests("Events"), tests("Attribution"),
  tests("Reading"), tests("Stories"), tests("Situation"), tests("Transfer"), tests("Fetching"),
  tests("Corroboration", data: ["Gold"], ["Reading", "Stories", "Rulebook", "Language", "Places"]),
]

// Publishing's tests need no archive and no server: `SITREP_READING=1 swift test --scratch-path .build-reading` runs them.
let publishingTests = tests(
  "Publishing", data: ["Gold"], ["Words", "Claims", "Rulebook", "Stories", "Corroboration", "Situation"])

let outerTests = [
  publishingTests,
  tests("Archive", ["Words", "Claims", "Stories", "Corroboration"]),
  tests("Delivery", ["Transfer", .product(name: "Crypto", package: "swift-crypto")]),
  tests(
    "Digests", ["Archive", "Corroboration", "Delivery", "Transfer", .product(name: "Crypto", package: "swift-crypto")]),
  tests("sitrep"),
  tests("Watch", ["Archive", "Fetching", "Transfer"]),
  tests("Server", ["Archive", "Publishing", "Rulebook", .product(name: "HummingbirdTesting", package: "hummingbird")]),
]

let light: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
]

let heavy: [Package.Dependency] = [
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
]

// SITREP_BENCH=1 adds what measures a room by itself (Benchmarks/dates, Benchmarks/language, Benchmarks/places).
let benchmarks: [Target] =
  Context.environment["SITREP_BENCH"] == nil
  ? []
  : [
    .executableTarget(
      name: "dates-benchmark", dependencies: ["Words", "Claims", "Rulebook", "Language", "Dates"],
      path: "Benchmarks/Dates"),
    .executableTarget(
      name: "language-benchmark", dependencies: ["Words", "Rulebook", "Language"], path: "Benchmarks/Language"),
    .executableTarget(
      name: "stories-benchmark", dependencies: ["Words", "Claims", "Stories"], path: "Benchmarks/Stories"),
    .executableTarget(
      name: "places-benchmark", dependencies: ["Words", "Claims", "Rulebook", "Language", "Places"],
      path: "Benchmarks/Places"),
  ]
    + (coreOnly || readingOnly
      ? []
      : [
        .executableTarget(
          name: "desk-benchmark", dependencies: ["Words", "Claims", "Archive"], path: "Benchmarks/Desk"),
        .executableTarget(
          name: "watch-benchmark",
          dependencies: [
            "Claims", "Rulebook", "Language", "Places", "Reading", "Transfer", "Fetching", "Archive", "Watch",
          ], path: "Benchmarks/Watch"),
      ])

let package = Package(
  name: "sitrep",
  platforms: [.macOS(.v15)],
  products: [.library(name: "SitrepReading", targets: ["Reading"])],
  dependencies: coreOnly ? [] : readingOnly ? light : light + heavy,
  targets: core + fuzzing
    + (readingOnly ? [publishing, readingCommand, publishingTests] : coreTests)
    + (coreOnly || readingOnly ? [] : outer + outerTests) + benchmarks,
  swiftLanguageModes: [.v6]
)
