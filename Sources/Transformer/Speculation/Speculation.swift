/// Drafts the next tokens of a text from what was said before: in its prompt, in texts like it, in itself.
///
/// A draft is only read together with the token before it; whether its tokens are written is up to the sampler.
struct Speculation {
    private var lookup = PromptLookup()
    private var policy = DraftPolicy()
    private var match: PromptLookup.Match?
    /// The token that would be drafted next.
    private var expected: Int32?
    private let endTokens: Set<Int32>
    private(set) var drafted = 0

    /// - Parameters:
    ///   - prompt: The tokens that are gone on from.
    ///   - texts: Tokens of texts that may be repeated.
    ///   - endTokens: Tokens behind which nothing comes; never drafted.
    init(prompt: [Int32], texts: [[Int32]], endTokens: Set<Int32>) {
        self.endTokens = endTokens
        for text in texts {
            for token in text { add(token) }
            lookup.appendGap()
        }
        for token in prompt { add(token) }
        look()
    }

    /// Learns from a token that was written, and goes on behind it.
    mutating func wrote(_ token: Int32) {
        if let match, let expected {
            policy.learn(after: match.length, came: token == expected)
        }
        add(token)
        look()
    }

    /// The tokens that may come next, as many as are worth reading.
    mutating func draft(atMost limit: Int, costs: PassCosts) -> [Int32] {
        guard let match else { return [] }
        let count = policy.draftLength(after: match.length, atMost: limit, costs: costs)
        let draft = lookup.continuation(of: match, count: count)
        drafted += draft.count
        return draft
    }

    private mutating func add(_ token: Int32) {
        if endTokens.contains(token) {
            lookup.appendGap()
        } else {
            lookup.append(token)
        }
    }

    private mutating func look() {
        match = lookup.match()
        expected = match.flatMap { lookup.continuation(of: $0, count: 1).first }
    }
}
