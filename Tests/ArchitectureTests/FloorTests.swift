import Foundation
import Testing

@Suite("The floors")
struct FloorTests {
    @Test("every arrow of the table points down, and siblings do not see each other")
    func tablePointsDown() throws {
        for row in Floors.rows {
            for name in row.sees {
                let below = try #require(Floors.row(of: name), "\(row.name) sees \(name)")
                #expect(below.floor < row.floor, "\(row.name) may not see \(name)")
            }
        }
    }

    @Test("Package.swift declares the targets of the table, each on no more than the table allows")
    func manifestFollowsTable() throws {
        let declared = try Manifest.read(at: Checkout.root).targets.filter { $0.type != "test" }
        #expect(Set(declared.map(\.name)) == Set(Floors.rows.map(\.name)))
        for target in declared {
            let row = try #require(Floors.row(of: target.name))
            let allowed = row.sees.union(row.libraries)
            #expect(
                target.dependencies.isSubset(of: allowed),
                "\(target.name) declares \(target.dependencies.subtracting(allowed).sorted())"
            )
        }
    }

    @Test("every import is one that the table allows", arguments: Checkout.swiftSources)
    func importsFollowTable(file: Checkout.File) throws {
        let row = try #require(Floors.row(of: file.target), "\(file) belongs to no target")
        let allowed = row.sees.union(row.libraries).union(Floors.toolchain)
        let refused = Imports.modules(in: file.text).subtracting(allowed)
        #expect(refused.isEmpty, "\(file) imports \(refused.sorted())")
    }

    @Test("C sources include only their own and the system's headers", arguments: Checkout.cSources)
    func includesStayInside(file: Checkout.File) {
        let local = file.lines.filter { $0.hasPrefix("#include \"") }
        #expect(local.allSatisfy { !$0.contains("../") }, "\(file) includes beyond its target")
    }

    @Test("the scanner of imports knows every form")
    func scannerKnowsForms() {
        let text = """
            import A
            package import B
            @preconcurrency internal import C
            import struct D.E
            // import F
            public import enum G.H
            """
        #expect(Imports.modules(in: text) == ["A", "B", "C", "D", "G"])
    }
}

/// The imports of a Swift file.
enum Imports {
    static func modules(in text: String) -> Set<String> {
        var found: Set<String> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").prefix { !$0.hasPrefix("//") }
            guard let place = words.firstIndex(of: "import"),
                words[..<place].allSatisfy({ $0.hasPrefix("@") || access.contains(String($0)) })
            else { continue }
            let rest = words[(place + 1)...].drop { kinds.contains(String($0)) }
            guard let module = rest.first?.split(separator: ".").first else { continue }
            found.insert(String(module))
        }
        return found
    }

    private static let access: Set<String> = [
        "private", "fileprivate", "internal", "package", "public",
    ]
    private static let kinds: Set<String> = [
        "class", "enum", "func", "let", "protocol", "struct", "typealias", "var",
    ]
}
