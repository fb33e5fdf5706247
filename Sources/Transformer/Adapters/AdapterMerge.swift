import Kernels

/// Makes one model of a model and an adapter: W + scale · B A for each matrix that is updated, in float32, then stored anew.
package struct AdapterMerge {
    private let model: Model
    private let adapter: Adapter
    private let format: MergeFormat
    private let workers: WorkerPool

    /// For an adapter that was checked against the model.
    package init(model: Model, adapter: Adapter, format: MergeFormat, threads: Int? = nil) {
        self.model = model
        self.adapter = adapter
        self.format = format
        workers = WorkerPool(threads: threads ?? WorkerPool.defaultThreads)
    }

    /// How many tensors the model has.
    package var tensorCount: Int { model.file.tensors.count }
    /// How many of them the adapter updates.
    package var mergedCount: Int { adapter.pairs.count }

    /// The file, ready to be written, with `notes` of what it was made of in its metadata.
    ///
    /// Writing it throws `GGUFError` where a number of either is none.
    ///
    /// - Throws: `GGUFError` for tensors that no engine could be made of.
    package func writer(notes: [String: String]) throws(GGUFError) -> GGUFWriter {
        _ = try Weights(file: model.file, configuration: model.configuration) { tensor, _ in tensor
        }
        return GGUFWriter(
            metadata: metadata(notes),
            tensors: model.file.tensors.values
                .sorted { ($0.range.lowerBound, $0.name) < ($1.range.lowerBound, $1.name) }
                .map(tensor)
        )
    }

    private func metadata(_ notes: [String: String]) -> [(key: String, value: GGUFEncodedValue)] {
        var own = notes.mapValues { GGUFEncodedValue($0) }
        own["general.file_type"] = GGUFEncodedValue(format.fileType)
        let version = "general.quantization_version"
        if model.file.metadata[version] == nil { own[version] = GGUFEncodedValue(UInt32(2)) }
        // The writer aligns as files do that say nothing of it.
        let copied = model.file.encodedMetadata.filter {
            own[$0.key] == nil && $0.key != "general.alignment"
        }
        return copied + own.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func tensor(_ tensor: GGUFTensor) -> GGUFWriter.Tensor {
        let pair = adapter.pairs[tensor.name]
        let type = format.type(of: tensor, isUpdated: pair != nil)
        return GGUFWriter.Tensor(
            name: tensor.name,
            dimensions: tensor.dimensions,
            type: type ?? tensor.type
        ) { sink in
            defer { model.file.release(tensor) }
            guard let type else { return try sink(model.file.bytes(of: tensor)) }
            try convert(tensor, pair, to: type, sink)
        }
    }

    /// Rows are read, updated and stored some at a time, by all threads.
    private func convert(
        _ tensor: GGUFTensor,
        _ pair: AdapterPair?,
        to type: GGUFTensorType,
        _ sink: GGUFWriter.Sink
    ) throws {
        let rows = try StoredRows(tensor, of: model.file, to: type)
        let update = try pair.map { try RowUpdate($0, of: adapter) }
        let columns = tensor.dimensions[0]
        let count = tensor.elementCount / columns
        let step = max(1, Self.piece / columns)
        var bytes = [UInt8](repeating: 0, count: min(step, count) * rows.byteCount)
        for start in stride(from: 0, to: count, by: step) {
            let end = min(start + step, count)
            let isWhole = bytes.withUnsafeMutableBytes { bytes in
                rows.convert(start..<end, update, to: bytes, by: workers)
            }
            guard isWhole else { throw Self.noNumber(tensor) }
            try bytes.withUnsafeBytes { bytes in
                try sink(.init(rebasing: bytes[..<((end - start) * rows.byteCount)]))
            }
        }
    }

    /// Numbers of a piece: a few megabytes.
    private static let piece = 1 << 20

    private static func noNumber(_ tensor: GGUFTensor) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: "tensor \(tensor.name)",
            cause: "Merged, a value of it is not a number, or larger than F16 holds.",
            advice: "Use another adapter, or another model file; nothing was written."
        )
    }
}

