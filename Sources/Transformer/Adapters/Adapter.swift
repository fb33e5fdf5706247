import Foundation
import Kernels

/// An opened adapter file: low-rank updates of a model's matrices (Hu and others, 2021), to be applied beside them.
///
/// Opening checks the file against itself, `check` checks it against the model that it is to adapt.
package final class Adapter: Sendable {
    package let identity: AdapterIdentity
    /// The hexadecimal SHA-256 of the model file that it was trained on, where the file says it.
    package let baseHash: String?
    let file: GGUFFile
    let architecture: String
    private let alpha: Float
    /// The updates by the name of the tensor that they update.
    let pairs: [String: AdapterPair]

    /// Opens the file at `path`, whose hash may have been computed.
    package convenience init(at path: String, sha256: String? = nil) throws(GGUFError) {
        let file: GGUFFile
        do throws(GGUFError) {
            file = try GGUFFile(at: path)
        } catch {
            throw error.ofAdapter(nil)
        }
        try self.init(file: file, sha256: sha256)
    }

    /// Reads the adapter of an opened file.
    package init(file: GGUFFile, sha256: String? = nil) throws(GGUFError) {
        let fileName = URL(filePath: file.path).lastPathComponent
        self.file = file
        let metadata: AdapterMetadata
        do throws(GGUFError) {
            metadata = try AdapterMetadata(file: file)
            pairs = try AdapterPair.pairs(in: file)
        } catch {
            throw error.ofAdapter(fileName)
        }
        (architecture, alpha) = (metadata.architecture, metadata.alpha)
        baseHash = metadata.baseHash
        identity = AdapterIdentity(
            name: fileName.hasSuffix(".gguf") ? String(fileName.dropLast(5)) : fileName,
            fileName: fileName,
            byteCount: file.byteCount,
            sha256: sha256,
            promptLayout: metadata.promptLayout
        )
    }

    /// Throws where the adapter is not one for this model.
    package func check(against model: Model) throws(GGUFError) {
        do throws(GGUFError) {
            let expected = model.configuration.architecture
            guard architecture == expected else {
                throw GGUFError(
                    code: .unsupported,
                    subject: "key general.architecture",
                    cause: "The adapter is for `\(architecture)`, the model is `\(expected)`.",
                    advice: GGUFError.adaptOther
                )
            }
            for pair in pairs.values.sorted(by: { $0.target < $1.target }) {
                try pair.check(against: model.file.tensors[pair.target])
            }
        } catch {
            throw error.ofAdapter(identity.fileName)
        }
    }

    /// What an update is multiplied by.
    func scale(of pair: AdapterPair) -> Float { alpha == 0 ? 1 : alpha / Float(pair.rank) }

    /// The updates by the names of their tensors, in memory for fast or for reference operations.
    ///
    /// - Throws: `GGUFError` where a value is no number, `EngineError` where memory is short.
    func updates(_ precision: LowRankUpdate.Precision) throws -> [String: LowRankUpdate] {
        let byteCount = pairs.values.reduce(0) { $0 + $1.byteCount(precision) }
        guard let arena = MemoryArena(byteCount: byteCount, inLargePages: true) else {
            throw EngineError.outOfMemory("the adapter's weights", bytes: byteCount)
        }
        var offset = 0
        return try pairs.mapValues { pair in
            defer { offset += pair.byteCount(precision) }
            do throws(GGUFError) {
                return LowRankUpdate(
                    a: try pair.values(of: pair.a, in: file),
                    b: try pair.values(of: pair.b, in: file),
                    rank: pair.rank,
                    scale: scale(of: pair),
                    precision: precision,
                    at: arena.address(of: offset),
                    owner: arena
                )
            } catch {
                throw error.ofAdapter(identity.fileName)
            }
        }
    }
}
