import Studio
import Transformer

/// A model or an adapter in JSON, and as a row of a table.
struct ModelFileView: Encodable {
    let file: ModelFile
    /// The model that adapters may be known to be made for.
    let pinned: PinnedModel

    private enum CodingKeys: String, CodingKey {
        case path, bytes, kind, name, architecture, quantization, rank, matrices, base, fault
        case isDefault = "is_default"
        case contextLength = "context_length"
        case baseHash = "base_sha256"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file.path, forKey: .path)
        try container.encode(file.byteCount, forKey: .bytes)
        try container.encode(file.isDefault, forKey: .isDefault)
        switch file.content {
        case .success(.model(let identity)):
            try container.encode("model", forKey: .kind)
            try container.encode(identity.name, forKey: .name)
            try container.encode(identity.architecture, forKey: .architecture)
            try container.encode(identity.quantization, forKey: .quantization)
            try container.encode(identity.contextLength, forKey: .contextLength)
        case .success(.adapter(let adapter)):
            try container.encode("adapter", forKey: .kind)
            try container.encode(adapter.name, forKey: .name)
            try container.encode(adapter.architecture, forKey: .architecture)
            try container.encode(adapter.rank, forKey: .rank)
            try container.encode(adapter.matrixCount, forKey: .matrices)
            try container.encodeIfPresent(adapter.baseHash, forKey: .baseHash)
            try container.encodeIfPresent(baseName(of: adapter), forKey: .base)
        case .failure(let fault):
            try container.encode(fault.cause, forKey: .fault)
        }
    }

    /// Star, file, name, kind, megabytes and context.
    var row: [String] {
        let start = [file.isDefault ? "*" : "", file.fileName]
        let megabytes = String(file.byteCount / 1_000_000)
        switch file.content {
        case .success(.model(let identity)):
            return start + [
                identity.name, "\(identity.architecture) \(identity.quantization)", megabytes,
                String(identity.contextLength),
            ]
        case .success(.adapter(let adapter)):
            let base =
                baseName(of: adapter)
                ?? adapter.baseHash.map { "model \($0.prefix(12))" } ?? adapter.architecture
            return start + [
                adapter.name, "adapter of rank \(adapter.rank) for \(base)", megabytes, "",
            ]
        case .failure:
            return start + ["cannot be opened", "", megabytes, ""]
        }
    }

    /// Why it cannot be opened, and what to do about it.
    var complaint: String? {
        guard case .failure(let fault) = file.content else { return nil }
        return "\(file.fileName): \(fault.cause) \(fault.advice)"
    }

    private func baseName(of adapter: AdapterSummary) -> String? {
        adapter.baseHash == pinned.sha256 ? pinned.name : nil
    }
}
