import Transformer

/// What any bytes are given to, by the search for harmful ones and by the tests that replay what it found.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// A model file: it opens or a typed error says why not, and what opens can be run.
    case model
    /// An adapter file for a model, likewise.
    case adapter
    /// A text for tokenisers: it comes back, and the places of its tokens cover it.
    case tokenizer

    /// The promise that these bytes break; nil where all are kept.
    func fault(_ bytes: [UInt8]) -> String? {
        switch self {
        case .model: typed { try Self.run(Model(file: GGUFFile(bytes: bytes, name: "fuzz"))) }
        case .adapter:
            typed {
                let adapter = try Adapter(file: GGUFFile(bytes: bytes, name: "fuzz"))
                let base = ModelSeed().writer.bytes()
                return try Self.run(Model(file: GGUFFile(bytes: base, name: "base")), with: adapter)
            }
        case .tokenizer: TextPromises.fault(bytes)
        }
    }

    /// Inputs from which the search sets out.
    var seeds: [(name: String, bytes: [UInt8])] {
        switch self {
        case .model: ModelSeed.all.map { ($0.name, $0.writer.bytes()) }
        case .adapter: AdapterSeed.all
        case .tokenizer: TextPromises.seeds
        }
    }

    private func typed(_ body: () throws -> String?) -> String? {
        do {
            return try body()
        } catch is GGUFError {
            return nil
        } catch is EngineError {
            return nil
        } catch {
            return "an error without a type of its own: \(error)"
        }
    }

    /// Cuts a text, reads some of its tokens with each kind of kernels, and writes one.
    private static func run(_ model: Model, with adapter: Adapter? = nil) throws -> String? {
        let tokenizer = model.tokenizer
        let tokens = tokenizer.encode("hello <|im_end|> wo\u{2581}1 \u{e9}", parsingSpecial: true)
        for id in tokens where !(0..<tokenizer.count).contains(Int(id)) {
            return "token \(id) of \(tokenizer.count)"
        }
        _ = tokenizer.decode(tokens)
        for kernels in KernelChoice.allCases {
            let engine = try Engine(
                model: model,
                adapter: adapter,
                threads: 1,
                kernels: kernels,
                blockLength: 2
            )
            let request = GenerationRequest(
                segments: [.text("hello w")],
                sampling: SamplingSettings(seed: 1),
                maxTokens: 2,
                capturesAttention: true
            )
            var written: [Int32] = []
            func keep(_ event: GenerationEvent) {
                if case .token(let token) = event { written.append(token.id) }
            }
            try engine.generate(request, isCancelled: { false }, onEvent: keep)
            if written.count > 2 { return "\(written.count) tokens where 2 were asked for" }
        }
        return nil
    }
}
