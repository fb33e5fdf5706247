import Kernels

extension GGUFWriter.Tensor {
    /// A tensor of values that are in memory, stored as F32, F16, Q8_0 or Q4_1.
    package init(
        name: String,
        dimensions: [Int],
        values: [Float],
        storedAs type: GGUFTensorType
    ) throws(GGUFError) {
        let columns = dimensions.first ?? 0
        guard let storage = WeightStorage(rawValue: type.rawValue), storage.canStore,
            columns > 0, columns.isMultiple(of: storage.blockColumns),
            values.count == dimensions.reduce(1, *)
        else {
            throw GGUFError(
                code: .unsupported,
                subject: "tensor \(name)",
                cause: "\(values.count) values of dimensions \(dimensions) cannot be stored as "
                    + "\(type.name).",
                advice: "Choose F32, F16, Q8_0 or Q4_1; the last two store rows of whole 32s."
            )
        }
        self.init(name: name, dimensions: dimensions, type: type) { sink in
            let rowBytes = storage.rowBytes(columns: columns)
            let rows = values.count / columns
            var bytes = [UInt8](repeating: 0, count: rows * rowBytes)
            bytes.withUnsafeMutableBytes { bytes in
                values.withUnsafeBufferPointer { values in
                    guard let bytes = bytes.baseAddress, let values = values.baseAddress else {
                        return
                    }
                    for row in 0..<rows {
                        storage.store(
                            values + row * columns,
                            columns: columns,
                            to: bytes + row * rowBytes
                        )
                    }
                }
            }
            try bytes.withUnsafeBytes(sink)
        }
    }
}
