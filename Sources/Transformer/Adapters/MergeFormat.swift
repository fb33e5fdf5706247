/// How the matrices of a model are stored into which an adapter is merged.
package enum MergeFormat: String, CaseIterable, Sendable {
    case f32 = "F32"
    case f16 = "F16"
    case q8v0 = "Q8_0"
    case q4v1 = "Q4_1"

    private var type: GGUFTensorType {
        switch self {
        case .f32: .f32
        case .f16: .f16
        case .q8v0: .q8v0
        case .q4v1: .q4v1
        }
    }

    /// llama.cpp's number of a file whose weights are mostly of the type.
    var fileType: UInt32 {
        switch self {
        case .f32: 0
        case .f16: 1
        case .q8v0: 7
        case .q4v1: 3
        }
    }

    /// The type of a tensor in the merged file; nil for one that stays as it is stored, bit for bit.
    ///
    /// Vectors stay, and so does what the adapter leaves alone, unless that is stored in more bits than were asked for.
    /// Embedding and output, in which errors weigh most, are not brought below eight bits; rows that are no whole number of
    /// blocks become F16.
    func type(of tensor: GGUFTensor, isUpdated: Bool) -> GGUFTensorType? {
        if tensor.dimensions.count == 1 { return nil }
        var type = self.type
        if Self.finer.contains(tensor.name), self == .q4v1 { type = .q8v0 }
        if !Self.fits(tensor, type) { type = .f16 }
        if isUpdated || Self.bits(type) < Self.bits(tensor.type) { return type }
        return nil
    }

    private static let finer: Set = ["token_embd.weight", "output.weight"]

    private static func fits(_ tensor: GGUFTensor, _ type: GGUFTensorType) -> Bool {
        type.blockLength.map { tensor.dimensions[0].isMultiple(of: $0) } ?? false
    }

    /// Bits of a number, its share of what is stored for its block included.
    private static func bits(_ type: GGUFTensorType) -> Double {
        guard let length = type.blockLength, let bytes = type.blockBytes else { return 0 }
        return 8 * Double(bytes) / Double(length)
    }
}
