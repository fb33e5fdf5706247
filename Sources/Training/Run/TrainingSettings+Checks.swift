extension TrainingSettings {
    /// Throws for what no run can be made with.
    package func check() throws(TrainingError) {
        try Self.require(epochs >= 1, "epochs", "\(epochs)", "1 or more")
        try Self.require(batch >= 1, "training batch", "\(batch)", "1 or more")
        try Self.require(
            evaluationBatch >= 1,
            "evaluation batch",
            "\(evaluationBatch)",
            "1 or more"
        )
        try Self.require(
            evaluationSteps >= 1,
            "steps between evaluations",
            "\(evaluationSteps)",
            "1 or more"
        )
        try Self.require(
            saveSteps >= 1,
            "steps between checkpoints",
            "\(saveSteps)",
            "1 or more"
        )
        try Self.require(warmupSteps >= 0, "warm-up steps", "\(warmupSteps)", "0 or more")
        if let steps { try Self.require(steps >= 1, "steps", "\(steps)", "1 or more") }
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
        try Self.require(
            accumulation >= 1,
            "gradient accumulation",
            "\(accumulation)",
            "1 or more"
        )
        try Self.require(
            clipping >= 0 && clipping.isFinite,
            "gradient clipping",
            "\(clipping)",
            "0 or more"
        )
        try Self.require(patience >= 0, "early stopping", "\(patience)", "0 or more")
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
