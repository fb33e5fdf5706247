/// A metadata value as it stands in a GGUF file: its type's number and its content.
package struct GGUFEncodedValue: Hashable, Sendable {
    let bytes: [UInt8]

    /// One value.
    package init<Value: GGUFEncodable>(_ value: Value) {
        var bytes: [UInt8] = []
        Value.valueType.rawValue.encode(to: &bytes)
        value.encode(to: &bytes)
        self.bytes = bytes
    }

    /// A list of values of one type.
    package init<Value: GGUFEncodable>(list: [Value]) {
        var bytes: [UInt8] = []
        GGUFValueType.array.rawValue.encode(to: &bytes)
        Value.valueType.rawValue.encode(to: &bytes)
        UInt64(list.count).encode(to: &bytes)
        for value in list { value.encode(to: &bytes) }
        self.bytes = bytes
    }

    /// What stands in another file, its type unchanged.
    init(copying bytes: UnsafeRawBufferPointer) {
        self.bytes = Array(bytes)
    }
}

/// A Swift type that is one of the format's.
package protocol GGUFEncodable {
    /// The format's type.
    static var valueType: GGUFValueType { get }
    /// Appends the value in the file's order of bytes.
    func encode(to bytes: inout [UInt8])
}

extension GGUFEncodable where Self: FixedWidthInteger {
    package func encode(to bytes: inout [UInt8]) {
        withUnsafeBytes(of: littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension UInt8: GGUFEncodable {
    package static var valueType: GGUFValueType { .uint8 }
}

extension Int8: GGUFEncodable {
    package static var valueType: GGUFValueType { .int8 }
}

extension UInt16: GGUFEncodable {
    package static var valueType: GGUFValueType { .uint16 }
}

extension Int16: GGUFEncodable {
    package static var valueType: GGUFValueType { .int16 }
}

extension UInt32: GGUFEncodable {
    package static var valueType: GGUFValueType { .uint32 }
}

extension Int32: GGUFEncodable {
    package static var valueType: GGUFValueType { .int32 }
}

extension UInt64: GGUFEncodable {
    package static var valueType: GGUFValueType { .uint64 }
}

extension Int64: GGUFEncodable {
    package static var valueType: GGUFValueType { .int64 }
}

extension Float: GGUFEncodable {
    package static var valueType: GGUFValueType { .float32 }
    package func encode(to bytes: inout [UInt8]) { bitPattern.encode(to: &bytes) }
}

extension Double: GGUFEncodable {
    package static var valueType: GGUFValueType { .float64 }
    package func encode(to bytes: inout [UInt8]) { bitPattern.encode(to: &bytes) }
}

extension Bool: GGUFEncodable {
    package static var valueType: GGUFValueType { .bool }
    package func encode(to bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

extension String: GGUFEncodable {
    package static var valueType: GGUFValueType { .string }
    package func encode(to bytes: inout [UInt8]) {
        UInt64(utf8.count).encode(to: &bytes)
        bytes.append(contentsOf: utf8)
    }
}
