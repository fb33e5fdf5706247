import Foundation
package import Transformer

extension ModelLibrary {
    /// Opens an adapter for a model: a path, or a file's name in the folder.
    ///
    /// - Throws: `ModelError` where the file is missing or says that it was made for another model file, `GGUFError`
    ///   where it is no adapter or does not fit.
    package func openAdapter(named name: String, for model: Model) throws -> Adapter {
        let (adapter, path) = try adapter(named: name, for: model)
        if let expected = adapter.baseHash {
            try require(expected, try FileHash.sha256(of: model.file.path).hash, by: path)
        }
        return adapter
    }

    /// The same, and the model file's hash whether the adapter names one or not.
    func openHashedAdapter(
        named name: String,
        for model: Model
    ) throws -> (adapter: Adapter, modelHash: String) {
        let (adapter, path) = try adapter(named: name, for: model)
        let hash = try FileHash.sha256(of: model.file.path).hash
        if let expected = adapter.baseHash { try require(expected, hash, by: path) }
        return (adapter, hash)
    }

    private func adapter(
        named name: String,
        for model: Model
    ) throws -> (adapter: Adapter, path: String) {
        let path = path(named: name)
        guard FileManager.default.fileExists(atPath: path) else {
            throw ModelError.missingAdapter(path)
        }
        let adapter = try Adapter(at: path, sha256: try FileHash.sha256(of: path).hash)
        try adapter.check(against: model)
        return (adapter, path)
    }

    private func require(
        _ expected: String,
        _ hash: String,
        by path: String
    ) throws(ModelError) {
        guard hash == expected else { throw .wrongBase(path, hash, expected: expected) }
    }
}

extension ModelError {
    fileprivate static func missingAdapter(_ path: String) -> ModelError {
        ModelError(
            code: .missing,
            subject: path,
            cause: "There is no adapter file.",
            advice: "Name a LoRA adapter in GGUF, or run the model as it comes: --adapter none."
        )
    }

    fileprivate static func wrongBase(
        _ path: String,
        _ hash: String,
        expected: String
    ) -> ModelError {
        ModelError(
            code: .wrongHash,
            subject: path,
            cause:
                "It was made for the model file of SHA-256 \(expected); the one named has \(hash).",
            advice: "Name the model that it was made for with --model."
        )
    }
}
