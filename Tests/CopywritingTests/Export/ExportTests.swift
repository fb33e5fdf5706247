import Copywriting
import Foundation
import Shop
import Testing
import Transformer

@Suite("Export")
struct ExportTests {
    private func suggestion(_ text: String, user: String? = nil) -> Suggestion {
        Suggestion(
            id: "k3x9m2p7",
            state: .accepted,
            brief: Brief(
                campaignID: "spring",
                audience: user.map { .user($0) } ?? .everyone,
                productIDs: ["a", "b"],
                channel: "sms"
            ),
            text: text,
            originalText: "before",
            facts: [
                Fact(
                    name: "campaign",
                    value: "Spring *Refresh*",
                    forms: ["x"],
                    record: "campaign spring"
                )
            ],
            findings: [Finding(check: "limits", level: .warn, span: 2..<5, message: "m")],
            writing: Suggestion.Writing(
                model: ScriptedGenerator(answers: []).identity,
                sampling: SamplingSettings(seed: 9),
                layout: "fact-sheet",
                candidate: 0,
                tokens: 4,
                tokensPerSecond: 100,
                finish: .endToken,
                asOf: "2024-05-03"
            )
        )
    }

    /// Reads CSV back, as RFC 4180 has it.
    private func read(_ csv: String) -> [[String]] {
        var rows: [[String]] = [[]]
        var cell = ""
        var isQuoted = false
        var scalars = Array(csv.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch scalar {
            case "\"" where isQuoted && scalars.first == "\"":
                cell.unicodeScalars.append("\"")
                scalars.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(cell)
                cell = ""
            case "\r" where !isQuoted && scalars.first == "\n":
                scalars.removeFirst()
                rows[rows.count - 1].append(cell)
                cell = ""
                rows.append([])
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows.dropLast()
    }

    @Test(
        "CSV reads back as it was",
        arguments: ["plain", "a, b", "say \"hi\"", "two\nlines", " padded ", "é新", "a;b"]
    )
    func csv(text: String) throws {
        let rows = read(try CSVFormat().encode([suggestion(text), suggestion("x")]))
        #expect(rows.count == 3)
        #expect(rows[0].prefix(4) == ["id", "text", "channel", "campaign_id"])
        #expect(rows[1][1] == text)
        #expect(rows[1].count == rows[0].count)
        #expect(rows[1][5] == "a b")
    }

    @Test(
        "a formula is defused in every cell",
        arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1"]
    )
    func formulas(text: String) throws {
        let rows = read(try CSVFormat().encode([suggestion(text, user: text)]))
        #expect(rows[1][1] == "'" + text)
        #expect(rows[1][4] == "'" + text)
    }

    @Test("JSON is a list of objects with the contract's names")
    func json() throws {
        let text = try JSONFormat().encode([suggestion("Hi \"you\" / me", user: "user_1")])
        let list = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]]
        )
        let first = try #require(list.first)
        #expect(first["id"] as? String == "k3x9m2p7")
        #expect(first["text"] as? String == "Hi \"you\" / me")
        #expect(first["original_text"] as? String == "before")
        #expect(first["channel"] as? String == "sms")
        #expect(first["campaign_id"] as? String == "spring")
        #expect(first["user_id"] as? String == "user_1")
        #expect(first["product_ids"] as? [String] == ["a", "b"])
        #expect(first["seed"] as? Int == 9)
        #expect(first["model"] as? String == "Scripted")
        let facts = try #require(first["facts"] as? [[String: Any]])
        #expect(Set(facts[0].keys) == ["name", "value", "forms", "record"])
        let checks = try #require(first["checks"] as? [[String: Any]])
        #expect(checks[0]["span"] as? [Int] == [2, 5])
        #expect(try JSONFormat().encode([]) == "[\n\n]\n")
    }

    @Test("nothing in a text is Markdown or HTML")
    func markdown() throws {
        let text = try MarkdownFormat().encode([
            suggestion("# Big *sale* <b>now</b>\n[x](y)\n\nend")
        ])
        #expect(
            text.contains("> \\# Big \\*sale\\* &lt;b&gt;now&lt;/b&gt;\n> \\[x\\](y)\n>\n> end")
        )
        #expect(text.contains("## SMS: Spring \\*Refresh\\*"))
        #expect(!text.contains("<b>"))
    }

    @Test("what a reader takes for plain text stays as it was written")
    func markdownStaysReadable() {
        for plain in ["10% off until January 7.", "R & D - (now) #1, user_1!", "Ends 9/21. Hurry!"]
        {
            #expect(MarkdownFormat.escaped(plain) == plain)
        }
        #expect(MarkdownFormat.escaped("7. Now") == "7\\. Now")
        #expect(MarkdownFormat.escaped("- Now") == "\\- Now")
        #expect(MarkdownFormat.escaped("_Now_ AT&T") == "\\_Now\\_ AT&amp;T")
    }

    private func folder() throws -> String {
        let path = NSTemporaryDirectory() + "/marquee-export-" + SuggestionID.random()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func code(_ body: () throws -> Void) -> ExportError.Code? {
        do {
            try body()
            return nil
        } catch { return (error as? ExportError)?.code }
    }

    @Test("a file is written whole, and replaced only when that is asked")
    func file() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/copy.csv"
        try ExportFile.write("one", to: path, overwrite: false)
        #expect(code { try ExportFile.write("two", to: path, overwrite: false) } == .exists)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
        try ExportFile.write("two", to: path, overwrite: true)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
        #expect(
            code { try ExportFile.write("x", to: folder + "/none/copy.csv", overwrite: false) }
                == .unwritable
        )
        #expect(
            code { try ExportFile.write("x", to: folder + "/", overwrite: true) } == .unwritable
        )
        #expect(
            code { try ExportFile.write("x", to: path + "/copy.csv", overwrite: true) }
                == .unwritable
        )
        #expect(code { try ExportFile.write("x", to: "", overwrite: true) } == .unwritable)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy.csv"])
    }

    @Test("only accepted copy leaves, with the edited text, oldest first")
    func exporter() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shop = try TestShop.kettle()
        let repository = shop.repository
        let exporter = Exporter(repository: repository)
        #expect(
            code { try exporter.export(format: "json", to: folder + "/a.json", overwrite: false) }
                == .nothingToExport
        )
        let answers = ["The kettle is here.", "A kettle is here.", "My kettle is here."]
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: answers),
            repository: repository
        )
        let written = try writer.write(shop.brief("sms"), settings: CopySettings(count: 3))
        let desk = ReviewDesk(repository: repository)
        try desk.perform(.accept, on: written[0].id)
        try desk.perform(.edit(text: "Edited kettle."), on: written[1].id)
        try desk.perform(.edit(text: "Last kettle."), on: written[2].id)
        try desk.perform(.accept, on: written[2].id)
        #expect(try exporter.accepted().map(\.text) == ["The kettle is here.", "Last kettle."])
        #expect(try exporter.accepted(channel: "push").isEmpty)
        #expect(try exporter.export(format: "csv", to: folder + "/a.csv", overwrite: false) == 2)
        #expect(throws: CopyError.self) {
            try exporter.export(format: "xls", to: folder + "/b", overwrite: false)
        }
    }
}
