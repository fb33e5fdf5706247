/// The shape of a model, as its file's metadata gives it.
package struct ModelConfiguration: Hashable, Sendable {
    package var architecture: String
    /// Transformer blocks.
    package var blockCount: Int
    /// The width of the residual stream.
    package var width: Int
    /// The width inside the feed-forward network.
    package var feedForwardWidth: Int
    /// Query heads of a block.
    package var headCount: Int
    /// Key and value heads of a block; each serves `headCount / keyValueHeadCount` query heads (Ainslie and others, 2023).
    package var keyValueHeadCount: Int
    /// The width of one head.
    package var headWidth: Int
    /// How many of a head's values are rotated by position (Su and others, 2021).
    package var rotaryWidth: Int
    /// The base of the rotary frequencies.
    package var rotaryBase: Float
    /// Added to the mean square before its root (Zhang and Sennrich, 2019).
    package var epsilon: Float
    /// Positions that the model was trained for.
    package var contextLength: Int
    package var vocabularyCount: Int

    /// The width of all query heads together.
    package var queryWidth: Int { headCount * headWidth }
    /// The width of all key heads together, and of all value heads.
    package var keyValueWidth: Int { keyValueHeadCount * headWidth }
}

extension ModelConfiguration {
    /// Reads the shape of a llama model; throws where it contradicts itself or asks for what is not built in.
    package init(file: GGUFFile) throws(GGUFError) {
        let key = "general.architecture"
        architecture = try file.required(key, file.text(key))
        guard architecture == "llama" else {
            throw Self.unsupported(key, "The architecture is `\(architecture)`; built in: llama.")
        }
        let name = architecture
        func count(_ key: String) throws(GGUFError) -> Int {
            try Self.count("\(name).\(key)", in: file)
        }
        blockCount = try count("block_count")
        width = try count("embedding_length")
        feedForwardWidth = try count("feed_forward_length")
        contextLength = try count("context_length")
        headCount = try count("attention.head_count")
        keyValueHeadCount =
            try file.count("\(name).attention.head_count_kv").map { _ throws(GGUFError) in
                try count("attention.head_count_kv")
            } ?? headCount
        vocabularyCount = try file.textBytes("tokenizer.ggml.tokens")?.count ?? 0
        guard width.isMultiple(of: headCount), headCount.isMultiple(of: keyValueHeadCount) else {
            throw Self.malformed(
                "\(name).attention.head_count",
                "\(headCount) heads over \(keyValueHeadCount) do not share a width of \(width)."
            )
        }
        headWidth = width / headCount
        rotaryWidth = try file.count("\(name).rope.dimension_count") ?? headWidth
        guard rotaryWidth > 0, rotaryWidth <= headWidth, rotaryWidth.isMultiple(of: 2) else {
            throw Self.malformed(
                "\(name).rope.dimension_count",
                "It is \(rotaryWidth) for heads of \(headWidth)."
            )
        }
        rotaryBase = try Self.positive("\(name).rope.freq_base", in: file) ?? 10000
        let epsilonKey = "\(name).attention.layer_norm_rms_epsilon"
        epsilon = try file.required(epsilonKey, Self.positive(epsilonKey, in: file))
        try Self.refuseWhatIsNotBuiltIn(name, file, headWidth: headWidth)
    }

    /// No size of a model that is meant comes near this.
    private static let largestCount = 1 << 20

    private static func count(_ key: String, in file: GGUFFile) throws(GGUFError) -> Int {
        let value = try file.required(key, file.count(key))
        guard (1...largestCount).contains(value) else {
            throw malformed(key, "It is \(value), not between 1 and \(largestCount).")
        }
        return value
    }

    private static func positive(_ key: String, in file: GGUFFile) throws(GGUFError) -> Float? {
        guard let value = try file.number(key) else { return nil }
        guard value > 0, Float(value).isFinite else {
            throw malformed(key, "It is \(value), not above 0.")
        }
        return Float(value)
    }

    /// What would change the mathematics without a tensor's shape giving it away.
    private static func refuseWhatIsNotBuiltIn(
        _ name: String,
        _ file: GGUFFile,
        headWidth: Int
    ) throws(GGUFError) {
        let scaling = "\(name).rope.scaling.type"
        if let type = try file.text(scaling), type != "none" {
            throw unsupported(scaling, "Rotary positions scaled by `\(type)` are not built in.")
        }
        if file.tensors["rope_freqs.weight"] != nil {
            throw unsupported(
                "rope_freqs.weight",
                "Rotary frequencies of its own are not built in."
            )
        }
        for key in ["\(name).attention.key_length", "\(name).attention.value_length"] {
            if let length = try file.count(key), length != headWidth {
                throw unsupported(
                    key,
                    "Heads of \(length) in place of \(headWidth) are not built in."
                )
            }
        }
        let experts = "\(name).expert_count"
        if let count = try file.count(experts), count > 0 {
            throw unsupported(experts, "Mixtures of experts are not built in.")
        }
    }

    private static func unsupported(_ key: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "key \(key)",
            cause: cause,
            advice: GGUFError.useOther
        )
    }

    private static func malformed(_ key: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: "key \(key)",
            cause: cause,
            advice: GGUFError.useOther
        )
    }
}
