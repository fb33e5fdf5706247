import Foundation
import Kernels

/// The updates of a run.
extension TrainingRun {
    /// Waits while a pause is asked for; false where the run is to stop.
    func wait(_ control: TrainingControl, _ report: (TrainingEvent) -> Void) -> Bool {
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
    func update(
        _ control: TrainingControl,
        _ tell: (TrainingEvent) throws -> Void
    ) throws -> Bool {
        let began = clock.seconds
        let accumulation = settings.accumulation
        let perEpoch = Self.steps(inEpochOf: order, settings)
        let (epoch, place) = state.step.quotientAndRemainder(dividingBy: perEpoch)
        if epoch != epochInOrder.number {
            epochInOrder = (epoch, order.batches(ofEpoch: epoch))
        }
        let batches = epochInOrder.batches
            .dropFirst(place * accumulation).prefix(accumulation)
            .map { indices in indices.map { material.training.sequences[$0] } }
            .map { Batch($0) }
        let targets = batches.reduce(0) { $0 + $1.targetCount }
        for parameter in parameters { parameter.clearGradient() }
        var loss = 0.0
        for (index, batch) in batches.enumerated() {
            guard wait(control, { try? tell($0) }) else { return false }
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
        pace.updated(in: seconds)
        try tell(
            .stepped(
                TrainingStep(
                    step: state.step,
                    epoch: Double(state.step) / Double(perEpoch),
                    loss: loss,
                    gradientNorm: norm,
                    learningRate: Double(rate),
                    tokensPerSecond: Double(tokens) / seconds,
                    secondsLeft: pace.secondsLeft(
                        after: state.step,
                        of: plan.steps,
                        evaluatedEvery: settings.evaluationSteps
                    )
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

    func diverged(_ epoch: Int, _ place: Int, _ loss: Double) -> TrainingError {
        let first = place * settings.accumulation + 1
        let last = min(first + settings.accumulation - 1, order.batchesPerEpoch)
        let batches = first == last ? "batch \(first)" : "batches \(first) to \(last)"
        return diverged(
            "update \(state.step + 1) (epoch \(epoch + 1), \(batches))",
            "Its loss is \(loss): values grew beyond all bounds."
        )
    }

    func diverged(_ subject: String, _ cause: String) -> TrainingError {
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
}
