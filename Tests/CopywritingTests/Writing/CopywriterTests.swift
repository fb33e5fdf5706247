import Copywriting
import Shop
import Synchronization
import Testing
import Transformer

@Suite("The copywriter")
struct CopywriterTests {
    private let good = "The Cedar Electric Kettle is 20% off until May 7."

    private func texts(_ suggestions: [Suggestion]) -> [String] { suggestions.map(\.text) }

    @Test("a suggestion is stored with facts, model, seed and settings the moment it ends")
    func stored() throws {
        let shop = try TestShop.kettle()
        let repository = shop.repository
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["\"Subject: \(good)\"\nmore"]),
            repository: repository
        )
        var storedAtEvent: [Int] = []
        let brief = shop.brief()
        let written = try writer.write(brief, settings: CopySettings(seed: 7)) { event in
            if case .suggestion = event {
                storedAtEvent.append((try? repository.counts().suggestions) ?? -1)
            }
        }
        #expect(storedAtEvent == [1])
        let suggestion = try #require(written.first)
        #expect(suggestion.text == good)
        #expect(suggestion.state == .drafted)
        #expect(suggestion.brief == brief)
        #expect(suggestion.facts == (try shop.sheet()).facts)
        #expect(suggestion.writing.sampling.seed == 7)
        #expect(suggestion.writing.layout == "fact-sheet")
        #expect(suggestion.writing.asOf == "2024-05-03")
        #expect(suggestion.writing.model.name == "Scripted")
        #expect(suggestion.writing.finish == .stopString)
        let row = try #require(try repository.suggestion(suggestion.id))
        #expect(try SuggestionArchive.suggestion(from: row) == suggestion)
        #expect(row.state == "drafted" && row.channel == "email-subject" && row.text == good)
    }

    @Test("accepted copy of the channel, then what was written beside, may be drafted from")
    func draftTexts() throws {
        let shop = try TestShop.kettle()
        let repository = shop.repository
        let seen = Mutex<[[String]]>([])
        let writer = Copywriter(
            generator: ScriptedGenerator { request, call in
                seen.withLock { $0.append(request.draftTexts) }
                return ["One kettle.", "A kettle.", "The kettle.", "Kettles."][call % 4]
            },
            repository: repository
        )
        let brief = shop.brief("sms")
        for suggestion in try writer.write(brief, settings: CopySettings(count: 2, rewrites: 0)) {
            var accepted = suggestion
            accepted.id = suggestion.id + "a"
            accepted.state = .accepted
            accepted.text = "Accepted: " + suggestion.text
            try repository.insert(SuggestionArchive.row(of: accepted))
        }
        try writer.write(brief, settings: CopySettings(count: 2, rewrites: 0))
        try writer.write(shop.brief("push"), settings: CopySettings(count: 1, rewrites: 0))
        let accepted = ["Accepted: One kettle.", "Accepted: A kettle."]
        #expect(
            seen.withLock { $0 } == [
                [], ["One kettle."], accepted, accepted + ["The kettle."], [],
            ]
        )
    }

    @Test("an invented price makes it blocked")
    func blocked() throws {
        let shop = try TestShop.kettle()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["Now only $12.00"]),
            repository: shop.repository
        )
        let written = try writer.write(shop.brief("sms"), settings: CopySettings())
        #expect(written[0].state == .blocked)
        #expect(written[0].findings.filter { $0.level == .block }.map(\.check) == ["numbers"])
    }

    @Test("N suggestions differ; a repeated one is written again with another seed")
    func different() throws {
        let shop = try TestShop.kettle()
        let generator = ScriptedGenerator(answers: [
            "One kettle.", "one KETTLE", "A kettle.", "The kettle.",
        ])
        let writer = Copywriter(generator: generator, repository: shop.repository)
        var seeds: [UInt64] = []
        var attempts: [Int] = []
        let written = try writer.write(
            shop.brief("sms"),
            settings: CopySettings(count: 3, seed: 5, rewrites: 0)
        ) { event in
            if case .started(_, let attempt, let seed) = event {
                seeds.append(seed)
                attempts.append(attempt)
            }
        }
        #expect(texts(written) == ["One kettle.", "A kettle.", "The kettle."])
        #expect(attempts == [0, 0, 1, 0])
        #expect(Set(seeds).count == 4)
        #expect(Set(written.map(\.id)).count == 3)
        #expect(written.map(\.writing.candidate) == [0, 1, 2])
    }

    @Test("written together, those that repeat an earlier one are written again at the end")
    func together() throws {
        let shop = try TestShop.kettle()
        let generator = ScriptedGenerator(answers: [
            "One kettle.", "one KETTLE", "A kettle.", "The kettle.",
        ])
        let repository = shop.repository
        let writer = Copywriter(generator: generator, repository: repository)
        var attempts: [Int] = []
        var order: [Int] = []
        let written = try writer.write(
            shop.brief("sms"),
            settings: CopySettings(count: 3, seed: 5, writesTogether: true, rewrites: 0)
        ) { event in
            if case .started(_, let attempt, _) = event { attempts.append(attempt) }
            if case .suggestion(let candidate, _) = event { order.append(candidate) }
        }
        #expect(texts(written) == ["One kettle.", "The kettle.", "A kettle."])
        #expect(attempts == [0, 0, 0, 1])
        #expect(order == [0, 1, 2])
        #expect(written.map(\.writing.candidate) == [0, 1, 2])
        #expect(try repository.counts().suggestions == 3)
    }

    @Test("written together or not, seeds and texts are the same")
    func sameTogether() throws {
        let shop = try TestShop.kettle()
        func write(_ together: Bool) throws -> [Suggestion] {
            let generator = ScriptedGenerator { request, _ in
                "Kettle \(request.sampling.seed % 977)"
            }
            return try Copywriter(generator: generator, repository: shop.repository).write(
                shop.brief("sms"),
                settings: CopySettings(count: 4, seed: 11, writesTogether: together)
            ) { _ in }
        }
        let alone = try write(false)
        let together = try write(true)
        #expect(texts(together) == texts(alone))
        #expect(together.map(\.writing.sampling) == alone.map(\.writing.sampling))
        #expect(together.map(\.findings) == alone.map(\.findings))
    }

    @Test("a model that repeats itself is given up with a finding")
    func repeats() throws {
        let shop = try TestShop.kettle()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["The kettle."]),
            repository: shop.repository
        )
        let written = try writer.write(
            shop.brief("sms"),
            settings: CopySettings(count: 2, rewrites: 0)
        )
        #expect(written[1].findings.map(\.check).last == "repeats")
        #expect(written[1].state == .drafted)
    }

    @Test("a blocked text is written again, up to N times, and the best is kept")
    func rewriting() throws {
        let shop = try TestShop.kettle()
        let whole = "The Cedar Electric Kettle is 20% off."
        func write(_ answers: [String], rewrites: Int = 3) throws -> (Suggestion, attempts: Int) {
            let writer = Copywriter(
                generator: ScriptedGenerator(answers: answers),
                repository: shop.repository
            )
            var attempts = 0
            let written = try writer.write(
                shop.brief("push"),
                settings: CopySettings(rewrites: rewrites)
            ) { if case .started = $0 { attempts += 1 } }
            return (written[0], attempts)
        }
        let second = try write(["Now only $12.00!", whole, "Not asked for."])
        #expect(second.0.text == whole)
        #expect(second.0.state == .drafted)
        #expect(second.attempts == 2)
        // What leaves out the offer is written again too, and kept where nothing better comes.
        let named = try write(["The kettle.", "The Cedar Electric Kettle.", "$5", "A kettle."])
        #expect(named.0.text == "The Cedar Electric Kettle.")
        #expect(named.attempts == 4)
        let hopeless = try write(["$12.00 and $13.00", "$12.00", "$12.00 now or $14.00", "$1 $2"])
        #expect(hopeless.0.text == "$12.00")
        #expect(hopeless.0.state == .blocked)
        #expect(try write(["Now only $12.00!", whole], rewrites: 0).attempts == 1)
    }

    @Test("written together, what is blocked is written again, and everything is stored once")
    func rewritingTogether() throws {
        let shop = try TestShop.kettle()
        let repository = shop.repository
        let generator = ScriptedGenerator { _, call in
            call == 1
                ? "Now only $12.00!"
                : "Text \(["a", "b", "c", "d", "e"][call]): the Cedar Electric Kettle is 20% off."
        }
        let written = try Copywriter(generator: generator, repository: repository).write(
            shop.brief("push"),
            settings: CopySettings(count: 3, writesTogether: true)
        ) { _ in }
        #expect(written.allSatisfy { $0.state == .drafted })
        #expect(written.map(\.writing.candidate) == [0, 1, 2])
        #expect(try repository.counts().suggestions == 3)
    }

    @Test("cancelling stores nothing half-written and keeps what was finished")
    func cancelled() throws {
        let shop = try TestShop.kettle()
        let repository = shop.repository
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["A kettle for you.", "The kettle for me."]),
            repository: repository
        )
        let stop = Mutex(false)
        var error: CopyError?
        do {
            try writer.write(
                shop.brief("sms"),
                settings: CopySettings(count: 3),
                isCancelled: { stop.withLock { $0 } },
                onEvent: { event in
                    if case .token(1, let token, _) = event, token.index == 2 {
                        stop.withLock { $0 = true }
                    }
                }
            )
        } catch let caught as CopyError { error = caught }
        #expect(error?.code == .cancelled)
        #expect(try repository.counts().suggestions == 1)
    }

    @Test("a text cut at the token limit ends with a sentence, else says so")
    func cutOff() throws {
        let shop = try TestShop.kettle()
        let long = "The kettle is here. " + String(repeating: "and more ", count: 200)
        let endless = String(repeating: "and more ", count: 200)
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: [long, endless]),
            repository: shop.repository
        )
        let written = try writer.write(
            shop.brief("sms"),
            settings: CopySettings(count: 2, rewrites: 0)
        )
        #expect(written[0].text == "The kettle is here.")
        #expect(written[0].writing.finish == .length)
        #expect(written[1].findings.contains { $0.check == "cut-off" && $0.level == .warn })
    }

    @Test("prompt tokens carry their facts, generated ones their attention")
    func events() throws {
        let shop = try TestShop.kettle()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: [good]),
            repository: shop.repository
        )
        var prompt: [ReadToken] = []
        var keys: [Int] = []
        let written = try writer.write(
            shop.brief("sms"),
            settings: CopySettings(),
            capturesAttention: true
        ) { event in
            switch event {
            case .prompt(_, let tokens): prompt = tokens
            case .token(_, let token, _): keys.append(token.attention?.keyCount ?? 0)
            default: break
            }
        }
        #expect(keys == Array(prompt.count..<prompt.count + written[0].writing.tokens))
        let names = Set(prompt.compactMap(\.fact).map { written[0].facts[$0].name })
        #expect(names.isSuperset(of: ["product", "discount", "ends", "sale_price"]))
    }

    @Test("settings out of range are refused before anything is written")
    func settings() throws {
        let shop = try TestShop.kettle()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: [good]),
            repository: shop.repository
        )
        for settings in [
            CopySettings(count: 0), CopySettings(count: 65), CopySettings(temperature: -1),
            CopySettings(temperature: .nan), CopySettings(layout: "haiku"),
        ] {
            #expect(throws: CopyError.self) { try writer.write(shop.brief(), settings: settings) }
        }
        #expect(throws: CopyError.self) {
            try writer.write(shop.brief("fax"), settings: CopySettings())
        }
    }

    @Test("the article's layout takes the last line")
    func article() throws {
        let shop = try TestShop.article()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["Some\nplan\nSell the Apple iPhone 12.\n"]),
            repository: shop.repository
        )
        let written = try writer.write(
            shop.brief("strategy"),
            settings: CopySettings(layout: "article")
        )
        #expect(written[0].text == "Sell the Apple iPhone 12.")
        #expect(written[0].writing.layout == "article")
    }
}
