import Foundation
import Testing
import Transformer

/// What llama.cpp writes greedily with models that are not part of the project.
///
/// Runs where the environment's MARQUEE_TEST_MODELS names a folder that holds them: Gemma 3 270M as Q4_K_M and Q8_0, and
/// the default model as Q8_0.
@Suite(
    "Greedy text of other models, beside llama.cpp",
    .enabled(if: ProcessInfo.processInfo.environment["MARQUEE_TEST_MODELS"] != nil)
)
struct GreedyTests {
    struct Model: Decodable, CustomTestStringConvertible {
        struct Text: Decodable {
            var prompt: String
            var tokens: [Int32]
            /// By how much the best log-probability is above the second.
            var gap: [Float]
        }

        var file: String
        var texts: [Text]

        var testDescription: String { file }
    }

    static func models() throws -> [Model] {
        let folder = try #require(Bundle.module.url(forResource: "Fixtures", withExtension: nil))
            .appending(path: "Greedy")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return try files.sorted().map {
            try JSONDecoder().decode(Model.self, from: Data(contentsOf: folder.appending(path: $0)))
        }
    }

    @Test("32 tokens are the same, up to a place where two were nearly as likely")
    func greedy() throws {
        let folder = try #require(ProcessInfo.processInfo.environment["MARQUEE_TEST_MODELS"])
        var tried = 0
        for model in try Self.models() {
            let path = folder + "/" + model.file
            guard FileManager.default.fileExists(atPath: path) else { continue }
            tried += 1
            for kernels in KernelChoice.allCases {
                let engine = try Engine(at: path, threads: 2, kernels: kernels)
                for text in model.texts {
                    let request = GenerationRequest(
                        segments: [.text(text.prompt)],
                        sampling: .greedy,
                        maxTokens: text.tokens.count
                    )
                    let found = try Recording(engine, request).ids
                    let differs = text.tokens.indices.first {
                        $0 >= found.count || found[$0] != text.tokens[$0]
                    }
                    let gap = differs.map { text.gap[$0] } ?? 0
                    #expect(
                        gap <= 0.3,
                        "\(model.file), \(kernels): “\(text.prompt)” at token \(differs ?? 0)"
                    )
                }
            }
        }
        #expect(tried > 0)
    }
}
