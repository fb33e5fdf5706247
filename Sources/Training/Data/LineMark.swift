import Transformer

/// A line of text or a pair, by its hash and its place.
struct LineMark: Hashable, Sendable {
    let fingerprint: UInt64
    /// The index of its file.
    let file: Int32
    let line: Int32

    /// The mark of a line's bytes.
    init(_ bytes: ArraySlice<UInt8>, file: Int, line: Int) {
        fingerprint = bytes.withUnsafeBytes { Checksum.hash($0) }
        self.file = Int32(clamping: file)
        self.line = Int32(clamping: line)
    }
}
