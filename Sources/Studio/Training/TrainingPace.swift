import Foundation
import Training

/// How often a run warms up, measures itself and saves, by the size of its text.
///
/// The defaults are made for thousands of updates; a shop's own copy gives some dozens, which would be over before the
/// learning rate has risen, and never be measured on the way.
struct TrainingPace {
    /// The updates that a run will about make.
    let updates: Int

    /// A guess from the file alone: a line of JSONL is a sequence, four bytes of plain text are a token.
    init(path: String, settings: TrainingSettings) {
        let sequences: Int
        if path.lowercased().hasSuffix(".jsonl") {
            sequences = Self.lines(of: path)
        } else {
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            let bytes = (attributes?[.size] as? NSNumber)?.intValue ?? 0
            sequences = bytes / 4 / max(1, settings.block)
        }
        self.init(sequences: sequences, settings: settings)
    }

    init(sequences: Int, settings: TrainingSettings) {
        let rows = settings.batch * settings.accumulation
        updates = settings.epochs * ((sequences + rows - 1) / max(1, rows))
    }

    /// The settings, no slower than the run itself.
    func fitted(_ settings: TrainingSettings) -> TrainingSettings {
        guard updates > 0 else { return settings }
        var settings = settings
        settings.warmupSteps = min(settings.warmupSteps, updates / 10)
        settings.evaluationSteps = min(settings.evaluationSteps, max(1, updates / 8))
        settings.saveSteps = min(settings.saveSteps, max(1, updates / 4))
        return settings
    }

    private static func lines(of path: String) -> Int {
        guard let file = FileHandle(forReadingAtPath: path) else { return 0 }
        defer { try? file.close() }
        var count = 0
        var last: UInt8 = 0x0A
        while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty {
            count += chunk.count { $0 == 0x0A }
            last = chunk.last ?? last
        }
        return last == 0x0A ? count : count + 1
    }
}
