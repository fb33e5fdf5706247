/// Where the newest tokens of a text came up before, and what followed them there (prompt lookup, Saxena, 2023).
///
/// An index of n-grams to the last place where each was followed by something; a token costs the same however long the
/// text is.
package struct PromptLookup: Sendable {
    /// A place where the text agrees with its own newest tokens.
    package struct Match: Hashable, Sendable {
        /// How many tokens agree, as far as they were compared.
        package var length: Int
        /// The index of the token that followed.
        package var next: Int
    }

    /// Lengths of the n-grams, the longest first: a longer one tells better what follows.
    private static let lengths = [6, 3, 2, 1]
    /// Agreement beyond this is not looked for.
    package static let longestMatch = 8
    /// Where one text ends and the next begins; no token.
    private static let gap: Int32 = -1

    private var tokens: [Int32] = []
    private var followers: [UInt64: Int] = [:]

    package init() {}

    /// Adds a token.
    package mutating func append(_ token: Int32) {
        if token != Self.gap {
            for length in Self.lengths where length <= tokens.count {
                followers[key(length)] = tokens.count
            }
        }
        tokens.append(token)
    }

    /// Ends a text: what comes next does not follow it.
    package mutating func appendGap() {
        append(Self.gap)
    }

    /// The best place that agrees with the newest tokens.
    package func match() -> Match? {
        for length in Self.lengths where length <= tokens.count {
            guard let next = followers[key(length)] else { continue }
            let agreed = agreement(before: next)
            // Different n-grams may share a key.
            if agreed >= length { return Match(length: agreed, next: next) }
        }
        return nil
    }

    /// What followed at a match, at most `count` tokens; what repeats itself goes on repeating.
    package func continuation(of match: Match, count: Int) -> [Int32] {
        var found: [Int32] = []
        for index in match.next..<match.next + max(count, 0) {
            let token = index < tokens.count ? tokens[index] : found[index - tokens.count]
            if token == Self.gap { break }
            found.append(token)
        }
        return found
    }

    /// How many tokens before `end` are the newest ones.
    private func agreement(before end: Int) -> Int {
        var length = 0
        while length < min(end, Self.longestMatch),
            tokens[end - 1 - length] == tokens[tokens.count - 1 - length]
        {
            length += 1
        }
        return length
    }

    /// A hash of the newest tokens, FNV-1a over whole tokens.
    private func key(_ length: Int) -> UInt64 {
        var hash = 0xcbf2_9ce4_8422_2325 ^ UInt64(length)
        for token in tokens.suffix(length) {
            hash = (hash ^ UInt64(UInt32(bitPattern: token))) &* 0x100_0000_01b3
        }
        return hash
    }
}
