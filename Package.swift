// swift-tools-version: 6.2
import PackageDescription

// The package as data: one row a target, floor by floor from the bottom. An arrow points only down, and
// targets of one floor do not see each other (Tests/ArchitectureTests holds this).

/// C is optimised in debug builds too: an unoptimised kernel makes every test of the engine crawl.
let cSettings: [CSetting] = [
    .unsafeFlags(["-O3", "-ffp-contract=off", "-fno-math-errno", "-Wall", "-Wextra", "-Werror"])
]

let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target of one floor.
func floor(_ name: String, on dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: swiftSettings)
}

/// The tests of one target, mirroring its sources.
func tests(
    of name: String,
    also dependencies: [Target.Dependency] = [],
    excluding exclude: [String] = []
) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.byName(name: name)] + dependencies,
        exclude: exclude,
        resources: [.copy("Fixtures")],
        swiftSettings: swiftSettings
    )
}

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser",
    package: "swift-argument-parser"
)
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let tomlKit = Target.Dependency.product(name: "TOMLKit", package: "TOMLKit")

let package = Package(
    name: "marquee",
    products: [.executable(name: "marquee", targets: ["marquee"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(name: "CKernels", cSettings: cSettings, linkerSettings: [.linkedLibrary("m")]),
        .systemLibrary(name: "CNcurses"),

        floor("Kernels", on: ["CKernels"]),
        floor("Terminal", on: [tomlKit]),

        floor("Transformer", on: ["Kernels"]),
        floor("Shop"),
        floor("TerminalCurses", on: ["Terminal", "CNcurses"]),

        floor("Explanation", on: ["Transformer"]),
        floor("Training", on: ["Transformer", "Kernels"]),
        floor("ShopStore", on: ["Shop", grdb]),

        floor("Copywriting", on: ["Shop", "Transformer"]),
        floor(
            "Studio",
            on: [
                "Copywriting", "Explanation", "ShopStore", "Training", "Shop", "Transformer",
                crypto,
            ]
        ),
        floor(
            "Console",
            on: ["Studio", "Copywriting", "Explanation", "Training", "Shop", "Terminal"]
        ),
        .executableTarget(
            name: "marquee",
            dependencies: [
                "Console", "Copywriting", "Explanation", "Shop", "ShopStore", "Studio", "Terminal",
                "TerminalCurses", "Training", "Transformer", argumentParser,
            ],
            swiftSettings: swiftSettings
        ),

        // The C program in Forms/ is built for another processor by scripts/test-neon.
        tests(of: "Kernels", also: ["CKernels"], excluding: ["Forms"]),
        tests(of: "Terminal"),
        tests(of: "TerminalCurses", also: ["Terminal"]),
        tests(of: "Transformer", also: ["Kernels"]),
        tests(of: "Shop"),
        tests(of: "Explanation", also: ["Transformer"]),
        tests(of: "Training", also: ["Transformer", "Kernels"]),
        tests(of: "ShopStore", also: ["Shop"]),
        tests(of: "Copywriting", also: ["Shop", "Transformer"]),
        tests(
            of: "Studio",
            also: ["Copywriting", "Explanation", "Shop", "ShopStore", "Training", "Transformer"]
        ),
        tests(
            of: "Console",
            also: [
                "Copywriting", "Explanation", "Shop", "Studio", "Terminal", "Training",
                "Transformer",
            ]
        ),
        .testTarget(
            name: "ArchitectureTests",
            resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["marquee"],
            resources: [.copy("Fixtures")],
            swiftSettings: swiftSettings
        ),
    ]
)
