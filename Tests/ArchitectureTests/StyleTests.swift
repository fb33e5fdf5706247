import Foundation
import Testing

@Suite("The style of the sources")
struct StyleTests {
    @Test("no file grows beyond 500 lines, and most stay under 300")
    func filesStaySmall() {
        let files = Checkout.swiftSources + Checkout.cSources + Checkout.swiftTests
        for file in files {
            #expect(file.lines.count <= 500, "\(file) has \(file.lines.count) lines")
        }
        let large = files.filter { $0.lines.count > 300 }
        #expect(large.count * 10 <= files.count, "over 300 lines: \(large)")
    }

    @Test("nothing ends the process on a user's input", arguments: Checkout.swiftSources)
    func noTraps(file: Checkout.File) {
        for (number, line) in file.lines.enumerated() {
            let code = line.prefix(upTo: line.range(of: "//")?.lowerBound ?? line.endIndex)
            for word in ["fatalError(", "try!", "preconditionFailure(", "as!"]
            where code.contains(word) {
                let known = Self.cannotHappen.contains { file.path.hasSuffix($0) }
                #expect(known, "\(file):\(number + 1) uses \(word)")
            }
        }
    }

    /// The files where a trap marks what cannot happen, each with its reason beside it.
    private static let cannotHappen: [String] = []

    @Test(
        "every unchecked promise to the compiler gives its reason",
        arguments: Checkout.swiftSources
    )
    func promisesHaveReasons(file: Checkout.File) {
        for (number, line) in file.lines.enumerated()
        where line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)") {
            let above = file.lines[max(0, number - 6)...number]
            #expect(
                above.contains { $0.contains("//") },
                "\(file):\(number + 1) does not say why it is safe"
            )
        }
    }

    @Test(
        "every declaration that other modules see says what it is",
        arguments: Checkout.swiftSources
    )
    func packageDeclarationsAreDocumented(file: Checkout.File) {
        let missing = Declarations.undocumented(in: file.lines)
        #expect(missing.isEmpty, "\(file), lines \(missing)")
    }

    @Test("no name that says nothing", arguments: Checkout.swiftSources)
    func namesSaySomething(file: Checkout.File) {
        let name = (file.path as NSString).lastPathComponent
        for word in ["Manager", "Helper", "Utils", "Utilities", "Common", "Misc"] {
            #expect(!name.contains(word), "\(file)")
        }
    }
}

/// The `package` declarations of a Swift file.
enum Declarations {
    /// Line numbers of types and functions seen by other modules that no `///` stands above.
    ///
    /// Stored properties whose names say it all, initialisers and what a protocol asks for need none.
    static func undocumented(in lines: [Substring]) -> [Int] {
        var missing: [Int] = []
        for (index, line) in lines.enumerated() {
            let words = line.split(separator: " ")
            guard words.contains("package"), let kind = words.first(where: { kinds.contains($0) }),
                words.first == "package" || modifiers.contains(String(words[0])),
                !words.contains("import"), !isWitness(words)
            else { continue }
            var above = index - 1
            while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
            let documented = above >= 0 && lines[above].drop { $0 == " " }.hasPrefix("///")
            if !documented && kind != "var" && kind != "let" { missing.append(index + 1) }
        }
        return missing
    }

    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "actor", "func", "typealias", "var", "let",
    ]
    private static let modifiers: Set<String> = [
        "static", "final", "indirect", "mutating", "@MainActor",
    ]

    /// What a protocol asks for is documented there.
    private static func isWitness(_ words: [Substring]) -> Bool {
        guard let place = words.firstIndex(of: "func"), place + 1 < words.count else {
            return false
        }
        let name = words[place + 1].prefix { $0 != "(" && $0 != "<" }
        return requirements.contains(name) || operators.contains(words[place + 1].prefix(1))
    }

    private static let operators: Set<Substring> = ["<", "=", "+", "-", "*"]

    /// The functions that protocols of the language and of the project ask for.
    private static let requirements: Set<Substring> = {
        var names: Set<Substring> = ["hash", "encode", "validate", "run"]
        for file in Checkout.swiftSources {
            var isInside = false
            for line in file.lines {
                let words = line.split(separator: " ")
                if words.prefix(2).contains("protocol") { isInside = true }
                if line.hasPrefix("}") { isInside = false }
                guard isInside, let place = words.firstIndex(of: "func"), place + 1 < words.count
                else { continue }
                names.insert(words[place + 1].prefix { $0 != "(" && $0 != "<" })
            }
        }
        return names
    }()
}
