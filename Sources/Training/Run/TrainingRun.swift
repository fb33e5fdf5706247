import Foundation
import Kernels
import Transformer

/// One run: from its first update, or from a checkpoint, to the file that the engine opens.
final class TrainingRun {
    private let request: TrainingRequest
    private let settings: TrainingSettings
    private let material: TrainingMaterial
    private let folder: OutputFolder
    private let method: any TrainingMethod
    private let objective: any Objective = NextToken()
    private let schedule: any LearningRateSchedule
    private let workers: WorkerPool
    private let pass: TrainingPass
    private let parameters: [Parameter]
    private let optimizer: any Optimizer
    private let best: BestValues?
    private let order: BatchOrder
    private let plan: TrainingPlan
    private var state: CheckpointState
    private var clock: TrainingClock

    /// Makes what is trained, and takes up an earlier run's values where the request asks for it.
    init(
        _ request: TrainingRequest,
        _ material: TrainingMaterial,
        _ folder: OutputFolder
    ) throws(TrainingError) {
        (self.request, self.material, self.folder) = (request, material, folder)
        settings = request.settings
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
        optimizer = AdamW(for: parameters, weightDecay: settings.weightDecay)
        best = settings.keepsBest && material.validation != nil ? BestValues(parameters) : nil
        order = BatchOrder(
            count: material.training.sequences.count,
            batch: settings.batch,
            seed: settings.seed
        )
        state = CheckpointState(
            settings: settings,
            model: material.modelHash,
            data: material.dataHash
        )
        if request.resumes {
            state = try Self.resumed(folder, state, parameters, optimizer, best)
            optimizer.steps = state.optimizerSteps
        }
        let steps = Self.steps(order, settings)
        plan = TrainingPlan(
            steps: steps,
            firstStep: state.step,
            sequences: material.training.sequences.count,
            validationSequences: material.validation?.sequences.count ?? 0,
            tokens: material.training.tokens,
            trainedParameters: count,
            parameters: model.parameterCount,
            estimatedBytes: estimate.bytes(
                rows: material.largestBatch(settings) * material.longestSequence
            ),
            outputPath: folder.resultPath
        )
        clock = TrainingClock(before: state)
    }

    private static func steps(_ order: BatchOrder, _ settings: TrainingSettings) -> Int {
        let accumulation = settings.accumulation
        let perEpoch = (order.batchesPerEpoch + accumulation - 1) / accumulation
        return min(settings.steps ?? .max, settings.epochs * perEpoch)
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
    private static func values(
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
            try tell(.began(plan))
            for warning in warnings { try tell(.warned(warning)) }
            var ending = TrainingResult.Ending.completed
            if state.step == 0, !wait(control, report) { ending = .stopped }
            if state.step == 0, ending == .completed { try evaluate(tell) }
            while ending == .completed, state.step < plan.steps {
                guard try update(control, tell) else {
                    ending = .stopped
                    break
                }
                let isLast = state.step == plan.steps
                if isLast || state.step.isMultiple(of: settings.evaluationSteps) {
                    try evaluate(tell)
                    if hasConverged { ending = .converged }
                }
                if state.step.isMultiple(of: settings.saveSteps), !isLast { try save(tell) }
            }
            return try finish(ending, tell)
        } catch {
            throw TrainingError(error, subject: "folder \(folder.path)")
        }
    }

    private var warnings: [String] {
        guard plan.firstStep == 0, settings.warmupSteps >= plan.steps else { return [] }
        let fitting = max(1, plan.steps / 10)
        return [
            "The run has \(plan.steps) updates, all within the warm-up of \(settings.warmupSteps): the "
                + "learning rate never reaches its full value. A warm-up of \(fitting) would fit."
        ]
    }

    /// Waits while a pause is asked for; false where the run is to stop.
    private func wait(_ control: TrainingControl, _ report: (TrainingEvent) -> Void) -> Bool {
        guard control.wish == .pause else { return control.wish == .go }
        report(.paused)
        clock.pause()
        while control.wish == .pause { usleep(50_000) }
        clock.resume()
        guard control.wish == .go else { return false }
        report(.resumed)
        return true
    }

