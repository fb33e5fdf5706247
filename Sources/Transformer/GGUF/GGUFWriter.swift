/// Writes a GGUF file, version 3: metadata and tensors in the order given.
///
/// The content of a tensor is asked for when its turn comes, so that no more than a piece of it need be in memory.
/// Format: <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>.
package struct GGUFWriter {
    /// Takes the bytes of a file, piece after piece.
    package typealias Sink = (UnsafeRawBufferPointer) throws -> Void

    /// A tensor and what gives its content.
    package struct Tensor {
        package let name: String
        /// The fastest-running dimension first.
        package let dimensions: [Int]
        package let type: GGUFTensorType
        /// Gives the sink all of the content.
        package let content: (Sink) throws -> Void

        package init(
            name: String,
            dimensions: [Int],
            type: GGUFTensorType,
            content: @escaping (Sink) throws -> Void
        ) {
            self.name = name
            self.dimensions = dimensions
            self.type = type
            self.content = content
        }

        /// Bytes of the content; nil for a type that is not known and for rows that are no whole number of blocks.
        var byteCount: Int? {
            guard let block = type.blockLength, let bytes = type.blockBytes,
                let columns = dimensions.first, columns.isMultiple(of: block)
            else { return nil }
            return dimensions.reduce(1, *) / block * bytes
        }
    }

    package var metadata: [(key: String, value: GGUFEncodedValue)]
    package var tensors: [Tensor]

    package init(metadata: [(key: String, value: GGUFEncodedValue)], tensors: [Tensor]) {
        self.metadata = metadata
        self.tensors = tensors
    }

    /// Writes the file aside and puts it in place when it is whole.
    ///
    /// - Throws: `FileWritingError` where the system does not let it, `GGUFError` for what the format does not hold, and what
    ///   the tensors' contents throw; then nothing is left behind.
    package func write(to path: String, replacing mayReplace: Bool = true) throws {
        let file = try FileReplacement(at: path, replacing: mayReplace)
        try write { try file.write($0) }
        try file.finish()
    }

    /// Gives a sink the bytes of the file.
    package func write(to sink: Sink) throws {
        var header = Array("GGUF".utf8)
        UInt32(3).encode(to: &header)
        UInt64(tensors.count).encode(to: &header)
        UInt64(metadata.count).encode(to: &header)
        for (key, value) in metadata {
            key.encode(to: &header)
            header += value.bytes
        }
        var offset = 0
        var byteCounts: [Int] = []
        for tensor in tensors {
            guard let byteCount = tensor.byteCount else { throw Self.unsupported(tensor) }
            tensor.name.encode(to: &header)
            UInt32(tensor.dimensions.count).encode(to: &header)
            for dimension in tensor.dimensions { UInt64(dimension).encode(to: &header) }
            tensor.type.rawValue.encode(to: &header)
            UInt64(offset).encode(to: &header)
            offset += byteCount + Self.padding(after: byteCount)
            byteCounts.append(byteCount)
        }
        header += [UInt8](repeating: 0, count: Self.padding(after: header.count))
        try header.withUnsafeBytes(sink)
        for (tensor, byteCount) in zip(tensors, byteCounts) {
            var written = 0
            try tensor.content { piece in
                written += piece.count
                guard written <= byteCount else { throw Self.wrongLength(tensor, byteCount) }
                try sink(piece)
            }
            guard written == byteCount else { throw Self.wrongLength(tensor, byteCount) }
            let padding = [UInt8](repeating: 0, count: Self.padding(after: byteCount))
            try padding.withUnsafeBytes(sink)
        }
    }

    /// What a reader takes where the metadata names no other.
    private static let alignment = 32

    private static func padding(after count: Int) -> Int {
        (alignment - count % alignment) % alignment
    }

    private static func unsupported(_ tensor: Tensor) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "tensor \(tensor.name)",
            cause: "Dimensions \(tensor.dimensions) cannot be stored as \(tensor.type.name).",
            advice: "Choose another type, such as F16."
        )
    }

    private static func wrongLength(_ tensor: Tensor, _ expected: Int) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: "tensor \(tensor.name)",
            cause: "Its content is not the \(expected) bytes that its dimensions take.",
            advice: "Nothing was written."
        )
    }
}
