import Foundation
import Testing
import Training

/// A folder with a model of odd shapes and texts to train it on; it is gone when the test ends.
final class Workbench {
    let path: String
    let modelPath: String

    init(_ family: OddModel.Family = .llama) throws {
        path = NSTemporaryDirectory() + "training-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        modelPath = path + "/odd.gguf"
        try Data(OddModel.bytes(family, seed: 3)).write(to: URL(filePath: modelPath))
        try write(Self.lines, to: "train.txt")
        try write(Array(Self.lines.prefix(3)).map { $0 + " again" }, to: "valid.txt")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private static let lines = (0..<24).map { number in
        "Number \(number * 7 % 24) of our socks is \(number % 5 + 1)0 off.\n"
    }

    func write(_ lines: [String], to name: String) throws {
        try Data(lines.joined(separator: "\n").utf8).write(to: URL(filePath: file(name)))
    }

    func file(_ name: String) -> String { path + "/" + name }

    /// A short run with everything in it that could go another way when it is resumed.
    func request(_ output: String = "out") -> TrainingRequest {
        var request = TrainingRequest(
            modelPath: modelPath,
            trainingPaths: [file("train.txt")],
            outputFolder: file(output)
        )
        request.validationPaths = [file("valid.txt")]
        request.threads = 1
        request.sampleCount = 1
        request.settings.epochs = 3
        request.settings.block = 32
        request.settings.accumulation = 2
        request.settings.evaluationSteps = 4
        request.settings.saveSteps = 3
        request.settings.warmupSteps = 2
        request.settings.learningRate = 1e-2
        request.settings.seed = 5
        var adapter = TrainingSettings.LowRank()
        (adapter.rank, adapter.alpha, adapter.dropout) = (4, 8, 0.1)
        request.settings.method = .lowRank(adapter)
        return request
    }

    func bytes(_ name: String) throws -> Data {
        try Data(contentsOf: URL(filePath: file(name)))
    }
}

/// Collects what a run tells.
final class EventLog {
    private(set) var events: [TrainingEvent] = []

    func take(_ event: TrainingEvent) { events.append(event) }

    var steps: [TrainingStep] {
        events.compactMap { if case .stepped(let step) = $0 { step } else { nil } }
    }

    var evaluations: [TrainingEvaluation] {
        events.compactMap { if case .evaluated(let evaluation) = $0 { evaluation } else { nil } }
    }

    var warnings: [String] {
        events.compactMap { if case .warned(let warning) = $0 { warning } else { nil } }
    }

    var plan: TrainingPlan? {
        for case .began(let plan) in events { return plan }
        return nil
    }
}

/// Trains, with `act` told of every event while it goes on.
@discardableResult
func train(
    _ request: TrainingRequest,
    log: EventLog = EventLog(),
    act: (TrainingEvent, TrainingControl) -> Void = { _, _ in }
) throws -> TrainingResult {
    let control = TrainingControl()
    return try FineTuning().train(request, control: control) { event in
        log.take(event)
        act(event, control)
    }
}
