/// A GGUF file, version 2 or 3, opened by mapping: metadata as typed values, tensors by name.
///
/// Every count, length, offset, alignment and product of dimensions is checked before it is used.
/// Format: <https://github.com/ggml-org/ggml/blob/master/docs/gguf.md>.
package final class GGUFFile: Sendable {
    /// The path, or the name of a file in memory.
    package let path: String
    package let metadata: [String: GGUFValue]
    package let tensors: [String: GGUFTensor]
    private let content: FileBytes
    /// Where the type and content of each value of the metadata are, in the file's order.
    private let places: [(key: String, range: Range<Int>)]

    /// Opens the file at `path`.
    package convenience init(at path: String) throws(GGUFError) {
        try self.init(path: path, content: FileBytes(mapping: path))
    }

    /// Reads a file that is in memory.
    package convenience init(bytes: [UInt8], name: String) throws(GGUFError) {
        try self.init(path: name, content: FileBytes(copying: bytes))
    }

    private init(path: String, content: FileBytes) throws(GGUFError) {
        var cursor = GGUFCursor(content.bytes, subject: path)
        try Self.readMagic(&cursor)
        let tensorCount = try cursor.readCount(of: "tensors", minimum: Self.smallestTensor)
        let valueCount = try cursor.readCount(of: "metadata values", minimum: Self.smallestValue)
        let (metadata, places) = try Self.readMetadata(&cursor, count: valueCount)
        let alignment = try Self.alignment(in: metadata)

        var entries: [GGUFTensor.Entry] = []
        entries.reserveCapacity(tensorCount)
        for index in 0..<tensorCount {
            entries.append(try GGUFTensor.Entry(from: &cursor, index: index))
        }
        let dataStart = (cursor.offset + alignment - 1) / alignment * alignment
        var tensors: [String: GGUFTensor] = [:]
        tensors.reserveCapacity(tensorCount)
        for entry in entries {
            let tensor = try entry.placed(
                dataStart: dataStart,
                fileEnd: content.bytes.count,
                alignment: alignment
            )
            guard tensors.updateValue(tensor, forKey: tensor.name) == nil else {
                throw Self.duplicate("tensor \(tensor.name)")
            }
        }
        self.path = path
        self.content = content
        self.metadata = metadata
        self.places = places
        self.tensors = tensors
    }

    /// The size of the file.
    package var byteCount: Int { content.bytes.count }

    /// Every byte, valid while this object lives.
    var bytes: UnsafeRawBufferPointer { content.bytes }

    /// A tensor's bytes, valid while this object lives.
    package func bytes(of tensor: GGUFTensor) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: content.bytes[tensor.range])
    }

    /// Lets a tensor's pages go from memory; reading it again brings them back.
    func release(_ tensor: GGUFTensor) {
        content.release(tensor.range)
    }

    /// Where a list's bytes are, valid while this object lives.
    func bytes(of array: GGUFArray) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: content.bytes[array.range])
    }

    /// The metadata as it is stored, each number of the width that it has, in the file's order.
    package var encodedMetadata: [(key: String, value: GGUFEncodedValue)] {
        places.map { key, range in
            (key, GGUFEncodedValue(copying: .init(rebasing: content.bytes[range])))
        }
    }

    // MARK: Reading the header

    /// A tensor has a name's length, a number of dimensions, a type and an offset.
    private static let smallestTensor = 24
    /// A metadata value has a key's length, a type and a byte.
    private static let smallestValue = 13
    private static let keyLimit = 65535

    private static func readMagic(_ cursor: inout GGUFCursor) throws(GGUFError) {
        let magic: UInt32 = 0x4655_4747
        guard cursor.remaining >= 4, try cursor.read(UInt32.self) == magic else {
            throw GGUFError(
                code: .notGGUF,
                subject: cursor.subject,
                offset: 0,
                cause: "It does not begin with the letters GGUF.",
                advice: "Give the path of a GGUF file; `marquee model fetch` gets the default one."
            )
        }
        let version = try cursor.read(UInt32.self)
        guard version == 2 || version == 3 else {
            let bigEndian = version.byteSwapped == 2 || version.byteSwapped == 3
            throw GGUFError(
                code: .unsupportedVersion,
                subject: cursor.subject,
                offset: 4,
                cause: bigEndian
                    ? "It is written for big-endian machines."
                    : "It is of version \(version) of the format; 2 and 3 are read.",
                advice: GGUFError.useOther
            )
        }
    }

    private static func readMetadata(
        _ cursor: inout GGUFCursor,
        count: Int
    ) throws(GGUFError) -> ([String: GGUFValue], places: [(key: String, range: Range<Int>)]) {
        var metadata: [String: GGUFValue] = [:]
        var places: [(key: String, range: Range<Int>)] = []
        metadata.reserveCapacity(count)
        for index in 0..<count {
            cursor.subject = "metadata value \(index)"
            let key = try cursor.readName(limit: keyLimit)
            cursor.subject = "key \(key)"
            let start = cursor.offset
            let type = try readType(&cursor)
            let value = try readValue(&cursor, of: type)
            places.append((key, start..<cursor.offset))
            guard metadata.updateValue(value, forKey: key) == nil else {
                throw duplicate("key \(key)")
            }
        }
        return (metadata, places)
    }

    private static func readType(_ cursor: inout GGUFCursor) throws(GGUFError) -> GGUFValueType {
        let start = cursor.offset
        let raw = try cursor.read(UInt32.self)
        guard let type = GGUFValueType(rawValue: raw) else {
            throw malformed(cursor.subject, start, "Its type \(raw) is not one of the format's.")
        }
        return type
    }

    private static func readValue(
        _ cursor: inout GGUFCursor,
        of type: GGUFValueType
    ) throws(GGUFError) -> GGUFValue {
        switch type {
        case .uint8: return .unsigned(UInt64(try cursor.read(UInt8.self)))
        case .uint16: return .unsigned(UInt64(try cursor.read(UInt16.self)))
        case .uint32: return .unsigned(UInt64(try cursor.read(UInt32.self)))
        case .uint64: return .unsigned(try cursor.read(UInt64.self))
        case .int8: return .signed(Int64(try cursor.read(Int8.self)))
        case .int16: return .signed(Int64(try cursor.read(Int16.self)))
        case .int32: return .signed(Int64(try cursor.read(Int32.self)))
        case .int64: return .signed(try cursor.read(Int64.self))
        case .float32:
            return .float(Double(Float(bitPattern: try cursor.read(UInt32.self))))
        case .float64:
            return .float(Double(bitPattern: try cursor.read(UInt64.self)))
        case .bool:
            let start = cursor.offset
            let byte = try cursor.read(UInt8.self)
            guard byte <= 1 else {
                throw malformed(cursor.subject, start, "A truth value is \(byte), not 0 or 1.")
            }
            return .bool(byte == 1)
        case .string:
            let start = cursor.offset
            let content = try cursor.readStringBytes()
            guard let text = String(validating: content, as: UTF8.self) else {
                throw malformed(cursor.subject, start, "Its text is not UTF-8.")
            }
            return .string(text)
        case .array:
            return .array(try readArray(&cursor))
        }
    }

    private static func readArray(_ cursor: inout GGUFCursor) throws(GGUFError) -> GGUFArray {
        let start = cursor.offset
        let type = try readType(&cursor)
        guard type != .array else {
            throw malformed(cursor.subject, start, "It is a list of lists, which no model needs.")
        }
        let count = try cursor.readCount(of: "list entries", minimum: type.size ?? 8)
        let first = cursor.offset
        if let size = type.size {
            try cursor.skip(count * size)
        } else {
            for _ in 0..<count { _ = try cursor.readStringBytes() }
        }
        return GGUFArray(elementType: type, count: count, range: first..<cursor.offset)
    }

    private static func alignment(in metadata: [String: GGUFValue]) throws(GGUFError) -> Int {
        let key = "general.alignment"
        guard let value = metadata[key] else { return 32 }
        guard case .unsigned(let alignment) = value, alignment >= 8, alignment <= 1 << 20,
            alignment.nonzeroBitCount == 1
        else {
            throw malformed("key \(key)", nil, "It is not a power of two from 8 to 1048576.")
        }
        return Int(alignment)
    }

    private static func duplicate(_ subject: String) -> GGUFError {
        GGUFError(
            code: .duplicate,
            subject: subject,
            cause: "It stands in the file twice.",
            advice: GGUFError.fetchAgain
        )
    }

    private static func malformed(_ subject: String, _ offset: Int?, _ cause: String) -> GGUFError {
        GGUFError(
            code: .malformed,
            subject: subject,
            offset: offset,
            cause: cause,
            advice: GGUFError.fetchAgain
        )
    }
}
