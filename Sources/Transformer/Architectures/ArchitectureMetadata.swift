import Kernels

/// The metadata of a model file under the prefix of its architecture, checked as it is read.
struct ArchitectureMetadata {
    private let file: GGUFFile
    private let name: String

    init(file: GGUFFile, name: String) {
        self.file = file
        self.name = name
    }

    /// Whether the file holds a tensor of this name.
    func hasTensor(_ tensor: String) -> Bool { file.tensors[tensor] != nil }

    /// What a decoder's file says of its shape, with what Llama does where it says nothing.
    func decoder(pairing: RotaryPairing) throws(GGUFError) -> ModelConfiguration {
        let width = try required("embedding_length")
        let heads = try required("attention.head_count")
        let keyValueHeads = try count("attention.head_count_kv") ?? heads
        guard heads.isMultiple(of: keyValueHeads) else {
            throw malformed(
                "attention.head_count",
                "\(heads) heads cannot share \(keyValueHeads) of keys and values."
            )
        }
        let headWidth = try headWidth(width: width, heads: heads)
        try refuseExperts()
        let epsilonKey = key("attention.layer_norm_rms_epsilon")
        return ModelConfiguration(
            architecture: name,
            blockCount: try required("block_count"),
            width: width,
            feedForwardWidth: try required("feed_forward_length"),
            headCount: heads,
            keyValueHeadCount: keyValueHeads,
            headWidth: headWidth,
            rotary: try rotary(headWidth: headWidth, pairing: pairing),
            attentionScale: 1 / Float(headWidth).squareRoot(),
            epsilon: try file.required(epsilonKey, positive("attention.layer_norm_rms_epsilon")),
            contextLength: try contextLength(),
            vocabularyCount: try file.textBytes("tokenizer.ggml.tokens")?.count ?? 0
        )
    }

    /// A count between 1 and what no size of a model that is meant comes near; nil where the key is absent.
    func count(_ suffix: String, upTo largest: Int = largestCount) throws(GGUFError) -> Int? {
        guard let value = try file.count(key(suffix)) else { return nil }
        guard (1...largest).contains(value) else {
            throw malformed(suffix, "It is \(value), not between 1 and \(largest).")
        }
        return value
    }

    /// A number above 0; nil where the key is absent.
    func positive(_ suffix: String) throws(GGUFError) -> Float? {
        guard let value = try file.number(key(suffix)) else { return nil }
        guard value > 0, Float(value).isFinite, Float(value) > 0 else {
            throw malformed(suffix, "It is \(value), not above 0.")
        }
        return Float(value)
    }

    /// Throws where a number says that the model does what is not built in.
    func refuse(_ suffix: String, _ what: String) throws(GGUFError) {
        guard let value = try file.number(key(suffix)), value != 0 else { return }
        throw unsupported(suffix, "\(what): that is not built in.")
    }

    private static let largestCount = 1 << 20
    /// Models that were stretched to millions of positions run too, in a context that there is memory for.
    private static let largestContext = 1 << 32

    private func key(_ suffix: String) -> String { "\(name).\(suffix)" }

    private func contextLength() throws(GGUFError) -> Int {
        try file.required(
            key("context_length"),
            count("context_length", upTo: Self.largestContext)
        )
    }

    private func required(_ suffix: String) throws(GGUFError) -> Int {
        try file.required(key(suffix), count(suffix))
    }

    private func headWidth(width: Int, heads: Int) throws(GGUFError) -> Int {
        guard let length = try count("attention.key_length") else {
            guard width.isMultiple(of: heads) else {
                throw malformed(
                    "attention.head_count",
                    "\(heads) heads do not share a width of \(width)."
                )
            }
            return width / heads
        }
        if let other = try count("attention.value_length"), other != length {
            throw unsupported(
                "attention.value_length",
                "Values of \(other) beside keys of \(length) are not built in."
            )
        }
        return length
    }

    private func refuseExperts() throws(GGUFError) {
        guard let experts = try file.count(key("expert_count")), experts > 0 else { return }
        throw unsupported("expert_count", "Mixtures of experts are not built in.")
    }

    // MARK: Rotary positions

    private func rotary(
        headWidth: Int,
        pairing: RotaryPairing
    ) throws(GGUFError) -> RotaryConfiguration {
        let width = try count("rope.dimension_count") ?? headWidth
        guard width <= headWidth, width.isMultiple(of: 2) else {
            throw malformed("rope.dimension_count", "It is \(width) for heads of \(headWidth).")
        }
        return RotaryConfiguration(
            width: width,
            base: try positive("rope.freq_base") ?? 10000,
            pairing: pairing,
            scaling: try scaling(pairs: width / 2)
        )
    }

    private func scaling(pairs: Int) throws(GGUFError) -> RotaryConfiguration.Scaling {
        if hasTensor("rope_freqs.weight") {
            let factors = try file.vector("rope_freqs.weight", count: pairs)
            guard factors.allSatisfy({ $0.isFinite && $0 > 0 }) else {
                throw GGUFError(
                    code: .malformed,
                    subject: "tensor rope_freqs.weight",
                    cause: "Its factors are not all above 0.",
                    advice: GGUFError.useOther
                )
            }
            return .byPair(factors: factors)
        }
        let type = try file.text(key("rope.scaling.type")) ?? "linear"
        let stretch = try positive("rope.scaling.factor")
        let older = try positive("rope.scale_linear")
        let factor = stretch ?? older ?? 1
        switch type {
        case "none": return .none
        case "linear": return factor == 1 ? .none : .linear(factor: factor)
        case "yarn":
            for suffix in ["yarn_ext_factor", "yarn_attn_factor", "yarn_log_multiplier"] {
                try refuse("rope.scaling." + suffix, "A setting of YaRN's own")
            }
            let context = try contextLength()
            let trained = try count(
                "rope.scaling.original_context_length",
                upTo: Self.largestContext
            )
            return .yarn(
                .init(
                    factor: factor,
                    trainedContext: trained ?? context,
                    attentionFactor: try positive("rope.scaling.attn_factor") ?? 1,
                    fastTurns: try positive("rope.scaling.yarn_beta_fast") ?? 32,
                    slowTurns: try positive("rope.scaling.yarn_beta_slow") ?? 1
                )
            )
        default:
            throw unsupported(
                "rope.scaling.type",
                "Rotary positions scaled by `\(type)` are not built in."
            )
        }
    }

    private func unsupported(_ suffix: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "key \(key(suffix))",
            cause: cause,
            advice: GGUFError.useOther
        )
    }

    private func malformed(_ suffix: String, _ cause: String) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: "key \(key(suffix))",
            cause: cause,
            advice: GGUFError.useOther
        )
    }
}
