package import Transformer

/// Texts to learn from, or to be measured by, as rows of tokens.
package struct TrainingData: Sendable {
    package private(set) var sequences: [TrainingSequence]
    /// What a person should know of it.
    package private(set) var warnings: [String]
    /// The layout of the pairs' prompts, where they name one and the same.
    package private(set) var promptLayout: String?
    let marks: [LineMark]
    let paths: [String]
    private var origins: [RowPacker.Origin]
    private let tokenizer: Tokenizer

    /// Reads files for a model: `.jsonl` as pairs, any other as plain text.
    ///
    /// A row has at most `block` tokens; a longer pair has a longer row, up to the `contextLength` that the model can read. With `packsDocuments`, plain text is cut
    /// in paragraphs, and several short documents share a row.
    package init(
        paths: [String],
        tokenizer: Tokenizer,
        block: Int,
        packsDocuments: Bool,
        contextLength: Int
    ) throws(TrainingError) {
        guard block >= 8, block <= contextLength else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "block of \(block) tokens",
                cause:
                    "A block has 8 to \(contextLength) tokens, which is what the model can read.",
                advice: "Set --block-size to a number between them; 128 is usual."
            )
        }
        var reader = DocumentReader(
            tokenizer: tokenizer,
            plainText: packsDocuments ? .paragraphs : .stream
        )
        for path in paths { try reader.read(path) }
        var packer = RowPacker(
            block: block,
            packs: packsDocuments,
            beginToken: tokenizer.beginToken
        )
        var long: [Int] = []
        for (index, document) in reader.documents.enumerated() {
            if document.promptCount > 0, document.tokens.count > contextLength {
                long.append(index)
            } else {
                packer.append(document)
            }
        }
        self.paths = paths
        self.tokenizer = tokenizer
        sequences = packer.rows
        origins = packer.origins
        marks = reader.marks
        promptLayout = reader.layouts.count == 1 ? reader.layouts.first : nil
        warnings = []
        if let first = long.first {
            let what = "longer than the \(contextLength) tokens that the model can read"
            if sequences.isEmpty {
                throw TrainingError(
                    code: .tooLittle,
                    subject: reader.place(ofDocument: first),
                    cause: "This pair and all others are \(what).",
                    advice: "Shorten the prompts."
                )
            }
            warnings.append(
                "\(long.count) of \(reader.documents.count) pairs are \(what) and are left out, "
                    + "the first at \(reader.place(ofDocument: first))."
            )
        }
        guard sequences.contains(where: { $0.targetCount > 0 }) else {
            throw TrainingError(
                code: .tooLittle,
                subject: paths.joined(separator: ", "),
                cause: "There are fewer than two tokens in a row; nothing can be predicted.",
                advice: "Give more text."
            )
        }
    }

    private init(_ data: TrainingData, keeping indices: [Int], marks: [LineMark]) {
        sequences = indices.map { data.sequences[$0] }
        origins = indices.map { data.origins[$0] }
        self.marks = marks
        warnings = []
        paths = data.paths
        promptLayout = data.promptLayout
        tokenizer = data.tokenizer
    }

    /// Tokens of all rows.
    package var tokens: Int { sequences.reduce(0) { $0 + $1.tokens.count } }
    /// Predictions that count.
    package var targets: Int { sequences.reduce(0) { $0 + $1.targetCount } }
    /// Documents, or parts of them.
    package var documents: Int { sequences.reduce(0) { $0 + $1.documents.count } }

    /// The channel that a row's texts were written for, where they have one in common.
    package func channel(ofSequence index: Int) -> String? { origins[index].channel }
}

extension TrainingData {
    /// Holds a share of the rows back, at least one; none where nothing would be left of either part.
    ///
    /// Rows are chosen by what they hold, so that two that are alike stand on the same side.
    package func split(
        share: Double,
        seed: UInt64
    ) -> (training: TrainingData, heldOut: TrainingData?) {
        guard share > 0, sequences.count > 1 else { return (self, nil) }
        let wanted = max(1, Int((Double(sequences.count) * min(share, 1)).rounded()))
        let hashes = sequences.map { sequence in
            sequence.tokens.withUnsafeBytes { Checksum.hash($0, seed: seed) }
        }
        let alike = Dictionary(grouping: sequences.indices) { hashes[$0] }
        var held: Set<UInt64> = []
        var count = 0
        for (hash, rows) in alike.sorted(by: { $0.key < $1.key })
        where count + rows.count < sequences.count && count < wanted {
            held.insert(hash)
            count += rows.count
        }
        if held.isEmpty { return (self, nil) }
        let kept = sequences.indices.filter { !held.contains(hashes[$0]) }
        let heldOut = sequences.indices.filter { held.contains(hashes[$0]) }
        var training = TrainingData(self, keeping: kept, marks: marks)
        training.warnings = warnings
        return (training, TrainingData(self, keeping: heldOut, marks: []))
    }
}

extension TrainingData {
    /// A beginning for the model to go on from, and how the text really goes on.
    package struct SamplePrompt: Hashable, Sendable {
        package var tokens: [Int32]
        /// The prompt as a person reads it.
        package var text: String
        package var reference: [Int32]
        package var referenceText: String
    }

    /// Some prompts, spread evenly over the rows: of pairs theirs, of plain text its first words.
    package func samplePrompts(_ count: Int) -> [SamplePrompt] {
        let count = min(count, sequences.count)
        return (0..<max(count, 0)).map { samplePrompt(of: $0 * sequences.count / count) }
    }

    private func samplePrompt(of index: Int) -> SamplePrompt {
        let (sequence, origin) = (sequences[index], origins[index])
        let document = sequence.tokens.prefix(sequence.documents.first ?? 0)
        let isPlain = origin.promptCount == 0
        let prompt = document.prefix(isPlain ? min(16, document.count / 2) : origin.promptCount)
        let reference = document.dropFirst(prompt.count)
        return SamplePrompt(
            tokens: Array(prompt),
            text: origin.prompt ?? tokenizer.decode(prompt),
            reference: Array(reference),
            referenceText: tokenizer.decode(reference)
        )
    }
}
