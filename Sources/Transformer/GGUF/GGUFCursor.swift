/// Reads a GGUF file's header from front to back; every read is checked against the end.
struct GGUFCursor {
    let bytes: UnsafeRawBufferPointer
    private(set) var offset = 0
    /// What is being read, for errors.
    var subject: String

    init(_ bytes: UnsafeRawBufferPointer, subject: String) {
        self.bytes = bytes
        self.subject = subject
    }

    /// The number of bytes that follow.
    var remaining: Int { bytes.count - offset }

    mutating func read<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(GGUFError) -> Value {
        let size = MemoryLayout<Value>.size
        guard size <= remaining else { throw truncated(size) }
        defer { offset += size }
        return Value(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
    }

    /// A count of things that take at least `minimum` bytes each.
    mutating func readCount(of what: String, minimum: Int) throws(GGUFError) -> Int {
        let start = offset
        let count = try read(UInt64.self)
        guard count <= UInt64(remaining / minimum) else {
            throw GGUFError(
                code: .truncated,
                subject: subject,
                offset: start,
                cause: "It announces \(count) \(what), more than the file has room for.",
                advice: GGUFError.fetchAgain
            )
        }
        return Int(count)
    }

    /// The bytes of a string: a 64-bit length and as many bytes.
    mutating func readStringBytes() throws(GGUFError) -> UnsafeRawBufferPointer {
        let count = try readCount(of: "bytes of text", minimum: 1)
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    }

    /// A name of at most `limit` bytes of UTF-8 without control characters.
    mutating func readName(limit: Int) throws(GGUFError) -> String {
        let start = offset
        let content = try readStringBytes()
        guard !content.isEmpty, content.count <= limit,
            let name = String(validating: content, as: UTF8.self),
            name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f })
        else {
            throw GGUFError(
                code: .malformed,
                subject: subject,
                offset: start,
                cause: "A name of \(content.count) bytes is empty, too long, or no plain text.",
                advice: GGUFError.fetchAgain
            )
        }
        return name
    }

    mutating func skip(_ count: Int) throws(GGUFError) {
        guard count <= remaining else { throw truncated(count) }
        offset += count
    }

    private func truncated(_ needed: Int) -> GGUFError {
        GGUFError(
            code: .truncated,
            subject: subject,
            offset: offset,
            cause: "\(needed) bytes are needed and \(remaining) are left.",
            advice: GGUFError.fetchAgain
        )
    }
}