    /// Makes one update; false where the run is to stop, with nothing changed.
    private func update(
        _ control: TrainingControl,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> Bool {
        let began = clock.seconds
        let accumulation = settings.accumulation
        let perEpoch = (order.batchesPerEpoch + accumulation - 1) / accumulation
        let (epoch, place) = state.step.quotientAndRemainder(dividingBy: perEpoch)
        let batches = order.batches(ofEpoch: epoch)
            .dropFirst(place * accumulation).prefix(accumulation)
            .map { indices in indices.map { material.training.sequences[$0] } }
            .map { Batch($0) }
        let targets = batches.reduce(0) { $0 + $1.targetCount }
        for parameter in parameters { parameter.clearGradient() }
        var loss = 0.0
        for (index, batch) in batches.enumerated() {
            var isStopped = false
            if !wait(control, { if $0 == .paused || $0 == .resumed { try? tell($0) } }) {
                isStopped = true
            }
            if isStopped { return false }
            loss += objective.addGradient(
                of: batch,
                scale: 1 / Float(max(1, targets)),
                dropout: dropout(batch: index),
                pass
            )
        }
        loss /= Double(max(1, targets))
        let norm = gradientNorm(parameters, instructions: .best, workers: workers)
        guard loss.isFinite, norm.isFinite else { throw diverged(epoch, place, loss) }
        let share = schedule.share(
            of: state.step,
            count: plan.steps,
            warmup: settings.warmupSteps
        )
        let rate = settings.learningRate * Float(share)
        let limit = Double(settings.clipping)
        optimizer.step(
            parameters,
            learningRate: rate,
            gradientScale: limit > 0 && norm > limit ? Float(limit / norm) : 1,
            instructions: .best,
            workers: workers
        )
        let tokens = batches.reduce(0) { $0 + $1.tokens.count }
        state.step += 1
        state.optimizerSteps = optimizer.steps
        state.lastLoss = loss
        state.tokens += tokens
        let seconds = max(clock.seconds - began, 1e-9)
        let made = max(1, state.step - plan.firstStep)
        try tell(
            .stepped(
                TrainingStep(
                    step: state.step,
                    epoch: Double(state.step) / Double(perEpoch),
                    loss: loss,
                    gradientNorm: norm,
                    learningRate: Double(rate),
                    tokensPerSecond: Double(tokens) / seconds,
                    secondsLeft: clock.secondsSinceStart / Double(made)
                        * Double(plan.steps - state.step)
                )
            )
        )
        return true
    }

    private func dropout(batch: Int) -> DropoutKey? {
        guard case .lowRank(let adapter) = settings.method else { return nil }
        return DropoutKey(
            rate: adapter.dropout,
            seed: settings.seed,
            step: state.step,
            batch: batch
        )
    }

    private func diverged(_ epoch: Int, _ place: Int, _ loss: Double) -> TrainingError {
        let first = place * settings.accumulation + 1
        let last = min(first + settings.accumulation - 1, order.batchesPerEpoch)
        let batches = first == last ? "batch \(first)" : "batches \(first) to \(last)"
        return diverged(
            "update \(state.step + 1) (epoch \(epoch + 1), \(batches))",
            "Its loss is \(loss): values grew beyond all bounds."
        )
    }

    private func diverged(_ subject: String, _ cause: String) -> TrainingError {
        let kept = folder.checkpoints.files.first.map {
            "The checkpoint after update \($0.step) is kept"
        }
        return TrainingError(
            code: .diverged,
            subject: subject,
            cause: cause,
            advice: (kept ?? "No checkpoint was written yet")
                + "; begin again with a lower learning rate, a longer warm-up or gradient clipping."
        )
    }

    private var hasConverged: Bool {
        settings.patience > 0 && state.fruitless >= settings.patience
    }

    /// Measures by the validation text, keeps what is best, and writes samples.
    private func evaluate(_ tell: (TrainingEvent) throws -> Void) throws {
        guard let validation = material.validation else { return }
        var (sum, targets) = (0.0, 0)
        for start in stride(
            from: 0,
            to: validation.sequences.count,
            by: settings.evaluationBatch
        ) {
            let end = min(start + settings.evaluationBatch, validation.sequences.count)
            let batch = Batch(Array(validation.sequences[start..<end]))
            sum += objective.loss(of: batch, pass)
            targets += batch.targetCount
        }
        let loss = sum / Double(max(1, targets))
        let isBest = state.bestValidationLoss.map { loss < $0 } ?? loss.isFinite
        if isBest {
            state.bestValidationLoss = loss
            best?.take(parameters)
        }
        // The measurement before the first update is no try at getting better.
        if state.step > 0 { state.fruitless = isBest ? 0 : state.fruitless + 1 }
        state.firstValidationLoss = state.firstValidationLoss ?? loss
        state.lastValidationLoss = loss
        try tell(
            .evaluated(
                TrainingEvaluation(
                    step: state.step,
                    epoch: Double(state.step) * Double(settings.accumulation)
                        / Double(order.batchesPerEpoch),
                    loss: loss,
                    isBest: isBest,
                    samples: try samples()
                )
            )
        )
    }

    private func samples() throws -> [TrainingSample] {
        let prompts = material.validation?.samplePrompts(request.sampleCount) ?? []
        if prompts.isEmpty { return [] }
        let path = folder.path + "/sample.gguf"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try method.write(trained, to: path)
        let engine = try method.engine(of: material.model, written: path, threads: request.threads)
        return try SampleWriter(prompts: prompts).write(with: engine)
    }

    private var trained: TrainedWeights {
        TrainedWeights(
            name: request.name,
            model: material.model,
            modelHash: request.modelHash,
            weights: pass.weights,
            notes: notes
        )
    }

    /// How it was trained, as the file itself tells it.
    private var notes: [String: String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let json = (try? encoder.encode(settings)).map { String(decoding: $0, as: UTF8.self) }
        return [
            "marquee.training.settings": json ?? "",
            "marquee.training.base": material.model.identity.fileName,
        ]
    }

    private func save(_ tell: (TrainingEvent) throws -> Void) throws {
        let areNumbers = parameters.allSatisfy {
            Instructions.best.sumOfSquares($0.values, count: $0.count).isFinite
        }
        guard areNumbers else {
            throw diverged(
                "update \(state.step)",
                "It left values that are no numbers, which are not saved."
            )
        }
        clock.note(in: &state)
        try folder.checkpoints.write(state, Self.values(parameters, optimizer, best))
        try tell(.saved(step: state.step))
    }

    private func finish(
        _ ending: TrainingResult.Ending,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> TrainingResult {
        try save(tell)
        if state.step > 0 { best?.restore(parameters, when: state.bestValidationLoss != nil) }
        try method.write(trained, to: folder.resultPath)
        let result = TrainingResult(
            ending: ending,
            steps: state.step,
            outputPath: folder.resultPath,
            loss: state.lastLoss,
            firstValidationLoss: state.firstValidationLoss,
            lastValidationLoss: state.lastValidationLoss,
            bestValidationLoss: state.bestValidationLoss,
            cost: clock.cost(of: state)
        )
        try folder.write(
            TrainingReport(
                model: material.model.identity.fileName,
                modelHash: request.modelHash,
                training: request.trainingPaths,
                validation: request.validationPaths,
                settings: settings,
                plan: plan,
                result: result
            )
        )
        try tell(.finished(result))
        return result
    }
}

/// What `training.json` holds.
private struct TrainingReport: Encodable {
    let model: String
    let modelHash: String?
    let training: [String]
    let validation: [String]
    let settings: TrainingSettings
    let plan: TrainingPlan
    let result: TrainingResult
}
