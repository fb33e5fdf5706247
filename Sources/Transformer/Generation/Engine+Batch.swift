extension Engine {
    /// Texts that are written at once at most: beyond it arithmetic, not memory, sets the pace.
    package static let largestBatch = 8

    /// Writes several texts at once; see `TextGenerator`.
    package func generate(
        _ requests: [GenerationRequest],
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws {
        for start in stride(from: 0, to: requests.count, by: Self.largestBatch) {
            let batch = Array(requests[start..<min(start + Self.largestBatch, requests.count)])
            if batch.count == 1 {
                try generate(batch[0], isCancelled: isCancelled) { onEvent(start, $0) }
            } else {
                try write(batch, isCancelled: isCancelled) { onEvent(start + $0, $1) }
            }
        }
    }

    private func write(
        _ batch: [GenerationRequest],
        isCancelled: () -> Bool,
        onEvent: (Int, GenerationEvent) -> Void
    ) throws {
        let prompts = try batch.map { try tokens(of: $0.segments) }
        let shared = prompts[0].ids(upTo: batch[0].sharedPrefixEnd)
        let session = try takeSession()
        defer { keep(session) }
        var run = try BatchRun(
            requests: batch,
            prompts: prompts,
            model: model,
            session: session,
            blockLength: blockLength,
            prefixes: shared.isEmpty ? nil : prefixes
        )
        try run.run(isCancelled: isCancelled, onEvent: onEvent)
        prefixes?.keep(shared, of: session)
    }
}
