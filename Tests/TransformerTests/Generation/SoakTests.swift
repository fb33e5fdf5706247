import Foundation
import Testing
import Transformer

private let soakMinutes = ProcessInfo.processInfo.environment["MARQUEE_SOAK_MINUTES"]
    .flatMap(Double.init)

/// Opt-in: `make soak MINUTES=30` sets `MARQUEE_SOAK_MINUTES`.
@Suite("Hours of work in one process", .enabled(if: soakMinutes != nil), .serialized)
struct SoakTests {
    /// What a process holds of the machine, by Linux's own account.
    private struct Footprint {
        var residentBytes: Int
        var threads: Int
        var files: Int

        static func now() throws -> Footprint {
            let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
                .split(separator: " ")
            let resident = try #require(pages.count > 1 ? Int(pages[1]) : nil)
            let manager = FileManager.default
            return Footprint(
                residentBytes: resident * Int(sysconf(Int32(_SC_PAGESIZE))),
                threads: try manager.contentsOfDirectory(atPath: "/proc/self/task").count,
                files: try manager.contentsOfDirectory(atPath: "/proc/self/fd").count
            )
        }
    }

    @Test("engines come and go, texts are written and cancelled: memory, threads and files stay")
    func soak() throws {
        let length = try #require(soakMinutes) * 60
        let path = try DefaultModel.path()
        let clock = ContinuousClock()
        let start = clock.now
        var random = Xoshiro256(seed: 1)
        // After a fifth of the time everything has been used that is kept for good.
        var settled: [Footprint] = []
        var counts = (engines: 0, texts: 0, cancelled: 0)
        var told = -10.0
        while true {
            let elapsed = (clock.now - start) / .seconds(1)
            if elapsed >= length { break }
            try work(path, &random, &counts)
            let footprint = try Footprint.now()
            if elapsed >= length / 5 { settled.append(footprint) }
            if elapsed - told >= 10 {
                told = elapsed
                print(
                    "soak \(Int(elapsed)) s: \(counts.engines) engines, \(counts.texts) texts, "
                        + "\(counts.cancelled) cancelled; \(footprint.residentBytes >> 10) kB resident, "
                        + "\(footprint.threads) threads, \(footprint.files) files"
                )
            }
        }
        // What allocators keep goes up and down; what is lost goes up only.
        let part = max(settled.count / 4, 1)
        let (early, late) = (settled.prefix(part), settled.suffix(part))
        func least(_ footprints: ArraySlice<Footprint>, _ figure: KeyPath<Footprint, Int>) -> Int {
            footprints.map { $0[keyPath: figure] }.min() ?? 0
        }
        #expect(settled.count >= 8, "too few rounds for a comparison")
        let growth = least(late, \.residentBytes) - least(early, \.residentBytes)
        print("soak: \(growth >> 10) kB more are resident at the end than at the beginning")
        #expect(growth <= 4 << 20, "\(growth) bytes more are resident")
        #expect(least(late, \.threads) <= least(early, \.threads))
        #expect(least(late, \.files) <= least(early, \.files))
    }

    /// Opens an engine and lets it write some texts, of which some are cancelled at a random place.
    private func work(
        _ path: String,
        _ random: inout Xoshiro256,
        _ counts: inout (engines: Int, texts: Int, cancelled: Int)
    ) throws {
        let isReference = Int.random(in: 0..<6, using: &random) == 0
        let engine = try Engine(at: path, kernels: isReference ? .reference : .fast)
        counts.engines += 1
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let most = Int.random(in: 1...(isReference ? 3 : 48), using: &random)
            let cancelled =
                Bool.random(using: &random) ? Int.random(in: 0...most, using: &random) : .max
            let words = Int.random(in: 1...(isReference ? 4 : 120), using: &random)
            let request = GenerationRequest(
                segments: [
                    .control("<|im_start|>"),
                    .text("user\n" + String(repeating: "Write about warm socks. ", count: words)),
                ],
                sampling: SamplingSettings(temperature: 1, seed: random.next()),
                maxTokens: most,
                capturesAttention: Bool.random(using: &random)
            )
            let run =
                Int.random(in: 0..<4, using: &random) == 0
                ? try several(request, of: engine, cancelAfterTokens: cancelled)
                : try Recording(engine, request, cancelAfterTokens: cancelled).summary
            let summary = try #require(run)
            counts.texts += 1
            if summary.finish == .cancelled { counts.cancelled += 1 }
            #expect(summary.generatedTokens <= most)
        }
    }

    /// Three texts at once; gives the end of the last.
    private func several(
        _ request: GenerationRequest,
        of engine: Engine,
        cancelAfterTokens most: Int
    ) throws -> GenerationSummary? {
        var count = 0
        var summary: GenerationSummary?
        let requests = (0..<3).map { seed in
            var request = request
            request.sampling.seed = UInt64(seed)
            return request
        }
        try engine.generate(
            requests,
            isCancelled: { count >= most },
            onEvent: { _, event in
                if case .token = event { count += 1 }
                if case .finished(let end) = event { summary = end }
            }
        )
        return summary
    }
}
