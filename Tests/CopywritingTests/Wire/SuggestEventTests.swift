import Copywriting
import Foundation
import Shop
import Testing
import Transformer

@Suite("The lines of suggest")
struct SuggestEventTests {
    private func object(_ event: SuggestEvent) throws -> [String: Any] {
        let line = try event.line()
        #expect(!line.contains("\n"))
        return try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        )
    }

    @Test("a token")
    func token() throws {
        var token = GeneratedToken(index: 0, id: 17, text: " \"ket\n", logprob: -0.5)
        let line = try object(.token(candidate: 2, token))
        #expect(line["event"] as? String == "token")
        #expect(line["candidate"] as? Int == 2)
        #expect(line["token"] as? Int == 17)
        #expect(line["text"] as? String == " \"ket\n")
        #expect(line["logprob"] as? Double == -0.5)
        #expect(line.count == 5)
        token.refusal = Refusal(removed: 0.25, isForced: true)
        #expect(try object(.token(candidate: 2, token))["removed"] as? Double == 0.25)
        token.logprob = -.infinity
        #expect(throws: Never.self) { try SuggestEvent.token(candidate: 0, token).line() }
    }

    @Test("a suggestion has exactly the contract's names")
    func suggestion() throws {
        let shop = try TestShop.kettle()
        let writer = Copywriter(
            generator: ScriptedGenerator(answers: ["Now 25% off."]),
            repository: shop.repository
        )
        let written = try writer.write(shop.brief("sms"), settings: CopySettings(seed: 3))[0]
        let line = try object(.suggestion(candidate: 0, written))
        let names = [
            "event", "candidate", "id", "text", "channel", "state", "facts", "checks", "tokens",
            "tokens_per_second", "seed", "model",
        ]
        #expect(Set(line.keys) == Set(names))
        #expect(line["state"] as? String == "blocked")
        let checks = try #require(line["checks"] as? [[String: Any]])
        #expect(checks.count { $0["level"] as? String == "block" } == 1)
        #expect(Set(checks[0].keys) == ["check", "level", "span", "message", "fix"])
        #expect(checks[0]["fix"] as? String == "20%")
        // A finding without a fix has no such name.
        #expect(Set(checks[1].keys) == ["check", "level", "span", "message"])
        #expect(checks[0]["span"] as? [Int] == [4, 7])
        #expect(checks[0]["level"] as? String == "block")
    }
}
