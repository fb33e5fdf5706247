package import Kernels

/// Makes of a file's tensors the matrices that a set of operations wants.
package struct WeightLoader {
    private let file: GGUFFile
    package let configuration: ModelConfiguration
    private let adapter: Adapter?

    /// For a model and an adapter that was checked against it.
    package init(model: Model, adapter: Adapter? = nil) {
        self.adapter = adapter
        file = model.file
        configuration = model.configuration
    }

    /// Matrices that are read as they are stored.
    package func stored() throws -> Weights<WeightMatrix, [Float]> {
        let updates = try adapter?.updates(.single) ?? [:]
        return try Weights(file: file, configuration: configuration) {
            tensor,
            bias throws(GGUFError) in
            try matrix(tensor, bias, updates[tensor.name], packed: nil, owners: [file])
        }
    }

    /// Matrices packed for the fast products, by all threads.
    ///
    /// What was packed is not read again: the file's pages are let go, so that the weights are in memory once.
    package func packed(on workers: WorkerPool) throws -> Weights<WeightMatrix, [Float]> {
        var byteCount = 0
        _ = try Weights(file: file, configuration: configuration) { tensor, _ throws(GGUFError) in
            byteCount += try packedBytes(tensor)
        }
        guard let arena = MemoryArena(byteCount: byteCount, inLargePages: true) else {
            throw EngineError.outOfMemory("the model's weights", bytes: byteCount)
        }
        let updates = try adapter?.updates(.half) ?? [:]
        var offset = 0
        var matrices: [WeightMatrix] = []
        var tensors: [GGUFTensor] = []
        let weights = try Weights(file: file, configuration: configuration) {
            tensor,
            bias throws(GGUFError) in
            let place = arena.address(of: offset)
            offset += try packedBytes(tensor)
            let update = updates[tensor.name]
            let matrix = try matrix(tensor, bias, update, packed: place, owners: [file, arena])
            if matrix.storage.isQuantized {
                matrices.append(matrix)
                tensors.append(tensor)
            }
            return matrix
        }
        pack(matrices, on: workers)
        for tensor in tensors { file.release(tensor) }
        return weights
    }

    private func pack(_ matrices: [WeightMatrix], on workers: WorkerPool) {
        // Pieces of a few hundred kilobytes: a vocabulary's matrix is as large as half of all others.
        let pieces = matrices.flatMap { matrix in
            stride(from: 0, to: matrix.groups, by: 64).map { start in
                (matrix, start..<min(start + 64, matrix.groups))
            }
        }
        workers.run(pieces.count) { range in
            for (matrix, groups) in pieces[range] { matrix.pack(groups) }
        }
    }

    private func matrix(
        _ tensor: GGUFTensor,
        _ bias: [Float]?,
        _ update: LowRankUpdate?,
        packed: UnsafeMutableRawPointer?,
        owners: [AnyObject]
    ) throws(GGUFError) -> WeightMatrix {
        guard let start = file.bytes(of: tensor).baseAddress else { throw unsupported(tensor) }
        return WeightMatrix(
            storage: try storage(of: tensor),
            rows: tensor.dimensions[1],
            columns: tensor.dimensions[0],
            stored: start,
            packed: packed,
            bias: bias,
            update: update,
            owners: owners
        )
    }

    private func packedBytes(_ tensor: GGUFTensor) throws(GGUFError) -> Int {
        try storage(of: tensor)
            .packedBytes(rows: tensor.dimensions[1], columns: tensor.dimensions[0])
    }

    private func storage(of tensor: GGUFTensor) throws(GGUFError) -> WeightStorage {
        guard let storage = WeightStorage(rawValue: tensor.type.rawValue) else {
            throw unsupported(tensor)
        }
        return storage
    }

    private func unsupported(_ tensor: GGUFTensor) -> GGUFError {
        GGUFError(
            code: .unsupported,
            subject: "tensor \(tensor.name)",
            cause:
                "It is stored as \(tensor.type.name); F32, F16, BF16, Q8_0, Q6_K, Q5_K, Q5_1, Q5_0, "
                + "Q4_K, Q4_1 and Q4_0 are read.",
            advice: GGUFError.useOther
        )
    }
}
