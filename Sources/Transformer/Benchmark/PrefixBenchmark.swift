import Foundation

/// How long a text waits for its first token, in milliseconds: medians of several campaigns.
package struct PrefixBenchmark: Codable, Hashable, Sendable {
    /// The first brief of a campaign: nothing of its prompt is known.
    package var coldMilliseconds: Double
    /// Another brief of it, after a text that begins otherwise.
    package var memoryMilliseconds: Double
    /// Another brief of it in an engine that has read nothing.
    package var diskMilliseconds: Double
    /// Tokens of a prompt.
    package var promptTokens: Int
    /// Those of them that briefs of a campaign share.
    package var sharedTokens: Int

    private enum CodingKeys: String, CodingKey {
        case coldMilliseconds = "cold_ms"
        case memoryMilliseconds = "memory_ms"
        case diskMilliseconds = "disk_ms"
        case promptTokens = "prompt_tokens"
        case sharedTokens = "shared_tokens"
    }
}

extension PrefixBenchmark {
    /// Measures an engine; the three figures of a campaign are taken one after another.
    ///
    /// - Parameters:
    ///   - engine: Opened, with fast kernels; what it has read does not matter.
    ///   - campaigns: How many to take the medians of.
    /// - Returns: The figures.
    /// - Throws: `EngineError`, or what the system says where there is no folder for temporary files.
    package static func measure(engine: Engine, campaigns: Int = 5) throws -> PrefixBenchmark {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "marquee-prefixes-\(UInt64.random(in: 0 ... .max))").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let owner = PrefixOwner(model: engine.model, instructions: Engine.instructions)
        // An engine of its own, on the same weights.
        func makeEngine() -> Engine {
            Engine(
                model: engine.model,
                kernels: engine.kernels,
                blockLength: engine.blockLength,
                prefixes: PrefixStore(path: folder) { owner },
                makeSession: { () throws(EngineError) in try engine.newSession() }
            )
        }
        var figures: [[Double]] = [[], [], []]
        let first = makeEngine()
        // The first pass of all takes memory that later ones have.
        _ = try firstTokenSeconds(of: brief(campaign: campaigns, product: 0), by: first)
        for campaign in 0..<max(campaigns, 1) {
            let second = brief(campaign: campaign, product: 1)
            let cold = brief(campaign: campaign, product: 0)
            figures[0].append(try firstTokenSeconds(of: cold, by: first))
            _ = try firstTokenSeconds(of: brief(campaign: campaigns, product: 0), by: first)
            figures[1].append(try firstTokenSeconds(of: second, by: first))
            figures[2].append(try firstTokenSeconds(of: second, by: makeEngine()))
        }
        let medians = figures.map { $0.sorted()[$0.count / 2] * 1000 }
        let request = brief(campaign: 0, product: 1)
        let prompt = try engine.tokens(of: request.segments)
        return PrefixBenchmark(
            coldMilliseconds: medians[0],
            memoryMilliseconds: medians[1],
            diskMilliseconds: medians[2],
            promptTokens: prompt.count,
            sharedTokens: prompt.ids(upTo: request.sharedPrefixEnd).count
        )
    }

    private static func firstTokenSeconds(
        of request: GenerationRequest,
        by engine: Engine
    ) throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        var end = start
        try engine.generate(
            request,
            isCancelled: { false },
            onEvent: { event in
                if case .token = event { end = clock.now }
            }
        )
        return (end - start).seconds
    }

    /// A brief as long as the program's own: what campaigns have in common last, so that two share nothing.
    private static func brief(campaign: Int, product: Int) -> GenerationRequest {
        let names = ["Willow Reading Lamp", "Otter Swim Goggles", "Cedar Electric Kettle"]
        let days = (1...9).map { day in
            "On day \(day) of campaign \(campaign) the shop sends a short text to its customers."
        }
        let shared =
            "Campaign \(campaign)\n" + days.joined(separator: "\n")
            + "\ndiscount: 15% off\ncode: HARVEST15\nuntil: October 9"
        let rest =
            "\nproduct: \(names[product % names.count])\ncategory: Home\nprice before: $60.00"
            + "\nprice now: $51.00\n\nWrite one text message (SMS).\n\n"
        return GenerationRequest(
            segments: [.text(shared + rest)],
            sampling: .greedy,
            maxTokens: 1,
            sharedPrefixEnd: PromptPlace(segment: 0, utf8Offset: shared.utf8.count)
        )
    }
}
