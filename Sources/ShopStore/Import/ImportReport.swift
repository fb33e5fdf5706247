package import Shop

/// What an import came to.
package struct ImportReport: Hashable, Sendable {
    /// Records that are new in the workspace.
    package var stored = 0
    /// Records that took the place of an older one of the same identity.
    package var replaced = 0
    /// Records that the workspace held already, just as they are.
    package var unchanged = 0
    /// Records that were refused.
    package var rejected = 0
    package var seconds = 0.0
    /// The file that holds the refused records with line and reason, nil when there are none.
    package var rejectsFile: String?
    /// The first refused records, as a person reads them.
    package var firstRejects: [String] = []
    /// What else the user should know: unknown lists, ids that occur twice.
    package var warnings: [String] = []
    /// Why the import ended early; what the counts say stands all the same.
    package var failure: ShopError?
    /// Whether the user ended the import; what the counts say stands all the same.
    package var isCancelled = false

    package init() {}

    /// All records that were read and dealt with.
    package var read: Int { stored + replaced + unchanged + rejected }
}

extension ImportReport: Encodable {
    private enum CodingKeys: String, CodingKey {
        case read
        case stored
        case replaced
        case unchanged
        case rejected
        case seconds
        case rejectsFile = "rejects_file"
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(read, forKey: .read)
        try values.encode(stored, forKey: .stored)
        try values.encode(replaced, forKey: .replaced)
        try values.encode(unchanged, forKey: .unchanged)
        try values.encode(rejected, forKey: .rejected)
        try values.encode(seconds, forKey: .seconds)
        // `encode` writes null where there is none, which scripts can rely on.
        try values.encode(rejectsFile, forKey: .rejectsFile)
    }
}

extension ImportReport: CustomStringConvertible {
    /// The report as a person reads it, a few lines without a line feed at the end.
    package var description: String {
        func records(_ count: Int) -> String { count == 1 ? "1 record" : "\(count) records" }
        var lines = [
            "Read \(records(read)): \(stored) stored, \(replaced) replaced, "
                + "\(unchanged) unchanged, \(rejected) rejected."
        ]
        if isCancelled {
            lines.append("Cancelled: what is counted here stands; import the file again to go on.")
        } else if failure != nil {
            lines.append("The import ended early: what is counted here stands.")
        }
        lines += warnings
        lines += firstRejects
        if rejected > firstRejects.count, !firstRejects.isEmpty {
            lines.append("… and \(rejected - firstRejects.count) more.")
        }
        if let rejectsFile { lines.append("Rejected records, with the reasons: \(rejectsFile)") }
        return lines.joined(separator: "\n")
    }
}

/// How far an import has come.
package struct ImportProgress: Hashable, Sendable {
    /// Bytes read of all files.
    package var bytesDone: Int
    /// Bytes of all files, nil while one of them is standard input.
    package var bytesTotal: Int?
    /// Records read, the refused ones among them.
    package var records: Int

    package init(bytesDone: Int, bytesTotal: Int?, records: Int) {
        self.bytesDone = bytesDone
        self.bytesTotal = bytesTotal
        self.records = records
    }
}
