/// How a tensor's numbers are stored, by ggml's number for it.
package struct GGUFTensorType: Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    package static let f32 = GGUFTensorType(rawValue: 0)
    package static let f16 = GGUFTensorType(rawValue: 1)
    package static let q4v1 = GGUFTensorType(rawValue: 3)
    package static let q8v0 = GGUFTensorType(rawValue: 8)

    /// Name, numbers in a block, and bytes of a block.
    private var layout: (name: String, block: Int, bytes: Int)? {
        switch rawValue {
        case 0: ("F32", 1, 4)
        case 1: ("F16", 1, 2)
        case 2: ("Q4_0", 32, 18)
        case 3: ("Q4_1", 32, 20)
        case 6: ("Q5_0", 32, 22)
        case 7: ("Q5_1", 32, 24)
        case 8: ("Q8_0", 32, 34)
        case 9: ("Q8_1", 32, 36)
        case 10: ("Q2_K", 256, 84)
        case 11: ("Q3_K", 256, 110)
        case 12: ("Q4_K", 256, 144)
        case 13: ("Q5_K", 256, 176)
        case 14: ("Q6_K", 256, 210)
        case 15: ("Q8_K", 256, 292)
        case 24: ("I8", 1, 1)
        case 25: ("I16", 1, 2)
        case 26: ("I32", 1, 4)
        case 27: ("I64", 1, 8)
        case 28: ("F64", 1, 8)
        case 30: ("BF16", 1, 2)
        default: nil
        }
    }

    /// The name that ggml gives it.
    package var name: String { layout?.name ?? "type \(rawValue)" }
    /// Numbers in a block, nil for a type that is not known.
    var blockLength: Int? { layout?.block }
    /// Bytes of a block.
    var blockBytes: Int? { layout?.bytes }
}
