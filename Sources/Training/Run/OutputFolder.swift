import Foundation
import Transformer

/// The folder of a run: the adapter or model, checkpoints, metrics, and how it was made.
struct OutputFolder {
    let path: String
    let checkpoints: CheckpointFolder
    /// The adapter or model.
    let resultPath: String
    private let lock: FolderLock
    private var reportPath: String { path + "/training.json" }

    /// Makes the folder; throws where an earlier run is in it that is neither gone on with nor to be overwritten, or where
    /// there is none to go on with.
    init(_ request: TrainingRequest) throws(TrainingError) {
        path = request.outputFolder
        checkpoints = CheckpointFolder(in: path)
        guard !request.name.isEmpty, !request.name.contains("/"), !request.name.hasPrefix(".")
        else {
            throw TrainingError(
                code: .invalidSetting,
                subject: "name \(request.name)",
                cause: "It is to be the name of a file.",
                advice: "Use letters, digits and hyphens."
            )
        }
        resultPath = "\(path)/\(request.name).gguf"
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw TrainingError(
                code: .unwritable,
                subject: "folder \(path)",
                cause: error.localizedDescription,
                advice: "Give another --output folder."
            )
        }
        lock = try FolderLock(folder: path)
        let isThere =
            !checkpoints.files.isEmpty
            || [resultPath, reportPath].contains { FileManager.default.fileExists(atPath: $0) }
        if request.resumes {
            if !checkpoints.files.isEmpty { return }
            throw TrainingError(
                code: .nothingToResume,
                subject: "folder \(path)",
                cause: "There is no checkpoint in it.",
                advice: "Give the folder of the run to go on with, or begin without --resume."
            )
        }
        guard isThere else { return }
        guard request.overwrites else {
            throw TrainingError(
                code: .outputExists,
                subject: "folder \(path)",
                cause: "An earlier run is in it.",
                advice:
                    "Go on with it by --resume, replace it by --overwrite, or give another folder."
            )
        }
        checkpoints.clear()
        for file in [resultPath, reportPath] { try? FileManager.default.removeItem(atPath: file) }
    }

    /// Writes how the run was made and what came of it.
    func write(_ report: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let data = try encoder.encode(report) + [10]
        let file = try FileReplacement(at: reportPath)
        try Array(data).withUnsafeBytes { try file.write($0) }
        try file.finish()
    }
}
