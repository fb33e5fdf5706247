extension Adapter {
    /// What the file holds, as values: to be changed and written again.
    ///
    /// - Throws: `GGUFError` where a value is no number.
    package func contents() throws(GGUFError) -> AdapterContents {
        var found: [AdapterContents.Pair] = []
        for pair in pairs.values.sorted(by: { $0.target < $1.target }) {
            found.append(
                AdapterContents.Pair(
                    target: pair.target,
                    rank: pair.rank,
                    a: try pair.values(of: pair.a, in: file),
                    b: try pair.values(of: pair.b, in: file)
                )
            )
        }
        let first = pairs.values.first
        return AdapterContents(
            name: identity.name,
            architecture: architecture,
            alpha: first.map { scale(of: $0) * Float($0.rank) } ?? 0,
            baseHash: baseHash,
            promptLayout: identity.promptLayout,
            pairs: found
        )
    }
}
