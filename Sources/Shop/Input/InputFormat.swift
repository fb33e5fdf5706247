/// The formats that records are read from, told by a file's first bytes rather than its name.
package enum InputFormat: Hashable, Sendable {
    case json
    case csv

    /// The format of an input that begins so; nil where more bytes are needed to tell it.
    ///
    /// `isWhole` says that no more bytes come. Throws where the bytes are no text in UTF-8.
    package static func detect(
        _ bytes: UnsafeRawBufferPointer,
        isWhole: Bool
    ) throws(InputFault) -> InputFormat? {
        guard bytes.count >= 4 || isWhole else { return nil }
        func begins(_ prefix: [UInt8]) -> Bool { bytes.starts(with: prefix) }
        let foreign: String? =
            if begins([0xFF, 0xFE]) || begins([0xFE, 0xFF]) {
                "The text is UTF-16; save it as UTF-8."
            } else if begins([0x1F, 0x8B]) {
                "The file is compressed (gzip); unpack it first."
            } else if begins([0x50, 0x4B, 0x03, 0x04]) {
                "The file is a spreadsheet or an archive (zip); save it as CSV."
            } else if bytes.contains(0) {
                "The file is no text."
            } else {
                nil
            }
        if let foreign { throw InputFault(cause: foreign, line: 1, column: 1) }
        let text = bytes.dropFirst(begins([0xEF, 0xBB, 0xBF]) ? 3 : 0)
        let first = text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        guard let first else { return isWhole ? .json : nil }
        return [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(first) ? .json : .csv
    }
}
