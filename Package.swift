// swift-tools-version: 6.2
// The house is a pipeline; its modules stand in ranks and import lower ranks only (ARCHITECTURE.md).
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A module of ours under Sources/, with the lower-rank modules it may import.
func module(_ name: String, _ imports: [String], external: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: imports.map { .init(stringLiteral: $0) } + external,
        swiftSettings: settings)
}

/// The tests of one module; fixtures live in Tests/Corpus and are found by path.
func tests(_ name: String, _ imports: [String]) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: ([name, "TestSupport"] + imports).map { .init(stringLiteral: $0) },
        swiftSettings: settings)
}

let package = Package(
    name: "rhumb",
    products: [
        .library(name: "Rhumb", targets: ["Rhumb"]),
        .executable(name: "rhumb", targets: ["RhumbCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
    ],
    targets: [
        // C libraries
        .systemLibrary(
            name: "CYAML", pkgConfig: "yaml-0.1",
            providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3",
            providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .systemLibrary(
            name: "CExpat", pkgConfig: "expat",
            providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
        .systemLibrary(
            name: "CMinizip", pkgConfig: "minizip",
            providers: [.apt(["libminizip-dev"]), .brew(["minizip"])]),
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "CEdit", pkgConfig: "libedit",
            providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(
            name: "CEvent", pkgConfig: "libevent",
            providers: [.apt(["libevent-dev"]), .brew(["libevent"])]),
        // The C library's own allocator
        .systemLibrary(name: "CMalloc"),
        // Rank 0: text, formats, values
        module("RhumbText", []),
        module("RhumbFormats", ["CYAML"]),
        module("RhumbValues", []),
        // Rank 1: syntax, configuration, columns
        module("RhumbSyntax", ["RhumbText"]),
        module("RhumbConfig", ["RhumbText", "RhumbFormats"]),
        module("RhumbColumns", ["RhumbText", "RhumbValues"]),
        // Rank 2: the checked plan, the readers
        module("RhumbModel", ["RhumbText", "RhumbValues"]),
        module(
            "RhumbData",
            ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbColumns", "CSQLite", "CZlib", "CExpat", "CMinizip"]),
        // Rank 3: checker, lint, query, assessment
        module("RhumbChecker", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel"]),
        module("RhumbQuery", ["RhumbText", "RhumbValues", "RhumbModel"]),
        module("RhumbAssessment", ["RhumbText", "RhumbValues", "RhumbModel"]),
        module("RhumbHistory", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel", "CSQLite"]),
        module("RhumbLint", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel"]),
        // Rank 4: execution, report
        module("RhumbExecution", ["RhumbText", "RhumbValues", "RhumbQuery", "RhumbColumns"]),
        module(
            "RhumbReport",
            ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbModel", "RhumbAssessment", "RhumbHistory", "CZlib"]),
        // Rank 5: the library people embed; the only place where stages are strung together
        module(
            "Rhumb",
            [
                "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbConfig", "RhumbColumns", "RhumbModel",
                "RhumbData", "RhumbChecker", "RhumbLint", "RhumbQuery", "RhumbAssessment", "RhumbHistory",
                "RhumbExecution",
                "RhumbReport",
            ]),
        // Rank 6: faces
        module(
            "RhumbLanguageServer",
            [
                "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbModel", "RhumbChecker",
                "RhumbAssessment",
                "RhumbHistory",
                "Rhumb",
            ]),
        module(
            "RhumbSession",
            [
                "RhumbText", "RhumbValues", "RhumbSyntax", "RhumbColumns", "RhumbModel", "RhumbChecker", "RhumbQuery",
                "RhumbExecution", "RhumbReport", "Rhumb",
            ]),
        module(
            "RhumbServer",
            ["RhumbText", "RhumbFormats", "RhumbSyntax", "RhumbChecker", "RhumbData", "RhumbReport", "Rhumb", "CEvent"]),
        // Rank 7: the command line
        .executableTarget(
            name: "RhumbCommand",
            dependencies: [
                "Rhumb", "RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax", "RhumbModel", "RhumbLint",
                "RhumbAssessment", "RhumbHistory", "RhumbReport", "RhumbLanguageServer", "RhumbSession", "RhumbServer",
                "CEdit", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),
        // Tests, a folder each
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        tests("RhumbText", []),
        tests("RhumbFormats", []),
        tests("RhumbValues", []),
        tests("RhumbSyntax", ["RhumbText"]),
        tests("RhumbConfig", ["RhumbText", "RhumbFormats"]),
        tests("RhumbData", ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbColumns", "CSQLite", "CZlib"]),
        tests("RhumbChecker", ["RhumbText", "RhumbSyntax", "RhumbModel"]),
        tests("RhumbLint", ["RhumbText", "RhumbValues", "RhumbSyntax", "RhumbModel", "RhumbChecker"]),
        tests("RhumbExecution", ["RhumbText", "RhumbValues", "RhumbQuery", "RhumbColumns"]),
        tests("RhumbAssessment", ["RhumbText", "RhumbValues", "RhumbModel"]),
        tests("RhumbHistory", ["RhumbText", "RhumbValues", "RhumbModel"]),
        tests("RhumbReport", ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbModel", "RhumbAssessment"]),
        tests(
            "Rhumb",
            [
                "RhumbText", "RhumbValues", "RhumbSyntax", "RhumbColumns", "RhumbData", "RhumbModel", "RhumbLint",
                "RhumbQuery", "RhumbExecution", "RhumbAssessment", "RhumbHistory", "RhumbReport", "CSQLite",
            ]),
        tests("RhumbSession", ["RhumbText", "RhumbValues", "RhumbModel", "RhumbReport", "Rhumb"]),
        tests("RhumbServer", ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbReport", "Rhumb"]),
        tests("RhumbLanguageServer", ["RhumbText", "RhumbValues", "RhumbFormats", "RhumbSyntax"]),
        .testTarget(
            name: "RhumbCommandTests", dependencies: ["RhumbCommand", "RhumbHistory", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

// What feeds the ways in with random bytes is built only where it is asked for: Scripts/fuzz.sh.
if Context.environment["FUZZ"] == "1" {
    package.products.append(.executable(name: "rhumb-fuzz", targets: ["Fuzz"]))
    package.targets.append(
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                "Rhumb", "RhumbConfig", "RhumbSyntax", "RhumbText", "RhumbValues", "RhumbReport", "RhumbLanguageServer",
                "RhumbSession", "RhumbServer",
            ],
            path: "Tests/Fuzz", swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]))
}
