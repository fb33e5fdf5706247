/// Prefixes in memory, those used least recently first.
struct PrefixMemory {
    private let limit: Int
    private var prefixes: [Prefix] = []

    /// Room for so many bytes of keys and values.
    init(limit: Int) {
        self.limit = limit
    }

    /// The prefix that has most of a text's beginning, and how many tokens of it.
    func match(_ tokens: some Collection<Int32>) -> (prefix: Prefix, count: Int)? {
        let best = prefixes.map { ($0, $0.agreement(with: tokens)) }.max { $0.1 < $1.1 }
        return best.flatMap { $0.1 > 0 ? $0 : nil }
    }

    /// Adds a prefix, or marks it as used; those that it begins with go, as it serves in their place.
    mutating func use(_ prefix: Prefix) {
        if prefix.bytes.count > limit { return }
        prefixes.removeAll { $0.agreement(with: prefix.tokens) == $0.tokens.count }
        prefixes.append(prefix)
        var total = prefixes.reduce(0) { $0 + $1.bytes.count }
        while total > limit {
            total -= prefixes.removeFirst().bytes.count
        }
    }
}
