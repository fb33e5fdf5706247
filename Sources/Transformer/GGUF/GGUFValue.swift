/// A value of a GGUF file's metadata.
package enum GGUFValue: Hashable, Sendable {
    case unsigned(UInt64)
    case signed(Int64)
    case float(Double)
    case bool(Bool)
    case string(String)
    case array(GGUFArray)

    /// The type by name, for errors.
    var typeName: String {
        switch self {
        case .unsigned: "an unsigned integer"
        case .signed: "an integer"
        case .float: "a number"
        case .bool: "a truth value"
        case .string: "a text"
        case .array(let array): "a list of \(array.elementType)"
        }
    }
}

/// The types of metadata values, by the number that stands in the file.
package enum GGUFValueType: UInt32, Hashable, Sendable {
    case uint8 = 0
    case int8 = 1
    case uint16 = 2
    case int16 = 3
    case uint32 = 4
    case int32 = 5
    case float32 = 6
    case bool = 7
    case string = 8
    case array = 9
    case uint64 = 10
    case int64 = 11
    case float64 = 12

    /// Bytes of a value, where all have the same.
    var size: Int? {
        switch self {
        case .uint8, .int8, .bool: 1
        case .uint16, .int16: 2
        case .uint32, .int32, .float32: 4
        case .uint64, .int64, .float64: 8
        case .string, .array: nil
        }
    }
}

/// A list of metadata values, left where it is in the file: a vocabulary has 49,152 texts.
package struct GGUFArray: Hashable, Sendable {
    package let elementType: GGUFValueType
    package let count: Int
    /// Bytes in the file.
    let range: Range<Int>
}
