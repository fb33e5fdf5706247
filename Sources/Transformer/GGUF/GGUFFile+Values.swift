/// Metadata and tensors by name, as the types that the model needs.
extension GGUFFile {
    /// A count: an integer that is not negative; nil where the key is absent.
    package func count(_ key: String) throws(GGUFError) -> Int? {
        switch metadata[key] {
        case nil: return nil
        case .unsigned(let value):
            if let count = Int(exactly: value) { return count }
        case .signed(let value) where value >= 0:
            if let count = Int(exactly: value) { return count }
        default: break
        }
        throw wrongType(key, expected: "a count")
    }

    /// A number; nil where the key is absent.
    package func number(_ key: String) throws(GGUFError) -> Double? {
        switch metadata[key] {
        case nil: return nil
        case .float(let value) where value.isFinite: return value
        case .unsigned(let value): return Double(value)
        case .signed(let value): return Double(value)
        default: throw wrongType(key, expected: "a finite number")
        }
    }

    /// A truth value; nil where the key is absent.
    package func flag(_ key: String) throws(GGUFError) -> Bool? {
        switch metadata[key] {
        case nil: return nil
        case .bool(let value): return value
        default: throw wrongType(key, expected: "a truth value")
        }
    }

    /// A text; nil where the key is absent.
    package func text(_ key: String) throws(GGUFError) -> String? {
        switch metadata[key] {
        case nil: return nil
        case .string(let value): return value
        default: throw wrongType(key, expected: "a text")
        }
    }

    /// What `value` gives for a key that the model cannot do without.
    package func required<Value>(_ key: String, _ value: Value?) throws(GGUFError) -> Value {
        if let value { return value }
        throw GGUFError(
            code: .missing,
            subject: "key \(key)",
            cause: "It is not in the file.",
            advice: GGUFError.useOther
        )
    }

    /// The bytes of each text of a list, in order; nil where the key is absent.
    package func textBytes(_ key: String) throws(GGUFError) -> [UnsafeRawBufferPointer]? {
        switch metadata[key] {
        case nil: return nil
        case .array(let array) where array.elementType == .string:
            var cursor = GGUFCursor(bytes(of: array), subject: "key \(key)")
            var texts: [UnsafeRawBufferPointer] = []
            texts.reserveCapacity(array.count)
            for _ in 0..<array.count { texts.append(try cursor.readStringBytes()) }
            return texts
        default: throw wrongType(key, expected: "a list of texts")
        }
    }

    /// A list of 32-bit integers; nil where the key is absent.
    package func integers(_ key: String) throws(GGUFError) -> [Int32]? {
        switch metadata[key] {
        case nil: return nil
        case .array(let array) where array.elementType == .int32 || array.elementType == .uint32:
            var cursor = GGUFCursor(bytes(of: array), subject: "key \(key)")
            var values: [Int32] = []
            values.reserveCapacity(array.count)
            for _ in 0..<array.count { values.append(try cursor.read(Int32.self)) }
            return values
        default: throw wrongType(key, expected: "a list of 32-bit integers")
        }
    }

    /// A list of 32-bit floats; nil where the key is absent.
    package func floats(_ key: String) throws(GGUFError) -> [Float]? {
        switch metadata[key] {
        case nil: return nil
        case .array(let array) where array.elementType == .float32:
            var cursor = GGUFCursor(bytes(of: array), subject: "key \(key)")
            var values: [Float] = []
            values.reserveCapacity(array.count)
            for _ in 0..<array.count {
                values.append(Float(bitPattern: try cursor.read(UInt32.self)))
            }
            return values
        default: throw wrongType(key, expected: "a list of 32-bit floats")
        }
    }

    /// A tensor that the model cannot do without, of these dimensions.
    package func tensor(_ name: String, dimensions: [Int]) throws(GGUFError) -> GGUFTensor {
        guard let tensor = tensors[name] else {
            throw GGUFError(
                code: .missing,
                subject: "tensor \(name)",
                cause: "It is not in the file.",
                advice: GGUFError.useOther
            )
        }
        guard tensor.dimensions == dimensions else {
            throw GGUFError(
                code: .wrongShape,
                subject: "tensor \(name)",
                offset: tensor.range.lowerBound,
                cause: "Its dimensions are \(tensor.dimensions) where \(dimensions) are needed.",
                advice: GGUFError.useOther
            )
        }
        return tensor
    }

    private func wrongType(_ key: String, expected: String) -> GGUFError {
        GGUFError(
            code: .wrongType,
            subject: "key \(key)",
            cause: "It is \(metadata[key]?.typeName ?? "absent"), not \(expected).",
            advice: GGUFError.useOther
        )
    }
}
