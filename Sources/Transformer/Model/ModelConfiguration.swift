/// The shape of a model, as its architecture reads it from a file's metadata.
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
    /// Positions of layers that look over the whole text.
    package var rotary: RotaryConfiguration
    /// Layers that look over a window only; nil where all look over the whole text.
    package var sliding: Sliding?
    package var activation: Activation = .silu
    /// What embeddings are multiplied by.
    package var embeddingScale: Float = 1
    /// What attention's scores are multiplied by.
    package var attentionScale: Float
    /// Whether queries, keys and values have a bias.
    package var hasAttentionBias = false
    /// Whether each head of queries and keys is normed.
    package var hasHeadNorms = false
    /// Whether what a block's halves give is normed before it is added to the residual stream.
    package var hasPostNorms = false
    /// Added to the mean square before its root (Zhang and Sennrich, 2019).
    package var epsilon: Float
    /// Positions that the model was trained for.
    package var contextLength: Int
    package var vocabularyCount: Int

    /// Layers of which most look over a window of the last positions only (Beltagy and others, 2020).
    package struct Sliding: Hashable, Sendable {
        /// Positions of the window, the own one included.
        package var window: Int
        /// Each layer of so many looks over the whole text: the last of them.
        package var pattern: Int
        /// Positions of the layers with a window.
        package var rotary: RotaryConfiguration
    }

    /// The width of all query heads together.
    package var queryWidth: Int { headCount * headWidth }
    /// The width of all key heads together, and of all value heads.
    package var keyValueWidth: Int { keyValueHeadCount * headWidth }

    /// How far a layer looks.
    package func span(of layer: Int) -> AttentionSpan {
        guard let sliding else { return .global }
        return layer % sliding.pattern < sliding.pattern - 1 ? .local : .global
    }

    /// How many positions a layer of this span looks back, its own included; nil for all.
    package func window(of span: AttentionSpan) -> Int? {
        span == .local ? sliding?.window : nil
    }

    /// The rotary positions of layers of this span.
    package func rotary(of span: AttentionSpan) -> RotaryConfiguration {
        span == .local ? sliding?.rotary ?? rotary : rotary
    }
}

extension ModelConfiguration {
    /// Reads the shape of a model by its architecture; throws where that is not built in, contradicts itself or asks for
    /// what is not built in.
    package init(file: GGUFFile) throws(GGUFError) {
        let key = "general.architecture"
        let name = try file.required(key, file.text(key))
        guard let architecture = Architectures.named(name) else {
            throw GGUFError(
                code: .unsupported,
                subject: "key \(key)",
                cause: "The architecture is `\(name)`; built in: \(Architectures.names).",
                advice: GGUFError.useOther
            )
        }
        self = try architecture.configuration(of: ArchitectureMetadata(file: file, name: name))
    }
}
