import Testing
import Transformer

@Suite("Stop strings")
struct StopStringsTests {
    /// What comes through when tokens with these texts are written, and whether a stop string ended it.
    private func run(_ stops: [String], _ texts: [String]) -> (released: [[String]], stopped: Bool)
    {
        var filter = StopStrings(stops)
        var released: [[String]] = []
        for (index, text) in texts.enumerated() {
            let token = GeneratedToken(index: index, id: Int32(index), text: text, logprob: 0)
            let (tokens, stopped) = filter.append(token)
            released.append(tokens.map(\.text))
            if stopped { return (released, true) }
        }
        released.append(filter.finish().map(\.text))
        return (released, false)
    }

    @Test("without stop strings every token passes at once")
    func passes() {
        #expect(run([], ["a", "", "b"]).released == [["a"], [""], ["b"], []])
    }

    @Test("tokens wait while they may begin a stop string, and pass when they do not")
    func waits() {
        let (released, stopped) = run(["###"], ["a", "#", "#", "b", "#"])
        #expect(released == [["a"], [], [], ["#", "#", "b"], [], ["#"]])
        #expect(!stopped)
    }

    @Test("a stop string across tokens ends the text before it")
    func stopsAcrossTokens() {
        let (released, stopped) = run(["\n\nUser:"], ["Hi", " you\n", "\n", "Us", "er:", "no"])
        #expect(released.flatMap { $0 }.joined() == "Hi you")
        #expect(stopped)
    }

    @Test("the earliest of several stop strings counts")
    func earliest() {
        let (released, stopped) = run(["END", "stop"], ["a stop END"])
        #expect(released == [["a "]])
        #expect(stopped)
    }

    @Test("whatever the pieces, the text ends before the first stop string", arguments: 1...60)
    func anyPieces(seed: Int) {
        var random = Xoshiro256(seed: UInt64(seed))
        let letters = (0..<40).map { _ in Bool.random(using: &random) ? "a" : "b" }
        let text = letters.joined()
        let stops = ["abba", "bbb", "aab"]
        var pieces: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            let count = Int.random(in: 0...4, using: &random)
            pieces.append(String(rest.prefix(count)))
            rest = rest.dropFirst(count)
        }
        let ends = stops.compactMap { text.firstRange(of: $0)?.lowerBound }
        let end = ends.min() ?? text.endIndex
        let (released, stopped) = run(stops, pieces)
        // A stop string may be complete in the same piece as one that begins before it.
        #expect(stopped == (end != text.endIndex))
        #expect(text.hasPrefix(released.flatMap { $0 }.joined()))
        if !stopped { #expect(released.flatMap { $0 }.joined() == text) }
    }
}
