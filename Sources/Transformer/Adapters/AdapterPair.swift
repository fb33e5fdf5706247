import Kernels

/// The two matrices by which an adapter updates one of the model's: A of `rank` rows, B of `rank` columns.
struct AdapterPair {
    /// The name of the model's tensor.
    let target: String
    let a: GGUFTensor
    let b: GGUFTensor
    let rank: Int
    /// Of the matrix that is updated.
    let rows: Int
    let columns: Int

    static let suffixes = (a: ".lora_a", b: ".lora_b")

    /// The pairs of a file by their targets; throws where a tensor is none of a pair.
    static func pairs(in file: GGUFFile) throws(GGUFError) -> [String: AdapterPair] {
        guard !file.tensors.isEmpty else {
            throw GGUFError(
                code: .missing,
                subject: "tensors",
                cause: "The file holds none.",
                advice: GGUFError.adaptOther
            )
        }
        var pairs: [String: AdapterPair] = [:]
        for name in file.tensors.keys.sorted() {
            let isA = name.hasSuffix(suffixes.a)
            guard isA || name.hasSuffix(suffixes.b) else {
                throw fault(.unsupported, name, "Its name ends in neither .lora_a nor .lora_b.")
            }
            let target = String(name.dropLast(suffixes.a.count))
            let (a, b) = (file.tensors[target + suffixes.a], file.tensors[target + suffixes.b])
            guard let a, let b else {
                let other = target + (isA ? suffixes.b : suffixes.a)
                throw fault(.missing, other, "\(name) is there without it.")
            }
            pairs[target] = try AdapterPair(target: target, a: a, b: b)
        }
        return pairs
    }

    private init(target: String, a: GGUFTensor, b: GGUFTensor) throws(GGUFError) {
        self.target = target
        (self.a, self.b) = (a, b)
        let (first, second) = (try Self.matrix(a), try Self.matrix(b))
        (rank, rows, columns) = (first.rows, second.rows, first.columns)
        guard second.columns == rank else {
            throw Self.fault(
                .wrongShape,
                b.name,
                "It has \(second.columns) columns where \(a.name) has \(rank) rows: "
                    + "both should be the rank."
            )
        }
    }

    /// Rows and columns of a tensor; writers leave a last dimension of 1 out.
    private static func matrix(
        _ tensor: GGUFTensor
    ) throws(GGUFError) -> (rows: Int, columns: Int) {
        let dimensions = tensor.dimensions
        guard dimensions.dropFirst(2).allSatisfy({ $0 == 1 }) else {
            throw fault(.wrongShape, tensor.name, "It has \(dimensions.count) dimensions, not 2.")
        }
        return (dimensions.count > 1 ? dimensions[1] : 1, dimensions[0])
    }

    /// Throws where the model has no such tensor, or one of another shape.
    func check(against tensor: GGUFTensor?) throws(GGUFError) {
        guard let tensor, tensor.dimensions.count == 2 else {
            throw Self.fault(.missing, a.name, "The model has no matrix \(target).")
        }
        guard target != Self.embedding else {
            throw Self.fault(.unsupported, a.name, "Updates of the embedding are not built in.")
        }
        guard tensor.dimensions == [columns, rows] else {
            throw Self.fault(
                .wrongShape,
                a.name,
                "It updates a matrix of \(rows) × \(columns); the model's \(target) is "
                    + "\(tensor.dimensions[1]) × \(tensor.dimensions[0])."
            )
        }
    }

    private static let embedding = "token_embd.weight"

    /// Bytes of the update in memory.
    func byteCount(_ precision: LowRankUpdate.Precision) -> Int {
        LowRankUpdate.byteCount(rank: rank, rows: rows, columns: columns, precision: precision)
    }

    /// The values of one of the two, row after row; throws where one is no number that training gives.
    func values(of tensor: GGUFTensor, in file: GGUFFile) throws(GGUFError) -> [Float] {
        guard let storage = WeightStorage(rawValue: tensor.type.rawValue) else {
            throw Self.fault(
                .unsupported,
                tensor.name,
                "It is stored as \(tensor.type.name); that type is not built in."
            )
        }
        let bytes = file.bytes(of: tensor)
        let width = tensor.dimensions[0]
        var values = [Float](repeating: 0, count: tensor.elementCount)
        values.withUnsafeMutableBufferPointer { values in
            guard let values = values.baseAddress, let start = bytes.baseAddress else { return }
            for row in 0..<tensor.elementCount / width {
                storage.dequantize(
                    start + row * storage.rowBytes(columns: width),
                    columns: width,
                    to: values + row * width
                )
            }
        }
        guard values.allSatisfy({ abs($0) <= Self.largestValue }) else {
            throw Self.fault(
                .malformed,
                tensor.name,
                "A value of it is not a number between -\(Int(Self.largestValue)) and "
                    + "\(Int(Self.largestValue))."
            )
        }
        return values
    }

    /// The largest half.
    static let largestValue: Float = 65504

    private static func fault(_ code: GGUFError.Code, _ name: String, _ cause: String) -> GGUFError
    {
        GGUFError(
            code: code,
            subject: "tensor \(name)",
            cause: cause,
            advice: GGUFError.adaptOther
        )
    }
}
