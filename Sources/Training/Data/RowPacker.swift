/// Lays documents in rows of at most a block: each in rows of its own, or several a row.
struct RowPacker {
    /// Where the first document of a row came from.
    struct Origin: Hashable, Sendable {
        var promptCount: Int
        var prompt: String?
        /// Of all documents of the row; nil where they differ.
        var channel: String?
    }

    private(set) var rows: [TrainingSequence] = []
    private(set) var origins: [Origin] = []
    private let block: Int
    private let packs: Bool
    /// What opens every row of plain text.
    private let beginToken: Int32?
    /// Rows with room, the oldest first.
    private var open: [Int] = []

    /// Rows that are tried for a document: more are seldom fuller, and take longer to try.
    private static let openRows = 64

    init(block: Int, packs: Bool, beginToken: Int32?) {
        self.block = block
        self.packs = packs
        self.beginToken = beginToken
    }

    /// Lays a document in the first row that has room for it; plain text longer than a block is cut, a pair has a longer row.
    ///
    /// A last part shorter than a block is kept: texts of a shop are short, and Hugging Face's TextDataset, which drops it,
    /// would drop whole files. A part of one token predicts nothing and is left out.
    mutating func append(_ document: TrainingDocument) {
        let begin = document.promptCount == 0 ? beginToken.map { [$0] } ?? [] : []
        let isPlain = document.promptCount == 0
        let step = max(isPlain ? block - begin.count : document.tokens.count, 1)
        for start in stride(from: 0, to: document.tokens.count, by: step) {
            let end = min(start + step, document.tokens.count)
            let tokens = begin + document.tokens[start..<end]
            if tokens.count < 2 { continue }
            var targets = [Int32](repeating: TrainingSequence.unmarked, count: tokens.count)
            for index in max(document.promptCount, 1)..<tokens.count {
                targets[index - 1] = tokens[index]
            }
            place(tokens, targets, of: document)
        }
    }

    private mutating func place(
        _ tokens: [Int32],
        _ targets: [Int32],
        of document: TrainingDocument
    ) {
        let place = open.firstIndex { rows[$0].tokens.count + tokens.count <= block }
        guard let place else {
            rows.append(
                TrainingSequence(tokens: tokens, targets: targets, documents: [tokens.count])
            )
            origins.append(
                Origin(
                    promptCount: document.promptCount,
                    prompt: document.prompt,
                    channel: document.channel
                )
            )
            if packs, tokens.count + 1 < block { open.append(rows.count - 1) }
            if open.count > Self.openRows { open.removeFirst() }
            return
        }
        let row = open[place]
        rows[row].tokens += tokens
        rows[row].targets += targets
        rows[row].documents.append(tokens.count)
        if origins[row].channel != document.channel { origins[row].channel = nil }
        if rows[row].tokens.count + 1 >= block { open.remove(at: place) }
    }
}
