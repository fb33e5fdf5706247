import Foundation

/// The checkpoints of a run, of which the last two are kept.
package struct CheckpointFolder {
    private let path: String
    private static let kept = 2

    /// The folder within a run's output folder.
    package init(in output: String) {
        path = output + "/checkpoints"
    }

    /// Files by the update that they stand after, the newest first.
    package var files: [(step: Int, path: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { name -> (step: Int, path: String)? in
            guard name.hasPrefix("checkpoint-"), name.hasSuffix(".gguf"),
                let step = Int(name.dropFirst("checkpoint-".count).dropLast(".gguf".count))
            else { return nil }
            return (step, path + "/" + name)
        }.sorted { $0.step > $1.step }
    }

    /// Writes a checkpoint, then removes those that are not kept.
    package func write(_ state: CheckpointState, _ values: Checkpoint.Values) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
        try Checkpoint.write(state, values, to: "\(path)/checkpoint-\(state.step).gguf")
        for (_, file) in files.dropFirst(Self.kept) {
            try? FileManager.default.removeItem(atPath: file)
        }
    }

    /// The newest checkpoint that is whole; nil where there is none at all.
    ///
    /// - Throws: Why the newest cannot be read, where no other can.
    package func newest() throws(TrainingError) -> Checkpoint? {
        var fault: TrainingError?
        for (_, file) in files {
            do throws(TrainingError) {
                return try Checkpoint(at: file)
            } catch {
                fault = fault ?? error
            }
        }
        if let fault { throw fault }
        return nil
    }

    /// Removes all.
    package func clear() {
        for (_, file) in files { try? FileManager.default.removeItem(atPath: file) }
    }
}
