import Foundation
import Kernels
import Transformer

/// One run: from its first update, or from a checkpoint, to the file that the engine opens.
final class TrainingRun {
    let request: TrainingRequest
    let settings: TrainingSettings
    let material: TrainingMaterial
    let folder: OutputFolder
    let method: any TrainingMethod
    let objective: any Objective = NextToken()
    let schedule: any LearningRateSchedule
    let workers: WorkerPool
    let pass: TrainingPass
    let parameters: [Parameter]
    let optimizer: any Optimizer
    let best: BestValues?
    let order: BatchOrder
    /// The batches of the epoch at work: to put a large text in order takes longer than to ask for a batch.
    var epochInOrder: (number: Int, batches: [[Int]]) = (-1, [])
    private(set) var plan: TrainingPlan
    var state: CheckpointState
    var clock: TrainingClock
    var pace = TrainingPace()

    /// Makes what is trained, and takes up an earlier run's values where the request asks for it.
    init(
        _ request: TrainingRequest,
        _ material: TrainingMaterial,
        _ folder: OutputFolder
    ) throws(TrainingError) {
        (self.request, self.material, self.folder) = (request, material, folder)
        order = BatchOrder(
            count: material.training.sequences.count,
            batch: material.settings.batch,
            seed: material.settings.seed
        )
        let steps = Self.steps(order, material.settings)
        settings = material.settings.fitted(to: steps)
        method = settings.method.method
        guard let schedule = LearningRateSchedules.named(settings.schedule) else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "schedule",
                cause: "It is \(settings.schedule).",
                advice: "Choose one of \(LearningRateSchedules.all.map(\.name))."
            )
        }
        self.schedule = schedule
        workers = WorkerPool(threads: request.threads ?? WorkerPool.defaultThreads)
        let model = material.model
        let loader = WeightLoader(model: model)
        let trained: Weights<TrainableMatrix, TrainableVector>
        let estimate: MemoryEstimate
        let count: Int
        do {
            let stored = try loader.stored()
            count = method.trainedCount(of: stored)
            estimate = MemoryEstimate(
                shape: model.configuration,
                modelBytes: model.file.byteCount,
                trained: count,
                writesSamples: request.sampleCount > 0 && material.validation != nil,
                threads: workers.threads,
                settings: settings
            )
            try estimate.check(
                batch: material.largestBatch(settings),
                sequenceTokens: material.longestSequence,
                isFull: settings.method == .full,
                available: ProcessUsage.availableBytes
            )
            let frozen = settings.method == .full ? stored : try loader.packed(on: workers)
            trained = method.weights(from: frozen, seed: settings.seed)
            material.start?.begin(trained)
        } catch {
            throw TrainingError(error, subject: "model \(model.identity.fileName)")
        }
        parameters = trained.parameters
        pass = TrainingPass(
            weights: trained,
            shape: model.configuration,
            ops: TapedOperations(
                configuration: model.configuration,
                precision: settings.forward,
                workers: workers
            )
        )
        pass.ops.reserve(rows: material.largestBatch(settings) * material.longestSequence)
        optimizer = AdamW(for: parameters, weightDecay: settings.weightDecay)
        best = settings.keepsBest && material.validation != nil ? BestValues(parameters) : nil
        state = CheckpointState(
            settings: settings,
            model: material.modelHash,
            data: material.dataHash
        )
        if request.resumes {
            state = try Self.resumed(folder, state, parameters, optimizer, best)
            optimizer.steps = state.optimizerSteps
        }
        plan = TrainingPlan(
            steps: steps,
            firstStep: state.step,
            sequences: material.training.sequences.count,
            validationSequences: material.validation?.sequences.count ?? 0,
            tokens: material.training.tokens,
            trainedParameters: count,
            parameters: model.parameterCount,
            estimatedBytes: estimate.bytes(
                batch: material.largestBatch(settings),
                sequenceTokens: material.longestSequence
            ),
            outputPath: folder.resultPath
        )
        clock = TrainingClock(before: state)
    }

    private static func steps(_ order: BatchOrder, _ settings: TrainingSettings) -> Int {
        min(settings.steps ?? .max, settings.epochs * steps(inEpochOf: order, settings))
    }

    /// Updates of an epoch; the last may be of fewer batches.
    static func steps(inEpochOf order: BatchOrder, _ settings: TrainingSettings) -> Int {
        (order.batchesPerEpoch + settings.accumulation - 1) / settings.accumulation
    }

    /// The state of the folder's newest checkpoint, its values put where they belong.
    private static func resumed(
        _ folder: OutputFolder,
        _ begun: CheckpointState,
        _ parameters: [Parameter],
        _ optimizer: any Optimizer,
        _ best: BestValues?
    ) throws(TrainingError) -> CheckpointState {
        guard let checkpoint = try folder.checkpoints.newest() else { return begun }
        let found = checkpoint.state
        for (isSame, what) in [
            (found.model == begun.model, "another model"),
            (found.data == begun.data, "another text"),
            (found.settings == begun.settings, "other settings"),
        ] where !isSame {
            throw TrainingError(
                code: .wrongModel,
                subject: "run in \(folder.path)",
                cause: "It was begun with \(what).",
                advice: "Resume with what it was begun with, or begin anew in another folder."
            )
        }
        try checkpoint.restore(values(parameters, optimizer, best))
        return found
    }

    /// Everything that a checkpoint holds, by name.
    static func values(
        _ parameters: [Parameter],
        _ optimizer: any Optimizer,
        _ best: BestValues?
    ) -> Checkpoint.Values {
        parameters.enumerated().flatMap { index, parameter in
            [
                (
                    parameter.name,
                    UnsafeMutableBufferPointer(start: parameter.values, count: parameter.count)
                )
            ]
                + optimizer.state(of: index).map { (parameter.name + "." + $0.name, $0.values) }
                + (best.map { [(parameter.name + ".best", $0.values[index])] } ?? [])
        }
    }
}

