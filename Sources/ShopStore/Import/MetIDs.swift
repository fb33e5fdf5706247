import Shop

/// The ids of products, campaigns and users that a file gave, to tell the user of those that it gave twice.
struct MetIDs {
    private var seen: [RecordKind: Set<String>] = [:]
    private var again: [RecordKind: Set<String>] = [:]
    private static let listed = 5

    mutating func meet(_ kind: RecordKind, _ id: String) {
        if !seen[kind, default: []].insert(id).inserted { again[kind, default: []].insert(id) }
    }

    /// A sentence for each kind of record whose ids came twice.
    func warnings(in file: String) -> [String] {
        RecordKind.allCases.compactMap { kind in
            guard let ids = again[kind], !ids.isEmpty else { return nil }
            let named = ids.sorted { $0.bytes < $1.bytes }.prefix(Self.listed)
                .map { JSONWriting.quoted($0) }.joined(separator: ", ")
            let more = ids.count > Self.listed ? " and \(ids.count - Self.listed) more" : ""
            return "\(file) gives the \(kind.rawValue) \(named)\(more) more than once; "
                + "the last record of each was kept."
        }
    }
}
