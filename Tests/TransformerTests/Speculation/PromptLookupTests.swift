import Testing
import Transformer

@Suite("Prompt lookup")
struct PromptLookupTests {
    private func lookup(_ tokens: [Int32]) -> PromptLookup {
        var lookup = PromptLookup()
        for token in tokens { lookup.append(token) }
        return lookup
    }

    private func drafted(_ tokens: [Int32], count: Int = 3) -> [Int32] {
        let lookup = lookup(tokens)
        return lookup.match().map { lookup.continuation(of: $0, count: count) } ?? []
    }

    @Test("what followed the newest tokens before is what it drafts")
    func continues() {
        #expect(drafted([1, 2, 3, 4, 5, 1, 2]) == [3, 4, 5])
        #expect(drafted([1, 2, 3, 4, 5, 1, 2], count: 1) == [3])
        #expect(drafted([1, 2, 3, 4, 5, 1, 2], count: 0) == [])
    }

    @Test("nothing follows what never came before")
    func nothing() {
        #expect(drafted([]) == [])
        #expect(drafted([1]) == [])
        #expect(drafted([1, 2, 3]) == [])
        #expect(drafted([1, 2, 3, 9, 2], count: 1) == [3])
    }

    @Test("the longest agreement goes before the newest place")
    func longest() {
        // 2 3 is followed by 4 after 1, and later by 5 after 7.
        let tokens: [Int32] = [1, 9, 2, 3, 4, 8, 7, 2, 3, 5, 6]
        #expect(drafted(tokens + [2, 3], count: 1) == [5])
        #expect(drafted(tokens + [1, 9, 2, 3], count: 1) == [4])
    }

    @Test("a match tells how many tokens agree, up to a limit")
    func lengths() throws {
        let text = (0..<20).map { Int32($0) }
        for length in 1...12 {
            let found = try #require(lookup(text + [99] + text[3..<3 + length]).match())
            #expect(found.length == min(length, PromptLookup.longestMatch))
            #expect(found.next == 3 + length)
        }
    }

    @Test("what repeats itself goes on repeating")
    func cycles() {
        #expect(drafted([5, 1, 2, 1, 2, 1, 2], count: 7) == [1, 2, 1, 2, 1, 2, 1])
        #expect(drafted([4, 4, 4], count: 5) == [4, 4, 4, 4, 4])
    }

    @Test("nothing follows the end of a text but what followed it elsewhere")
    func gaps() {
        var lookup = lookup([1, 2, 3])
        lookup.appendGap()
        for token: Int32 in [8, 1, 2, 3] { lookup.append(token) }
        #expect(lookup.match() == nil)
        for token: Int32 in [4, 1, 2, 3] { lookup.append(token) }
        #expect(lookup.match().map { lookup.continuation(of: $0, count: 2) } == [4, 1])
    }

    @Test("over random texts every match agrees, and none is missed")
    func random() {
        var random = Xoshiro256(seed: 11)
        var tokens: [Int32] = []
        var lookup = PromptLookup()
        for _ in 0..<2000 {
            let token = Int32.random(in: 0..<12, using: &random)
            tokens.append(token)
            lookup.append(token)
            let isKnown = tokens.dropLast().contains(token)
            guard let match = lookup.match() else {
                #expect(!isKnown)
                continue
            }
            #expect(isKnown)
            let before = tokens[match.next - match.length..<match.next]
            #expect(before.elementsEqual(tokens.suffix(match.length)))
            #expect(lookup.continuation(of: match, count: 1) == [tokens[match.next]])
        }
    }
}
