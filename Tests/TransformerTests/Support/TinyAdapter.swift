import Transformer

/// A LoRA adapter of random values for a model's matrices, written as GGUF.
struct TinyAdapter {
    /// A matrix and what updates it, row after row.
    struct Update {
        var target: String
        var rows: Int
        var columns: Int
        var a: [Float]
        var b: [Float]
    }

    static let rank = 4
    static let alpha: Float = 6

    var updates: [Update] = []
    var architecture = "llama"

    /// For the seven matrices of each of the tiny model's blocks.
    init(seed: UInt64 = 11) throws {
        try self.init(for: GGUFFile(bytes: TinyModel.writer().bytes(), name: "tiny"), seed: seed)
    }

    /// For all matrices of the blocks of a model's file, scaled to change what it says and not to drown it.
    init(for file: GGUFFile, seed: UInt64 = 11, spread: Float = 0.5) {
        var random = Xoshiro256(seed: seed)
        func values(_ count: Int, _ spread: Float) -> [Float] {
            (0..<count).map { _ in spread * Float(random.nextUnit() * 2 - 1) }
        }
        let matrices = file.tensors.values.filter {
            $0.name.hasPrefix("blk.") && $0.dimensions.count == 2
        }
        updates = matrices.sorted { $0.name < $1.name }.map { tensor in
            let (columns, rows) = (tensor.dimensions[0], tensor.dimensions[1])
            return Update(
                target: tensor.name,
                rows: rows,
                columns: columns,
                a: values(Self.rank * columns, 1 / Float(columns).squareRoot()),
                b: values(rows * Self.rank, spread)
            )
        }
    }

    /// The file's content, to be made wrong by tests.
    var writer: GGUFWriter {
        var writer = GGUFWriter()
        writer.values = [
            ("general.type", .string("adapter")),
            ("general.architecture", .string(architecture)),
            ("adapter.type", .string("lora")),
            ("adapter.lora.alpha", .float32(Self.alpha)),
        ]
        for update in updates {
            let (columns, rows, rank) = (update.columns, update.rows, Self.rank)
            writer.tensors.append(tensor(update.target + ".lora_a", [columns, rank], update.a))
            writer.tensors.append(tensor(update.target + ".lora_b", [rank, rows], update.b))
        }
        return writer
    }

    /// The adapter, opened.
    func opened(named name: String = "voice.gguf") throws -> Adapter {
        try Adapter(file: GGUFFile(bytes: writer.bytes(), name: name))
    }

    /// The same with a B of zeros.
    var withoutEffect: TinyAdapter {
        var adapter = self
        for index in adapter.updates.indices {
            adapter.updates[index].b = adapter.updates[index].b.map { _ in 0 }
        }
        return adapter
    }

    /// A model's file with the updates added to its matrices of F32.
    func merged(into model: GGUFWriter) -> GGUFWriter {
        var model = model
        for update in updates {
            guard let index = model.tensors.firstIndex(where: { $0.name == update.target }) else {
                continue
            }
            var values = floats(model.tensors[index].bytes)
            for row in 0..<update.rows {
                for column in 0..<update.columns {
                    let sum = (0..<Self.rank).reduce(Float(0)) { sum, index in
                        sum + update.b[row * Self.rank + index]
                            * update.a[index * update.columns + column]
                    }
                    values[row * update.columns + column] += Self.alpha / Float(Self.rank) * sum
                }
            }
            model.tensors[index].bytes = floatBytes(values)
        }
        return model
    }

    private func tensor(_ name: String, _ dimensions: [Int], _ values: [Float]) -> GGUFWriter.Tensor
    {
        GGUFWriter.Tensor(
            name: name,
            dimensions: dimensions.map { UInt64($0) },
            bytes: floatBytes(values)
        )
    }

    private func floats(_ bytes: [UInt8]) -> [Float] {
        bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count, by: 4).map { offset in
                let bits = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                return Float(bitPattern: UInt32(littleEndian: bits))
            }
        }
    }
}
