import Copywriting
import Shop
import Testing

@Suite("Checks")
struct CheckTests {
    @Test("names are unique")
    func names() {
        #expect(Set(Checks.all.map(\.name)).count == Checks.all.count)
    }

    @Test("a text that says nothing", arguments: ["", "  \n", "…!", "🎉"])
    func empty(text: String) throws {
        #expect(
            EmptyTextCheck().findings(in: text, context: try TestShop.kettle().context()).count == 1
        )
    }

    @Test(
        "placeholders",
        arguments: [
            "[Name]", "{{last_name}}", "{link}", "<date>", "Your Company", "___",
            "[Recipient’s Name]", "lorem ipsum",
            "your brand", "</b>", "TBD", "XX", "%s", "our shop's name", "insert your code",
        ]
    )
    func placeholders(mark: String) throws {
        #expect(
            try TestShop.kettle().blocked(by: PlaceholderCheck(), in: "Hello \(mark), hi") == [mark]
        )
    }

    @Test(
        "a name that is only spoken of, and a percentage",
        arguments: ["It calls your name.", "60%!"]
    )
    func noPlaceholders(text: String) throws {
        #expect(try TestShop.kettle().blocked(by: PlaceholderCheck(), in: text).isEmpty)
    }

    @Test("brackets of a record's own are none")
    func bracketsOfRecords() throws {
        var shop = try TestShop.article()
        shop.product?.title = "Phone [Refurbished]"
        #expect(
            try shop.blocked(
                by: PlaceholderCheck(),
                in: "The Phone [Refurbished] is here. 3 < 4 > 2"
            ) == []
        )
    }

    @Test(
        "control characters and escapes",
        arguments: ["\u{1B}[31m", "\u{7}", "\u{202E}", "\u{0}", "\u{9B}", "\u{FEFF}"]
    )
    func controls(mark: String) throws {
        let findings = Checks.findings(
            in: "Hello\(mark) you",
            context: try TestShop.kettle().context()
        )
        #expect(findings.first?.check == "control-characters")
        #expect(findings.isBlocking)
    }

    @Test("control marks of models", arguments: ["<|im_end|>", "<|endoftext|>", "</s>", "[INST]"])
    func modelMarks(mark: String) throws {
        #expect(
            try TestShop.kettle().blocked(by: ModelControlCheck(), in: "Hello \(mark)") == [mark]
        )
    }

    @Test("the campaign's code alone is a code, letter by letter")
    func codes() throws {
        let shop = try TestShop.kettle()
        #expect(
            try shop.blocked(by: CodesCheck(), in: "Use code SPRING20 now. SALE! BIG NEWS") == []
        )
        #expect(try shop.blocked(by: CodesCheck(), in: "Use code SPRING25.") == ["SPRING25"])
        #expect(try shop.blocked(by: CodesCheck(), in: "Use code: WELCOME") == ["WELCOME"])
        #expect(Checks.findings(in: "with code spring20", context: try shop.context()).isBlocking)
    }

    @Test(
        "links, addresses, numbers and handles",
        arguments: [
            ("Visit https://marlow.example/spring now", []), ("marlow.example/spring.", []),
            ("Visit https://marlow.example/SPRING", ["https://marlow.example/SPRING"]),
            ("Visit www.kettle.com", ["www.kettle.com"]),
            ("kettles.shop/now!", ["kettles.shop/now"]),
            ("mail sales@marlow.com", ["sales@marlow.com"]),
            ("call +1 (555) 010-9999", ["+1 (555) 010-9999"]),
            ("follow @kettles", ["@kettles"]), ("e.g. this, i.e. that", []),
            ("May 1-7, 2024. 39.20 49.00", []),
        ]
    )
    func links(text: String, blocked: [String]) throws {
        #expect(try TestShop.kettle().blocked(by: LinksCheck(), in: text) == blocked)
    }

    @Test("an ended campaign blocks what is sent and warns of a plan")
    func ended() throws {
        var shop = try TestShop.kettle()
        shop.settings.asOfDate = Day("2024-05-08")
        func levels(_ channel: String) throws -> [Finding.Level] {
            CampaignPeriodCheck().findings(in: "Hello", context: try shop.context(channel)).map(
                \.level
            )
        }
        #expect(try levels("sms") == [.block])
        #expect(try levels("strategy") == [.warn])
        shop.settings.asOfDate = Day("2024-05-07")
        #expect(try levels("sms") == [])
        shop.settings.asOfDate = nil
        #expect(try levels("sms") == [.warn])
    }

    @Test("a place that is blocked once is not blocked again")
    func once() throws {
        let findings = Checks.findings(
            in: "Use code SUN35, [Your Name]",
            context: try TestShop.kettle().context()
        )
        #expect(findings.filter { $0.level == .block }.map(\.check) == ["placeholder", "codes"])
    }

    @Test("any text can be checked, and spans lie within it")
    func anything() throws {
        let context = try TestShop.kettle().context("social-post")
        var state: UInt64 = 42
        let alphabet = Array(
            "aZ9 $%€.,-'\"“[]{}<>|@#:/\n\u{1B}é́👩‍🍳新八½٢\u{202E}Kettle May SPRING20 39.20 "
        )
        for _ in 0..<400 {
            var text = ""
            for _ in 0..<40 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            for finding in Checks.findings(in: text, context: context) {
                #expect(finding.span.lowerBound >= 0)
                #expect(finding.span.upperBound <= text.unicodeScalars.count)
            }
        }
    }
}
