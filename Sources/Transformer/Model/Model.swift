import Foundation

/// An opened model file: its shape, its tokeniser and where its weights are.
package final class Model: Sendable {
    package let file: GGUFFile
    package let configuration: ModelConfiguration
    package let tokenizer: Tokenizer
    package let identity: ModelIdentity

    /// Opens the file at `path`.
    package convenience init(at path: String) throws(GGUFError) {
        try self.init(file: GGUFFile(at: path))
    }

    /// Reads the model of an opened file; its weights are checked when an engine is made.
    package init(file: GGUFFile) throws(GGUFError) {
        self.file = file
        try AdapterMetadata.refuseAdapter(file)
        configuration = try ModelConfiguration(file: file)
        tokenizer = try Tokenizer(file: file)
        let fileName = URL(filePath: file.path).lastPathComponent
        identity = ModelIdentity(
            // The file's own words for itself are often those of a training run; people know it by its file.
            name: fileName.hasSuffix(".gguf") ? String(fileName.dropLast(5)) : fileName,
            architecture: configuration.architecture,
            fileName: fileName,
            byteCount: file.byteCount,
            quantization: Self.quantization(of: file),
            contextLength: configuration.contextLength
        )
    }

    /// Values of all its tensors.
    package var parameterCount: Int {
        file.tensors.values.reduce(0) { $0 + $1.elementCount }
    }

    /// The type that most bytes of the blocks' weights are stored in.
    private static func quantization(of file: GGUFFile) -> String {
        var bytes: [String: Int] = [:]
        for tensor in file.tensors.values where tensor.name.hasPrefix("blk.") {
            bytes[tensor.type.name, default: 0] += tensor.range.count
        }
        return bytes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "F32"
    }
}
