import Testing
import Training
import Transformer

@Suite("Settings of a run")
struct TrainingSettingsTests {
    @Test("are those of the article unless asked otherwise")
    func defaults() throws {
        let settings = TrainingSettings()
        #expect(settings.block == 128)
        #expect(settings.epochs == 3)
        #expect(settings.batch == 4)
        #expect(settings.evaluationBatch == 4)
        #expect(settings.evaluationSteps == 400)
        #expect(settings.saveSteps == 800)
        #expect(settings.warmupSteps == 500)
        try settings.check()
    }

    @Test("what no run can be made with is refused by name")
    func refused() throws {
        let changes: [(String, (inout TrainingSettings) -> Void)] = [
            ("epochs", { $0.epochs = 0 }), ("training batch", { $0.batch = 0 }),
            ("evaluation batch", { $0.evaluationBatch = -1 }),
            ("steps between evaluations", { $0.evaluationSteps = 0 }),
            ("steps between checkpoints", { $0.saveSteps = 0 }),
            ("warm-up steps", { $0.warmupSteps = -1 }), ("steps", { $0.steps = 0 }),
            ("learning rate", { $0.learningRate = .nan }), ("schedule", { $0.schedule = "steep" }),
            ("weight decay", { $0.weightDecay = 2 }),
            ("gradient accumulation", { $0.accumulation = 0 }),
            ("gradient clipping", { $0.clipping = .infinity }),
            ("early stopping", { $0.patience = -1 }),
            // Numbers that no product with another is a number of.
            ("epochs", { $0.epochs = .max }), ("training batch", { $0.batch = .max }),
            ("evaluation batch", { $0.evaluationBatch = .max }), ("steps", { $0.steps = .max }),
            ("gradient accumulation", { $0.accumulation = .max }),
        ]
        for (name, change) in changes {
            var settings = TrainingSettings()
            change(&settings)
            let error = try #require(throws: TrainingError.self) { try settings.check() }
            #expect(error.subject == name)
            #expect(error.code == .invalidSetting)
        }
    }

    @Test("and so are adapters that cannot be made")
    func adapters() {
        func isRefused(_ change: (inout TrainingSettings.LowRank) -> Void) -> Bool {
            var adapter = TrainingSettings.LowRank()
            change(&adapter)
            var settings = TrainingSettings()
            settings.method = .lowRank(adapter)
            do {
                try settings.check()
                return false
            } catch {
                return true
            }
        }
        #expect(isRefused { $0.rank = 0 })
        #expect(isRefused { $0.rank = 257 })
        #expect(isRefused { $0.alpha = .nan })
        #expect(isRefused { $0.dropout = 1 })
        #expect(isRefused { $0.targets = [] })
        #expect(!isRefused { $0.dropout = 0.5 })
    }

    @Test("are fitted to a short run where that is asked for")
    func fitted() {
        var settings = TrainingSettings()
        #expect(settings.fitted(to: 60) == settings)
        settings.fitsSteps = true
        let short = settings.fitted(to: 60)
        #expect((short.warmupSteps, short.evaluationSteps, short.saveSteps) == (6, 6, 12))
        #expect(settings.fitted(to: 3).evaluationSteps == 1)
        let long = settings.fitted(to: 100_000)
        #expect((long.warmupSteps, long.evaluationSteps, long.saveSteps) == (500, 400, 800))
    }

    @Test("a batch that memory does not hold is refused with one that fits")
    func memory() throws {
        let model = try OddModel().model
        let settings = TrainingSettings()
        let estimate = MemoryEstimate(
            shape: model.configuration,
            modelBytes: 1 << 20,
            trained: 1000,
            writesSamples: true,
            threads: 2,
            settings: settings
        )
        let available = estimate.bytes(batch: 7, sequenceTokens: 100)
        try estimate.check(batch: 7, sequenceTokens: 100, isFull: false, available: available)
        let error = try #require(throws: TrainingError.self) {
            try estimate.check(batch: 16, sequenceTokens: 100, isFull: false, available: available)
        }
        #expect(error.code == .outOfMemory)
        #expect(error.advice.contains("A batch of 7 fits"))
        #expect(error.advice.contains("over 3"))
        let hopeless = try #require(throws: TrainingError.self) {
            try estimate.check(batch: 1, sequenceTokens: 100, isFull: true, available: 1 << 20)
        }
        #expect(hopeless.advice.contains("adapter"))
        // Attention's weights grow with the square of a text: as many tokens in one need more.
        #expect(estimate.bytes(batch: 1, sequenceTokens: 5000) > available + (300 << 20))
        let long = try #require(throws: TrainingError.self) {
            try estimate.check(
                batch: 1,
                sequenceTokens: 5000,
                isFull: false,
                available: estimate.bytes(batch: 50, sequenceTokens: 100)
            )
        }
        #expect(long.advice.contains("shorter block"))
    }
}
