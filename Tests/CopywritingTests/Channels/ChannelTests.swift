import Copywriting
import Shop
import Testing

@Suite("Channels")
struct ChannelTests {
    @Test("the six of the contract, in order")
    func names() {
        let names = ["strategy", "email-subject", "email-body", "sms", "push", "social-post"]
        #expect(Channels.all.map(\.name) == names)
        #expect(Channels.all.filter { !$0.isSent }.map(\.name) == ["strategy"])
    }

    @Test("an unknown channel is answered with those that are near")
    func unknown() {
        #expect(throws: CopyError.self) { try Channels.named("email_subject") }
        do {
            _ = try Channels.named("email-subjct")
        } catch {
            #expect(error.code == .unknown)
            #expect(error.advice.contains("`email-subject`"))
        }
        do {
            _ = try Channels.named("zzz")
        } catch {
            #expect(error.advice.contains("`sms`"))
        }
    }

    @Test(
        "limits block and warn where the channel says",
        arguments: [
            ("strategy", 120, 121, true), ("email-body", 150, 151, false),
            ("email-body", 400, 401, true),
        ]
    )
    func words(name: String, fits: Int, not: Int, blocks: Bool) throws {
        let shop = try TestShop.kettle()
        func levels(_ count: Int) throws -> [Finding.Level] {
            let text = Array(repeating: "word", count: count).joined(separator: " ")
            return LimitsCheck().findings(in: text, context: try shop.context(name)).map(\.level)
        }
        let level: Finding.Level = blocks ? .block : .warn
        #expect(try !levels(fits).contains(level))
        #expect(try levels(not).contains(level))
    }

    @Test(
        "lengths of one-line channels",
        arguments: [
            ("email-subject", 50, Finding.Level.warn), ("email-subject", 150, .block),
            ("push", 120, .warn),
            ("push", 178, .block),
        ]
    )
    func graphemes(name: String, limit: Int, level: Finding.Level) throws {
        let context = try TestShop.kettle().context(name)
        func levels(_ count: Int) -> [Finding.Level] {
            // A family is one character to a reader.
            let text = "👨‍👩‍👧‍👦" + String(repeating: "a", count: count - 1)
            return LimitsCheck().findings(in: text, context: context).map(\.level)
        }
        #expect(!levels(limit).contains(level))
        #expect(levels(limit + 1) == [level])
    }

    @Test("a second line in a subject blocks")
    func lines() throws {
        let context = try TestShop.kettle().context("email-subject")
        #expect(Checks.findings(in: "One\nTwo", context: context).isBlocking)
        #expect(!Checks.findings(in: "One", context: context).isBlocking)
    }

    @Test("SMS: a second segment warns, more than 320 characters block")
    func sms() throws {
        let context = try TestShop.kettle().context("sms")
        func levels(_ count: Int) -> [Finding.Level] {
            LimitsCheck().findings(in: String(repeating: "a", count: count), context: context)
                .map(\.level)
        }
        #expect(levels(160).isEmpty)
        #expect(levels(161) == [.warn])
        #expect(levels(321) == [.warn, .block])
    }

    /// What may be on a sheet beside campaign and end.
    static let optional = [
        ["discount", "product", "category", "price", "sale_price"], ["code"], ["shop"], ["starts"],
        ["description"], ["viewed"], ["in_cart"], ["likes"],
    ]

    @Test(
        "every worked example can be told from any sheet, and states nothing else",
        arguments: Channels.all.map(\.name)
    )
    func examples(name: String) throws {
        let channel = try Channels.named(name)
        #expect(channel.examples.count >= 4)
        let values = [
            "campaign": "Fest", "ends": "June 30", "discount": "35% off", "product": "Goggles",
            "category": "Sports", "price": "$22.00", "sale_price": "$14.30", "code": "SUN35",
            "shop": "Delfin", "starts": "June 24", "description": "A soft seal.",
            "viewed": "Goggles",
            "in_cart": "Goggles", "likes": "Sports", "bought": "Goggles",
        ]
        for mask in 0..<(1 << Self.optional.count) {
            var names: Set<String> = ["campaign", "ends"]
            for (bit, group) in Self.optional.enumerated() where mask >> bit & 1 == 1 {
                names.formUnion(group)
            }
            names.formIntersection(channel.factNames)
            let sheet = values.filter { names.contains($0.key) }
            var texts: Set<String> = []
            for template in channel.examples {
                let text = try #require(ExampleTemplate(template).filled(with: sheet))
                #expect(!text.contains { "{}[]|".contains($0) }, "\(text)")
                #expect(
                    !text.contains("  ") && !text.contains(" .") && !text.contains(".."),
                    "\(text)"
                )
                let numbers = text.split { !$0.isNumber && $0 != "." && $0 != "%" && $0 != "$" }
                    .filter { $0.contains(where: \.isNumber) }
                for number in numbers {
                    let plain = number.last == "." ? number.dropLast() : number
                    #expect(sheet.values.contains { $0.contains(plain) }, "\(text)")
                }
                texts.insert(text)
            }
            #expect(texts.count == channel.examples.count, "\(sheet): \(texts)")
        }
    }
}
