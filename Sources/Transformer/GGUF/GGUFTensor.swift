/// A tensor of a GGUF file: its shape, type and place.
package struct GGUFTensor: Hashable, Sendable {
    package let name: String
    /// The fastest-running dimension first: a matrix of `rows` × `columns` has `[columns, rows]`.
    package let dimensions: [Int]
    package let type: GGUFTensorType
    /// Bytes in the file, checked to be inside it.
    package let range: Range<Int>

    /// The product of the dimensions.
    package var elementCount: Int { dimensions.reduce(1, *) }
}

extension GGUFTensor {
    /// A tensor's entry as it stands in the header, before the place of the data is known.
    struct Entry {
        let name: String
        let dimensions: [Int]
        let type: GGUFTensorType
        let offset: UInt64
        let byteCount: Int

        /// The names' limit in ggml.
        private static let nameLimit = 64
        private static let dimensionLimit: UInt32 = 4

        init(from cursor: inout GGUFCursor, index: Int) throws(GGUFError) {
            cursor.subject = "tensor \(index)"
            name = try cursor.readName(limit: Self.nameLimit)
            cursor.subject = "tensor \(name)"
            let start = cursor.offset
            let dimensionCount = try cursor.read(UInt32.self)
            guard (1...Self.dimensionLimit).contains(dimensionCount) else {
                throw Self.malformed(
                    name,
                    start,
                    "It has \(dimensionCount) dimensions, not 1 to 4."
                )
            }
            var dimensions: [Int] = []
            var elements = 1
            for _ in 0..<dimensionCount {
                let raw = try cursor.read(UInt64.self)
                guard let dimension = Int(exactly: raw), dimension > 0 else {
                    throw Self.malformed(name, start, "A dimension is \(raw).")
                }
                let (product, overflow) = elements.multipliedReportingOverflow(by: dimension)
                guard !overflow else {
                    throw Self.malformed(name, start, "The product of its dimensions is too large.")
                }
                elements = product
                dimensions.append(dimension)
            }
            self.dimensions = dimensions
            type = GGUFTensorType(rawValue: try cursor.read(UInt32.self))
            guard let block = type.blockLength, let bytes = type.blockBytes else {
                throw GGUFError(
                    code: .unsupported,
                    subject: "tensor \(name)",
                    offset: start,
                    cause: "Its numbers are stored as \(type.name), which is not known.",
                    advice: GGUFError.useOther
                )
            }
            guard dimensions[0].isMultiple(of: block) else {
                throw Self.malformed(
                    name,
                    start,
                    "Rows of \(dimensions[0]) are no multiple of \(type.name)'s block of \(block)."
                )
            }
            let (count, overflow) = (elements / block).multipliedReportingOverflow(by: bytes)
            guard !overflow else { throw Self.malformed(name, start, "It is too large.") }
            byteCount = count
            offset = try cursor.read(UInt64.self)
        }

        /// The tensor, once the data's start and the file's end are known.
        func placed(
            dataStart: Int,
            fileEnd: Int,
            alignment: Int
        ) throws(GGUFError) -> GGUFTensor {
            guard offset.isMultiple(of: UInt64(alignment)) else {
                throw Self.malformed(
                    name,
                    nil,
                    "Its offset \(offset) is no multiple of the alignment \(alignment)."
                )
            }
            let room = fileEnd - dataStart
            guard room >= 0, offset <= UInt64(room), byteCount <= room - Int(offset) else {
                throw GGUFError(
                    code: .truncated,
                    subject: "tensor \(name)",
                    cause: "Its \(byteCount) bytes at offset \(offset) of the data go beyond "
                        + "the end of the file.",
                    advice: GGUFError.fetchAgain
                )
            }
            let start = dataStart + Int(offset)
            return GGUFTensor(
                name: name,
                dimensions: dimensions,
                type: type,
                range: start..<start + byteCount
            )
        }

        private static func malformed(_ name: String, _ offset: Int?, _ cause: String) -> GGUFError
        {
            GGUFError(
                code: .malformed,
                subject: "tensor \(name)",
                offset: offset,
                cause: cause,
                advice: GGUFError.fetchAgain
            )
        }
    }
}
