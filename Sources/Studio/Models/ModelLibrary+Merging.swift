import Foundation
package import Transformer

extension ModelLibrary {
    /// What a merge wrote.
    package struct Merge: Hashable, Sendable {
        package var path: String
        package var format: MergeFormat
        package var byteCount: Int
        package var tensorCount: Int
        /// How many of the tensors the adapter updated.
        package var mergedCount: Int
    }

    /// Writes a model with an adapter's updates added to its matrices, as one new model file.
    ///
    /// What is at `output` is replaced only where `mayReplace` says so, and never the model or the adapter itself.
    ///
    /// - Throws: `ModelError`, `GGUFError` as opening the two does, `FileWritingError` where the file cannot be written.
    package func merge(
        model modelName: String?,
        adapter adapterName: String,
        to output: String,
        format: MergeFormat,
        replacing mayReplace: Bool,
        threads: Int? = nil
    ) throws -> Merge {
        let output = (output as NSString).expandingTildeInPath
        let modelPath = path(named: modelName)
        for input in [modelPath, path(named: adapterName)] where Self.isSame(input, output) {
            throw ModelError.sameFile(output)
        }
        if !mayReplace, FileManager.default.fileExists(atPath: output) {
            throw ModelError.outputExists(output)
        }
        let model = try open(named: modelName)
        let (adapter, modelHash) = try openHashedAdapter(named: adapterName, for: model)
        let merge = AdapterMerge(
            model: model,
            adapter: adapter,
            format: format,
            threads: threads
        )
        let writer = try merge.writer(notes: [
            "marquee.merge.base.name": model.identity.name,
            "marquee.merge.base.sha256": modelHash,
            "marquee.merge.adapter.name": adapter.identity.name,
            "marquee.merge.adapter.sha256": adapter.identity.sha256 ?? "",
        ])
        try writer.write(to: output, replacing: mayReplace)
        return Merge(
            path: output,
            format: format,
            byteCount: try Self.byteCount(of: output),
            tensorCount: merge.tensorCount,
            mergedCount: merge.mergedCount
        )
    }

    /// Whether two paths lead to one file.
    private static func isSame(_ first: String, _ second: String) -> Bool {
        var (one, other) = (stat(), stat())
        guard stat(first, &one) == 0, stat(second, &other) == 0 else { return false }
        return one.st_dev == other.st_dev && one.st_ino == other.st_ino
    }
}

extension ModelError {
    fileprivate static func sameFile(_ path: String) -> ModelError {
        ModelError(
            code: .exists,
            subject: path,
            cause: "It is one of the two files that are to be merged.",
            advice: "Name another file with --output."
        )
    }

    fileprivate static func outputExists(_ path: String) -> ModelError {
        ModelError(
            code: .exists,
            subject: path,
            cause: "A file of that name is there.",
            advice: "Name another with --output, or replace it with --force."
        )
    }
}
