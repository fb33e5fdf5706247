import Copywriting
import Foundation
package import Training

extension Desk {
    /// The request that a form means: its texts, its folder in the workspace, its settings.
    ///
    /// Where no text is named the accepted copy is written beside the run's folder first. Throws a `Fault` with what is
    /// wrong with each field, `ModelError.missing`, or what the export throws.
    package func trainingRequest(
        _ form: TrainingForm,
        _ choice: TrainerChoice
    ) throws -> TrainingRequest {
        let reading = TrainingFormReading(form)
        try reading.check()
        guard FileManager.default.fileExists(atPath: choice.modelPath) else {
            throw ModelError.missing(choice.modelPath)
        }
        let folder = workspacePath + "/training"
        let text =
            try reading.textPath
            ?? acceptedCopy(at: "\(folder)/\(reading.name).jsonl", keeps: form.earlier == .resume)
        var request = TrainingRequest(
            modelPath: choice.modelPath,
            trainingPaths: [text],
            outputFolder: "\(folder)/\(reading.name)"
        )
        request.modelHash = try FileHash.sha256(of: choice.modelPath).hash
        request.validationPaths = reading.validationPath.map { [$0] } ?? []
        request.overwrites = form.earlier == .replace
        request.resumes = form.earlier == .resume
        request.name = reading.name
        request.threads = choice.threads
        request.settings = reading.settings
        return request
    }

    /// Writes the accepted copy as pairs to learn from; a run that goes on keeps the text that it began with.
    private func acceptedCopy(at path: String, keeps: Bool) throws -> String {
        if keeps, FileManager.default.fileExists(atPath: path) { return path }
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw ModelError.file(folder, error)
        }
        try Exporter(repository: repository).export(format: "training", to: path, overwrite: true)
        return path
    }
}
