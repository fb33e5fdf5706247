/// The house: which floor each target stands on, and what it may stand on.
///
/// ARCHITECTURE.md draws the same picture; an arrow points only down, siblings do not see each other.
enum Floors {
    /// One target: its floor, the targets below it that it may see, and the libraries it may use.
    struct Row: Sendable {
        let name: String
        let floor: Int
        let sees: Set<String>
        let libraries: Set<String>

        init(_ name: String, _ floor: Int, _ sees: Set<String> = [], libraries: Set<String> = []) {
            self.name = name
            self.floor = floor
            self.sees = sees
            self.libraries = libraries
        }
    }

    static let rows: [Row] = [
        Row("CKernels", 0),
        Row("CNcurses", 0),
        Row("Kernels", 1, ["CKernels"]),
        Row("Terminal", 1, libraries: ["TOMLKit"]),
        Row("Transformer", 2, ["Kernels"]),
        Row("Shop", 2),
        Row("TerminalCurses", 2, ["Terminal", "CNcurses"]),
        Row("Explanation", 3, ["Transformer"]),
        Row("Training", 3, ["Transformer", "Kernels"]),
        Row("ShopStore", 3, ["Shop"], libraries: ["GRDB"]),
        Row("Copywriting", 4, ["Shop", "Transformer"]),
        Row(
            "Studio",
            5,
            ["Copywriting", "Explanation", "ShopStore", "Training", "Shop", "Transformer"],
            libraries: ["Crypto"]
        ),
        Row(
            "Console",
            6,
            ["Studio", "Copywriting", "Explanation", "Training", "Shop", "Terminal"]
        ),
        Row(
            "marquee",
            7,
            [
                "Console", "Copywriting", "Explanation", "Shop", "ShopStore", "Studio", "Terminal",
                "TerminalCurses", "Training", "Transformer",
            ],
            libraries: ["ArgumentParser"]
        ),
    ]

    static func row(of target: String) -> Row? {
        rows.first { $0.name == target }
    }

    /// Modules of the toolchain that any target may import.
    static let toolchain: Set<String> = [
        "Dispatch", "Foundation", "FoundationEssentials", "Glibc", "Musl", "Darwin", "Swift",
        "Synchronization",
    ]
}
