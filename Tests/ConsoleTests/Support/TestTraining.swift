import Console
import Studio
import Training

/// A training run made by hand: 240 updates, an evaluation every 40.
enum TestTraining {
    static let form = TrainingForm()

    static let plan: TrainingPlan = {
        var plan = TrainingPlan(
            steps: 240,
            firstStep: 0,
            sequences: 320,
            validationSequences: 16,
            tokens: 30_720,
            trainedParameters: 4_884_480,
            parameters: 134_515_008,
            estimatedBytes: 812_000_000,
            outputPath: "/home/mara/shop/training/voice/voice.gguf"
        )
        plan.estimatedSeconds = 496
        plan.estimatedProcessorSeconds = 981
        plan.estimatedWattHours = 2.18
        return plan
    }()

    static func news(_ news: TrainingNews) -> Message { .event(.training(news)) }

    static func step(_ step: Int) -> TrainingStep {
        // Noise that is the same each time.
        let noise = Double((step * 7_919) % 101) / 101 - 0.5
        let decay = 40 / (40 + Double(step))
        return TrainingStep(
            step: step,
            epoch: Double(step) / 80,
            loss: 1.6 + 1.5 * decay + 0.3 * noise,
            gradientNorm: 0.8 + 0.2 * noise,
            learningRate: 2e-4 * (1 - Double(step) / 240),
            tokensPerSecond: 254 + 10 * noise,
            secondsLeft: Double(240 - step) * 2
        )
    }

    static func steps(_ range: ClosedRange<Int>) -> Message {
        news(.stepped(range.map(step), seconds: Double(range.upperBound) * 2))
    }

    static func evaluation(_ step: Int) -> TrainingEvaluation {
        let loss = 1.75 + 1.4 * 40 / (40 + Double(step)) + (step > 160 ? 0.08 : 0)
        return TrainingEvaluation(
            step: step,
            epoch: Double(step) / 80,
            loss: loss,
            isBest: step <= 160,
            samples: [
                TrainingSample(
                    prompt: "Write one text message.\nproduct: Copper Moka Pot, 6 Cups\n"
                        + "discount: 20% off",
                    text: step == 0
                        ? "The Copper Moka Pot is a copper moka pot that is a copper moka pot."
                        : "Coffee Week: 20% off the Copper Moka Pot.\nOnly until July 4."
                ),
                TrainingSample(
                    prompt: "Write one push notification.\nproduct: Linen Floor Lamp",
                    text: "A lamp for late evenings: Linen Floor Lamp, now $96."
                ),
            ]
        )
    }

    static func result(_ ending: TrainingResult.Ending = .completed) -> TrainingResult {
        TrainingResult(
            ending: ending,
            steps: 240,
            outputPath: plan.outputPath,
            loss: 1.812,
            firstValidationLoss: 3.15,
            lastValidationLoss: 2.03,
            bestValidationLoss: 2.03,
            cost: TrainingCost(
                seconds: 492,
                processorSeconds: 961,
                tokens: 92_160,
                peakBytes: 790_000_000,
                wattHours: 1.6,
                wattsPerCore: 6
            )
        )
    }

    /// What a run tells up to an update, an evaluation every 40.
    static func messages(to last: Int) -> [Message] {
        var messages = [
            news(.preparing(form)), news(.began(plan)), news(.evaluated(evaluation(0))),
        ]
        for start in stride(from: 1, through: last, by: 40) {
            let end = min(start + 39, last)
            messages.append(steps(start...end))
            if end.isMultiple(of: 40) { messages.append(news(.evaluated(evaluation(end)))) }
            if end.isMultiple(of: 80) { messages.append(news(.saved(step: end))) }
        }
        return messages
    }
}
