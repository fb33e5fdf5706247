/// What a list of files shows of an adapter.
package struct AdapterSummary: Hashable, Sendable {
    /// Its file's name without the ending.
    package var name: String
    /// Of the model that it was made for.
    package var architecture: String
    /// The largest of its updates.
    package var rank: Int
    /// How many of a model's matrices it updates.
    package var matrixCount: Int
    /// The hexadecimal SHA-256 of the model file that it was made for, where the file says it.
    package var baseHash: String?
}

extension Adapter {
    /// What a list shows of it.
    package var summary: AdapterSummary {
        AdapterSummary(
            name: identity.name,
            architecture: architecture,
            rank: pairs.values.reduce(0) { max($0, $1.rank) },
            matrixCount: pairs.count,
            baseHash: baseHash
        )
    }
}