extension TrainingRun {
    /// Trains to the end; gives what came of it.
    func perform(
        control: TrainingControl,
        report: (TrainingEvent) -> Void
    ) throws(TrainingError) -> TrainingResult {
        do {
            let metrics = try MetricsFile(in: folder.path, keepingUpTo: state.step)
            func tell(_ event: TrainingEvent) throws {
                try metrics.append(event)
                report(event)
            }
            estimateCost()
            try tell(.began(plan))
            for warning in warnings { try tell(.warned(warning)) }
            return try finish(advance(control, tell), tell)
        } catch {
            throw TrainingError(error, subject: "folder \(folder.path)")
        }
    }

    /// Evaluates, saves and updates in turn; gives why it came to an end.
    private func advance(
        _ control: TrainingControl,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> TrainingResult.Ending {
        while true {
            if isEvaluationDue {
                guard try evaluate(control, tell) else { return .stopped }
            }
            if hasConverged { return .converged }
            if state.step >= plan.steps { return .completed }
            if state.step > plan.firstStep, state.step.isMultiple(of: settings.saveSteps) {
                try save(tell)
            }
            guard try update(control, tell) else { return .stopped }
        }
    }

    /// Whether the state is one to be measured and was not: a run that was stopped meanwhile makes up for it when it goes on.
    private var isEvaluationDue: Bool {
        let isWanted =
            state.step.isMultiple(of: settings.evaluationSteps) || state.step == plan.steps
        return isWanted && state.evaluatedStep != state.step
    }

    /// Says in the plan what the run will take, by a batch that is timed and not learned from.
    private func estimateCost() {
        let sequences = order.batches(ofEpoch: 0).first?.prefix(Self.timedSequences) ?? []
        let batch = Batch(sequences.map { material.training.sequences[$0] })
        var measured = (seconds: 0.0, processorSeconds: 0.0)
        // The first time memory is taken; the second is like all that come.
        for _ in 0..<2 {
            let trial = TrainingClock(
                before: CheckpointState(settings: settings, model: 0, data: 0)
            )
            _ = objective.addGradient(of: batch, scale: 1, dropout: nil, pass)
            measured = (trial.seconds, trial.processorSeconds)
        }
        let steps = Double(plan.steps - plan.firstStep)
        let perEpoch = Double(Self.steps(inEpochOf: order, settings))
        let learned = steps / max(1, perEpoch) * Double(material.training.tokens)
        // The way there is a third of the way there and back.
        let evaluations = steps / Double(settings.evaluationSteps) + 2
        let read = evaluations * Double(material.validation?.tokens ?? 0) / 3
        let share = (learned + read) / Double(max(1, batch.tokens.count))
        plan.estimatedSeconds = share * measured.seconds
        plan.estimatedProcessorSeconds = share * measured.processorSeconds
        plan.estimatedWattHours = TrainingClock.wattHours(share * measured.processorSeconds)
    }

    private static let timedSequences = 4

    private var warnings: [String] {
        guard plan.firstStep == 0, settings.warmupSteps >= plan.steps else { return [] }
        let fitting = max(1, plan.steps / 10)
        return [
            "The run has \(plan.steps) updates, all within the warm-up of \(settings.warmupSteps): the "
                + "learning rate never reaches its full value. A warm-up of \(fitting) would fit (--fit-steps)."
        ]
    }

    private var hasConverged: Bool {
        settings.patience > 0 && state.fruitless >= settings.patience
    }
}
