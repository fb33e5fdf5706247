extension TrainingSettings {
    /// Throws for what no run can be made with.
    package func check() throws(TrainingError) {
        try Self.require(epochs, "epochs", atLeast: 1)
        try Self.require(batch, "training batch", atLeast: 1)
        try Self.require(evaluationBatch, "evaluation batch", atLeast: 1)
        try Self.require(evaluationSteps, "steps between evaluations", atLeast: 1)
        try Self.require(saveSteps, "steps between checkpoints", atLeast: 1)
        try Self.require(warmupSteps, "warm-up steps", atLeast: 0)
        if let steps { try Self.require(steps, "steps", atLeast: 1) }
        try Self.require(
            learningRate > 0 && learningRate <= 1,
            "learning rate",
            "\(learningRate)",
            "above 0 and at most 1"
        )
        try Self.require(
            LearningRateSchedules.named(schedule) != nil,
            "schedule",
            schedule,
            "one of \(LearningRateSchedules.all.map(\.name).joined(separator: ", "))"
        )
        try Self.require(
            (0...1).contains(weightDecay),
            "weight decay",
            "\(weightDecay)",
            "from 0 to 1"
        )
        try Self.require(accumulation, "gradient accumulation", atLeast: 1)
        try Self.require(
            clipping >= 0 && clipping.isFinite,
            "gradient clipping",
            "\(clipping)",
            "0 or more"
        )
        try Self.require(patience, "early stopping", atLeast: 0)
        guard case .lowRank(let adapter) = method else { return }
        try Self.require((1...256).contains(adapter.rank), "rank", "\(adapter.rank)", "1 to 256")
        try Self.require(
            adapter.alpha > 0 && adapter.alpha <= 4096,
            "alpha",
            "\(adapter.alpha)",
            "above 0 and at most 4096"
        )
        try Self.require(
            adapter.dropout >= 0 && adapter.dropout < 1,
            "dropout",
            "\(adapter.dropout)",
            "from 0 to below 1"
        )
        try Self.require(!adapter.targets.isEmpty, "targets", "none", "at least one matrix")
    }

    /// More than any run makes, and few enough that a product of two numbers is one.
    private static let most = 1_000_000_000

    private static func require(
        _ count: Int,
        _ name: String,
        atLeast least: Int
    ) throws(TrainingError) {
        try require((least...most).contains(count), name, "\(count)", "\(least) to \(most)")
    }

    private static func require(
        _ holds: Bool,
        _ name: String,
        _ value: String,
        _ wanted: String
    ) throws(TrainingError) {
        if holds { return }
        throw TrainingError(
            code: .invalidSetting,
            subject: name,
            cause: "It is \(value).",
            advice: "Set it to \(wanted)."
        )
    }
}
