/// What a LoRA adapter's file holds, to be written as GGUF: `Adapter` and llama.cpp read it.
///
/// The same contents give the same bytes.
package struct AdapterContents: Sendable {
    /// The two matrices that update one of the model's.
    package struct Pair: Hashable, Sendable {
        /// The name of the model's tensor, for example `blk.0.attn_q.weight`.
        package var target: String
        package var rank: Int
        /// `rank` rows as wide as the model's matrix, row after row.
        package var a: [Float]
        /// As many rows as the model's matrix has, each of `rank` values.
        package var b: [Float]

        package init(target: String, rank: Int, a: [Float], b: [Float]) {
            self.target = target
            self.rank = rank
            self.a = a
            self.b = b
        }
    }

    /// The name of the adapter, not of its file.
    package var name: String
    /// The model's architecture, for example `llama`.
    package var architecture: String
    /// Over the rank, what updates are multiplied by.
    package var alpha: Float
    /// The hexadecimal SHA-256 of the model file that it was made for.
    package var baseHash: String?
    /// The name of the layout of the prompts that it was trained on.
    package var promptLayout: String?
    package var pairs: [Pair]
    /// More to be said of it, such as how it was trained, by key; the keys above go before.
    package var notes: [String: String]

    package init(
        name: String,
        architecture: String,
        alpha: Float,
        baseHash: String?,
        promptLayout: String? = nil,
        pairs: [Pair],
        notes: [String: String] = [:]
    ) {
        self.name = name
        self.architecture = architecture
        self.alpha = alpha
        self.baseHash = baseHash
        self.promptLayout = promptLayout
        self.pairs = pairs
        self.notes = notes
    }

    /// Writes the file aside and puts it in place when it is whole; numbers are stored as F32, or as F16.
    ///
    /// - Throws: `GGUFError` for values that no adapter may have, `FileWritingError` where the system does not let it.
    package func write(
        to path: String,
        storedAs type: GGUFTensorType = .f32,
        replacing mayReplace: Bool = true
    ) throws {
        try writer(storedAs: type).write(to: path, replacing: mayReplace)
    }

    /// The file's bytes.
    package func bytes(storedAs type: GGUFTensorType = .f32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        try writer(storedAs: type).write { bytes.append(contentsOf: $0) }
        return bytes
    }

    private func writer(storedAs type: GGUFTensorType) throws(GGUFError) -> GGUFWriter {
        var values = notes.mapValues { GGUFEncodedValue($0) }
        values["general.type"] = GGUFEncodedValue("adapter")
        values["general.architecture"] = GGUFEncodedValue(architecture)
        values["general.name"] = GGUFEncodedValue(name)
        values["adapter.type"] = GGUFEncodedValue("lora")
        values["adapter.lora.alpha"] = GGUFEncodedValue(alpha)
        values[AdapterMetadata.baseHashKey] = baseHash.map { GGUFEncodedValue($0) }
        values[AdapterMetadata.promptLayoutKey] = promptLayout.map { GGUFEncodedValue($0) }
        var tensors: [GGUFWriter.Tensor] = []
        for pair in pairs.sorted(by: { $0.target < $1.target }) {
            try pair.check()
            let (rows, columns) = (pair.b.count / pair.rank, pair.a.count / pair.rank)
            tensors += [
                try GGUFWriter.Tensor(
                    name: pair.target + AdapterPair.suffixes.a,
                    dimensions: [columns, pair.rank],
                    values: pair.a,
                    storedAs: type
                ),
                try GGUFWriter.Tensor(
                    name: pair.target + AdapterPair.suffixes.b,
                    dimensions: [pair.rank, rows],
                    values: pair.b,
                    storedAs: type
                ),
            ]
        }
        return GGUFWriter(
            metadata: values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
            tensors: tensors
        )
    }
}

extension AdapterContents.Pair {
    /// Throws for matrices that do not go together and for values that no reader takes.
    fileprivate func check() throws(GGUFError) {
        guard rank > 0, !a.isEmpty, a.count.isMultiple(of: rank), !b.isEmpty,
            b.count.isMultiple(of: rank)
        else {
            throw GGUFError(
                code: .wrongShape,
                subject: "update of \(target)",
                cause: "\(a.count) and \(b.count) values make no matrices of rank \(rank).",
                advice: GGUFError.adaptOther
            )
        }
        let isPlain = { (value: Float) in abs(value) <= AdapterPair.largestValue }
        guard a.allSatisfy(isPlain), b.allSatisfy(isPlain) else {
            throw GGUFError(
                code: .malformed,
                subject: "update of \(target)",
                cause: "A value of it is not a number, or too large.",
                advice: GGUFError.adaptOther
            )
        }
    }
}
