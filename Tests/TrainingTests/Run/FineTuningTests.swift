import Foundation
import Testing
import Training
import Transformer

@Suite("A training run")
struct FineTuningTests {
    @Test("lowers the loss, and leaves an adapter, metrics and a report")
    func run() throws {
        let bench = try Workbench()
        let log = EventLog()
        let result = try train(bench.request(), log: log)
        #expect(result.ending == .completed)
        let plan = try #require(log.plan)
        #expect(log.steps.count == plan.steps)
        #expect(try #require(plan.estimatedSeconds) > 0)
        #expect(try #require(plan.estimatedWattHours) > 0)
        #expect(log.steps.map(\.step) == Array(1...plan.steps))
        let first = try #require(result.firstValidationLoss)
        let last = try #require(result.lastValidationLoss)
        #expect(last < first - 0.5)
        #expect(result.bestValidationLoss == log.evaluations.map(\.loss).min())
        #expect(log.evaluations.first?.step == 0)
        #expect(log.evaluations.last?.step == plan.steps)
        // An epoch's last update is of fewer batches here.
        #expect(plan.sequences > 8 && (plan.sequences + 3) / 4 % 2 == 1)
        #expect(log.steps.last?.epoch == 3)
        #expect(log.evaluations.last?.epoch == 3)
        #expect(log.evaluations.allSatisfy { $0.samples.count == 1 })
        #expect(result.cost.tokens == 3 * plan.tokens)

        let adapter = try Adapter(at: result.outputPath)
        let model = try Model(at: bench.modelPath)
        try adapter.check(against: model)
        let engine = try Engine(model: model, adapter: adapter, threads: 1)
        #expect(try engine.newSession().evaluate([1, 2, 3], wanting: .last) != nil)

        let metrics = try String(contentsOfFile: bench.file("out/metrics.jsonl"), encoding: .utf8)
        #expect(
            metrics.split(separator: "\n").count == log.steps.count + log.evaluations.count
        )
        let report = try JSONSerialization.jsonObject(with: bench.bytes("out/training.json"))
        #expect((report as? [String: Any])?["settings"] != nil)
    }

    @Test("the engine computes with the adapter what training computed")
    func sameLoss() throws {
        let bench = try Workbench()
        var request = bench.request()
        request.settings.forward = .float32
        request.settings.keepsBest = false
        let result = try train(request)
        let model = try Model(at: bench.modelPath)
        let engine = try Engine(
            model: model,
            adapter: Adapter(at: result.outputPath),
            threads: 1,
            kernels: .reference
        )
        let data = try TrainingData(
            paths: request.validationPaths,
            tokenizer: model.tokenizer,
            block: 32,
            packsDocuments: false,
            contextLength: model.configuration.contextLength
        )
        var (sum, count) = (0.0, 0)
        for sequence in data.sequences {
            let logits = try #require(
                try engine.newSession().evaluate(sequence.tokens[...], wanting: .all)
            )
            for (row, target) in sequence.targets.enumerated()
            where target != TrainingSequence.unmarked {
                let largest = logits[row].max() ?? 0
                let total = logits[row].reduce(0.0) { $0 + exp(Double($1 - largest)) }
                sum += Double(largest - logits[row][Int(target)]) + log(total)
                count += 1
            }
        }
        let loss = try #require(result.lastValidationLoss)
        #expect(abs(sum / Double(count) - loss) < 1e-3)
    }

    @Test("all weights: the model that is written is what was trained")
    func full() throws {
        let bench = try Workbench(.gemma3)
        var request = bench.request()
        request.settings.method = .full
        request.settings.learningRate = 3e-3
        let result = try train(request)
        let first = try #require(result.firstValidationLoss)
        #expect(try #require(result.bestValidationLoss) < first - 0.5)
        let model = try Model(at: result.outputPath)
        #expect(model.configuration == (try Model(at: bench.modelPath)).configuration)
        let engine = try Engine(model: model, threads: 1)
        #expect(try engine.newSession().evaluate([1, 2, 3], wanting: .last) != nil)
    }

    @Test("ends early when the validation loss falls no more, and keeps the best")
    func earlyStopping() throws {
        let bench = try Workbench()
        // A text that training leads away from.
        try bench.write(["zzzz qqqq #### %%%% zzzz qqqq ####"], to: "valid.txt")
        var request = bench.request()
        request.settings.epochs = 40
        request.settings.evaluationSteps = 1
        request.settings.patience = 3
        let log = EventLog()
        let result = try train(request, log: log)
        #expect(result.ending == .converged)
        #expect(try #require(result.lastValidationLoss) > (try #require(result.bestValidationLoss)))
        #expect(log.evaluations.suffix(3).allSatisfy { !$0.isBest })
    }

    @Test("a pause holds the run until it goes on; a stop keeps what was learned")
    func pauseAndStop() throws {
        let bench = try Workbench()
        let log = EventLog()
        let result = try train(bench.request(), log: log) { event, control in
            switch event {
            case .stepped(let step) where step.step == 2:
                control.ask(.pause)
                Thread.detachNewThread { control.ask(.go) }
            case .stepped(let step) where step.step == 5: control.ask(.stop)
            default: break
            }
        }
        #expect(result.ending == .stopped)
        #expect(result.steps == 5)
        #expect(log.steps.count == 5)
        #expect(FileManager.default.fileExists(atPath: result.outputPath))
        #expect(
            FileManager.default.fileExists(atPath: bench.file("out/checkpoints/checkpoint-5.gguf"))
        )
    }

    @Test("a warm-up that is longer than the run is told")
    func longWarmup() throws {
        let bench = try Workbench()
        var request = bench.request()
        request.settings.warmupSteps = 500
        let log = EventLog()
        try train(request, log: log)
        #expect(log.warnings.contains { $0.contains("warm-up of 500") })
    }

    @Test("values that are no numbers end the run, and say where")
    func divergence() throws {
        let bench = try Workbench()
        var bytes = try OddModel.bytes(.llama, seed: 3)
        let file = try GGUFFile(bytes: bytes, name: "odd.gguf")
        let start = try #require(file.tensors["output_norm.weight"]).range.lowerBound
        withUnsafeBytes(of: Float.nan) { bytes.replaceSubrange(start..<start + 4, with: $0) }
        try Data(bytes).write(to: URL(filePath: bench.modelPath))
        let evaluated = try #require(throws: TrainingError.self) { try train(bench.request()) }
        #expect(evaluated.code == .diverged)
        #expect(evaluated.subject == "evaluation after update 0")

        var request = bench.request("blind")
        (request.validationPaths, request.heldOutShare) = ([], 0)
        let log = EventLog()
        let error = try #require(throws: TrainingError.self) { try train(request, log: log) }
        #expect(error.code == .diverged)
        #expect(error.subject == "update 1 (epoch 1, batches 1 to 2)")
        #expect(error.advice.contains("No checkpoint was written yet"))
        #expect(log.steps.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: bench.file("blind/adapter.gguf")))
    }
}