/// Rows of a tensor on their way from one type to another.
private struct StoredRows {
    private let source: UnsafeRawPointer
    private let stored: WeightStorage
    private let wanted: WeightStorage
    private let columns: Int

    init(_ tensor: GGUFTensor, of file: GGUFFile, to type: GGUFTensorType) throws(GGUFError) {
        guard let source = file.bytes(of: tensor).baseAddress,
            let stored = WeightStorage(rawValue: tensor.type.rawValue),
            let wanted = WeightStorage(rawValue: type.rawValue)
        else {
            throw GGUFError(
                code: .unsupported,
                subject: "tensor \(tensor.name)",
                cause: "It is stored as \(tensor.type.name); that type is not built in.",
                advice: GGUFError.useOther
            )
        }
        (self.source, self.stored, self.wanted) = (source, stored, wanted)
        columns = tensor.dimensions[0]
    }

    /// Bytes of a row as it is wanted.
    var byteCount: Int { wanted.rowBytes(columns: columns) }

    /// Writes some rows as they are wanted; false where a value is no number.
    func convert(
        _ range: Range<Int>,
        _ update: RowUpdate?,
        to bytes: UnsafeMutableRawBufferPointer,
        by workers: WorkerPool
    ) -> Bool {
        guard let bytes = bytes.baseAddress else { return false }
        return withUnsafeTemporaryAllocation(of: Bool.self, capacity: range.count) { isWhole in
            workers.run(range.count, grain: workers.grain(of: range.count)) { part in
                withUnsafeTemporaryAllocation(of: Float.self, capacity: columns) { values in
                    guard let values = values.baseAddress else { return }
                    for index in part {
                        let row = range.lowerBound + index
                        stored.dequantize(
                            source + row * stored.rowBytes(columns: columns),
                            columns: columns,
                            to: values
                        )
                        update?.add(to: values, row: row)
                        isWhole[index] = wanted.store(
                            values,
                            columns: columns,
                            to: bytes + index * byteCount
                        )
                    }
                }
            }
            return isWhole.allSatisfy { $0 }
        }
    }
}

/// An update as it is added to the rows of a matrix: scale · Aᵀ b, b being the row's of B.
private struct RowUpdate {
    private let transposed: LowRankUpdate
    private let b: [Float]
    private let rank: Int
    private let groups: Int

    init(_ pair: AdapterPair, of adapter: Adapter) throws {
        let values: (a: [Float], b: [Float])
        do throws(GGUFError) {
            values = (
                try pair.values(of: pair.a, in: adapter.file),
                try pair.values(of: pair.b, in: adapter.file)
            )
        } catch {
            throw error.ofAdapter(adapter.identity.fileName)
        }
        rank = pair.rank
        groups = (pair.columns + 7) / 8
        b = values.b
        var turned = [Float](repeating: 0, count: values.a.count)
        for index in 0..<pair.rank {
            for column in 0..<pair.columns {
                turned[column * pair.rank + index] = values.a[index * pair.columns + column]
            }
        }
        let byteCount = LowRankUpdate.byteCount(
            rank: pair.rank,
            rows: pair.columns,
            columns: 0,
            precision: .single
        )
        guard let arena = MemoryArena(byteCount: byteCount, inLargePages: false) else {
            throw EngineError.outOfMemory("the adapter's weights", bytes: byteCount)
        }
        transposed = LowRankUpdate(
            a: [],
            b: turned,
            rank: pair.rank,
            scale: adapter.scale(of: pair),
            precision: .single,
            at: arena.address(of: 0),
            owner: arena
        )
    }

    /// Adds a row's update to its values.
    func add(to values: UnsafeMutablePointer<Float>, row: Int) {
        b.withUnsafeBufferPointer { b in
            guard let b = b.baseAddress else { return }
            transposed.add(
                b + row * rank,
                positions: 1,
                groups: 0..<groups,
                by: Instructions.best,
                to: values,
                stride: 0
            )
        }
    }
}
