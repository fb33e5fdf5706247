import Kernels

/// One run of writing several texts at once: what their prompts begin with is read once, and each pass over the weights
/// gives a token to every text that has not ended.
///
/// Each text is the one that it would be alone: sums have one order, however many rows a pass has.
struct BatchRun {
    private let requests: [GenerationRequest]
    private let prompts: [[PromptToken]]
    private let model: Model
    private let session: any EvaluatingSession
    private let blockLength: Int
    private let prefixes: PrefixStore?
    private var texts: [Text] = []

    /// A text on its way.
    private struct Text {
        let index: Int
        var writer: TextWriter
        /// The token that was drawn and not yet read.
        var newest: Int32 = 0
        var firstToken: ContinuousClock.Instant
    }

    init(
        requests: [GenerationRequest],
        prompts: [[PromptToken]],
        model: Model,
        session: any EvaluatingSession,
        blockLength: Int,
        prefixes: PrefixStore?
    ) throws(EngineError) {
        for prompt in prompts { try session.requireRoom(for: prompt) }
        self.requests = requests
        self.prompts = prompts
        self.model = model
        self.session = session
        self.blockLength = blockLength
        self.prefixes = prefixes
    }

    mutating func run(
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws(EngineError) {
        defer { session.truncate(to: session.tokens.count) }
        let start = ContinuousClock().now
        for (index, prompt) in prompts.enumerated() { onEvent(index, .prompt(prompt)) }
        guard let shared = try readShared(isCancelled: isCancelled, onEvent: onEvent) else {
            for index in prompts.indices { end(try text(index), .cancelled, start, onEvent) }
            return
        }
        let room =
            zip(requests, prompts).map {
                $1.count - shared + min(max($0.maxTokens, 0), session.capacity)
            }.max() ?? 0
        try session.branch(into: prompts.count, room: room)
        for index in prompts.indices {
            try begin(index, behind: shared, start, isCancelled: isCancelled, onEvent: onEvent)
        }
        while !texts.isEmpty {
            if isCancelled() {
                for text in texts { end(text, .cancelled, start, onEvent) }
                return
            }
            try advance(start, onEvent)
        }
    }

    /// Reads what all prompts begin with; gives how many tokens that is, nil when cancelled.
    private func readShared(
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws(EngineError) -> Int? {
        let ids = prompts.map { $0.map(\.id) }
        // Each text reads one token of its own at least, for its logits.
        let longest = (ids.map(\.count).min() ?? 1) - 1
        let shared = (0..<longest).first { place in ids.contains { $0[place] != ids[0][place] } }
        let count = shared ?? longest
        if count == 0 {
            session.truncate(to: 0)
            return 0
        }
        let reading = PromptReading(
            session: session,
            configuration: model.configuration,
            blockLength: blockLength,
            prefixes: prefixes
        )
        let step = try reading.read(
            Array(ids[0][..<count]),
            capturesAttention: false,
            isCancelled: isCancelled
        ) { done in
            for index in prompts.indices {
                onEvent(index, .prefill(done: done, of: prompts[index].count))
            }
        }
        return step == nil ? nil : count
    }

    private func text(_ index: Int) throws(EngineError) -> Text {
        Text(
            index: index,
            writer: try TextWriter(
                requests[index],
                tokenizer: model.tokenizer,
                room: session.capacity - prompts[index].count
            ),
            firstToken: ContinuousClock().now
        )
    }

    /// Reads the rest of a prompt and draws its text's first token.
    private mutating func begin(
        _ index: Int,
        behind shared: Int,
        _ start: ContinuousClock.Instant,
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws(EngineError) {
        let prompt = prompts[index]
        let text = try text(index)
        var done = shared
        while done < prompt.count {
            if isCancelled() {
                end(text, .cancelled, start, onEvent)
                return
            }
            let last = min(done + blockLength, prompt.count)
            let isWhole = last == prompt.count
            var capture = AttentionCapture(
                of: isWhole && requests[index].capturesAttention
                    ? .run(last - 1..<last, branch: index) : nil,
                in: model.configuration
            )
            let logits = try session.evaluate(
                prompt[done..<last].map(\.id)[...],
                inBranch: index,
                wanting: isWhole ? .last : .none,
                listener: &capture
            )
            done = last
            onEvent(index, .prefill(done: done, of: prompt.count))
            guard let logits else { continue }
            var begun = text
            begun.firstToken = ContinuousClock().now
            draw(&begun, UnsafeBufferPointer(logits[0]), capture.row(0), start, onEvent)
        }
    }

    /// Reads the newest token of each text in one pass, and draws the next ones.
    private mutating func advance(
        _ start: ContinuousClock.Instant,
        _ onEvent: (Int, GenerationEvent) -> Void
    ) throws(EngineError) {
        let alive = texts
        texts = []
        let branches = alive.map(\.index)
        let positions = branches.map { session.length(ofBranch: $0) }
        var capture = AttentionCapture(
            of: branches.contains { requests[$0].capturesAttention }
                ? .step(branches: branches, positions: positions) : nil,
            in: model.configuration
        )
        let logits = try session.evaluate(
            alive.map(\.newest),
            of: branches,
            listener: &capture
        )
        guard let logits else { return }
        for (row, text) in alive.enumerated() {
            var text = text
            let attention = requests[text.index].capturesAttention ? capture.row(row) : nil
            draw(&text, UnsafeBufferPointer(logits[row]), attention, start, onEvent)
        }
    }

    /// Draws a text's next token; a text that goes on is kept.
    private mutating func draw(
        _ text: inout Text,
        _ logits: UnsafeBufferPointer<Float>,
        _ attention: AttentionRow?,
        _ start: ContinuousClock.Instant,
        _ onEvent: (Int, GenerationEvent) -> Void
    ) {
        let index = text.index
        let outcome = text.writer.write(logits, attention: attention) { onEvent(index, $0) }
        switch outcome {
        case .wrote(let id):
            text.newest = id
            texts.append(text)
        case .ended(let finish): end(text, finish, start, onEvent)
        }
    }

    private func end(
        _ text: Text,
        _ finish: FinishReason,
        _ start: ContinuousClock.Instant,
        _ onEvent: (Int, GenerationEvent) -> Void
    ) {
        var writer = text.writer
        writer.end(finish) { onEvent(text.index, $0) }
        let summary = GenerationSummary(
            promptTokens: prompts[text.index].count,
            generatedTokens: writer.emitted,
            prefillSeconds: (text.firstToken - start).seconds,
            decodeSeconds: (ContinuousClock().now - text.firstToken).seconds,
            finish: finish
        )
        onEvent(text.index, .finished(summary))
    }
}
