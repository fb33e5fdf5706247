/// Writes GGUF files for tests, also ones that no writer should write.
struct GGUFWriter {
    /// A metadata value with its type's number.
    enum Value {
        case uint32(UInt32)
        case uint64(UInt64)
        case int32(Int32)
        case float32(Float)
        case bool(Bool)
        case string(String)
        case strings([String])
        case int32s([Int32])
        case float32s([Float])
        /// A type's number and its bytes, whatever they are.
        case raw(UInt32, [UInt8])
    }

    /// A tensor with its bytes.
    struct Tensor {
        var name: String
        var dimensions: [UInt64]
        var type: UInt32 = 0
        var bytes: [UInt8]
        /// In place of the offset that the data really has.
        var offset: UInt64?
    }

    var magic: [UInt8] = Array("GGUF".utf8)
    var version: UInt32 = 3
    var tensorCount: UInt64?
    var valueCount: UInt64?
    var values: [(key: String, value: Value)] = []
    var tensors: [Tensor] = []
    var alignment = 32

    /// The value of a key, replaced or added.
    mutating func set(_ key: String, _ value: Value) {
        values.removeAll { $0.key == key }
        values.append((key, value))
    }

    /// The file's bytes.
    func bytes() -> [UInt8] {
        var header = magic
        append(version, to: &header)
        append(tensorCount ?? UInt64(tensors.count), to: &header)
        append(valueCount ?? UInt64(values.count), to: &header)
        for (key, value) in values {
            append(key, to: &header)
            append(value, to: &header)
        }
        var data: [UInt8] = []
        for tensor in tensors {
            append(tensor.name, to: &header)
            append(UInt32(tensor.dimensions.count), to: &header)
            for dimension in tensor.dimensions { append(dimension, to: &header) }
            append(tensor.type, to: &header)
            append(tensor.offset ?? UInt64(data.count), to: &header)
            data += tensor.bytes
            pad(&data)
        }
        pad(&header)
        return header + data
    }

    private func pad(_ bytes: inout [UInt8]) {
        while !bytes.count.isMultiple(of: alignment) { bytes.append(0) }
    }

    private func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private func append(_ text: String, to bytes: inout [UInt8]) {
        append(UInt64(text.utf8.count), to: &bytes)
        bytes += Array(text.utf8)
    }

    private func append(_ value: Value, to bytes: inout [UInt8]) {
        switch value {
        case .uint32(let number):
            append(UInt32(4), to: &bytes)
            append(number, to: &bytes)
        case .int32(let number):
            append(UInt32(5), to: &bytes)
            append(number, to: &bytes)
        case .float32(let number):
            append(UInt32(6), to: &bytes)
            append(number.bitPattern, to: &bytes)
        case .bool(let flag):
            append(UInt32(7), to: &bytes)
            bytes.append(flag ? 1 : 0)
        case .string(let text):
            append(UInt32(8), to: &bytes)
            append(text, to: &bytes)
        case .strings(let texts):
            appendList(of: 8, count: texts.count, to: &bytes)
            for text in texts { append(text, to: &bytes) }
        case .int32s(let numbers):
            appendList(of: 5, count: numbers.count, to: &bytes)
            for number in numbers { append(number, to: &bytes) }
        case .float32s(let numbers):
            appendList(of: 6, count: numbers.count, to: &bytes)
            for number in numbers { append(number.bitPattern, to: &bytes) }
        case .uint64(let number):
            append(UInt32(10), to: &bytes)
            append(number, to: &bytes)
        case .raw(let type, let content):
            append(type, to: &bytes)
            bytes += content
        }
    }

    private func appendList(of type: UInt32, count: Int, to bytes: inout [UInt8]) {
        append(UInt32(9), to: &bytes)
        append(type, to: &bytes)
        append(UInt64(count), to: &bytes)
    }
}

/// A tensor's bytes from numbers.
func floatBytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
}
