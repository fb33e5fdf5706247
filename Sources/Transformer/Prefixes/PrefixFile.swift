import Foundation
import Kernels

/// The form of a prefix's file: a head that names owner and length, the tokens, keys and values, and a checksum of all of
/// it; numbers in little-endian order.
///
/// Nothing of a file is believed: its length follows from the head, the head must be the owner's, the sum must be right.
enum PrefixFile {
    /// Changes with the form of the file or of the keys and values in it.
    private static let version: UInt64 = 1
    /// `MARQUEKV` as a number.
    private static let magic: UInt64 = 0x564b_4555_5152_414d
    private static let headLength = 8 * MemoryLayout<UInt64>.stride
    private static let sumLength = MemoryLayout<UInt64>.stride
    private static let tokenLength = MemoryLayout<Int32>.stride

    /// The length of a file with so many tokens; nil where that makes no sense.
    static func byteCount(tokens: Int, owner: PrefixOwner) -> Int? {
        // No model reads as much; it keeps what follows from overflowing.
        guard tokens < 1 << 24, let content = owner.byteCount(of: tokens) else { return nil }
        let (total, overflows) =
            content.addingReportingOverflow(headLength + tokens * tokenLength + sumLength)
        return overflows ? nil : total
    }

    /// Writes a prefix to an opened file; false where the system does not take all of it.
    static func write(_ prefix: Prefix, owner: PrefixOwner, to file: Int32) -> Bool {
        var start = head(of: prefix.tokens.count, owner: owner).flatMap(littleEndianBytes)
        start += prefix.tokens.flatMap(littleEndianBytes)
        let sum = Checksum.hash(
            prefix.bytes,
            seed: start.withUnsafeBytes { Checksum.hash($0) }
        )
        return start.withUnsafeBytes { write($0, to: file) }
            && write(prefix.bytes, to: file)
            && littleEndianBytes(sum).withUnsafeBytes { write($0, to: file) }
    }

    /// The tokens of an opened file of so many bytes; nil unless the head is right.
    static func tokens(of file: Int32, byteCount: Int, owner: PrefixOwner) -> [Int32]? {
        guard let count = tokenCount(of: file, byteCount: byteCount, owner: owner) else {
            return nil
        }
        var tokens = [Int32](repeating: 0, count: count)
        guard tokens.withUnsafeMutableBytes({ read(file, at: headLength, to: $0) }) else {
            return nil
        }
        return tokens.map(Int32.init(littleEndian:))
    }

    /// The prefix of an opened file of so many bytes; nil unless all of it is right.
    static func prefix(of file: Int32, byteCount: Int, owner: PrefixOwner) -> Prefix? {
        guard let count = tokenCount(of: file, byteCount: byteCount, owner: owner),
            let arena = MemoryArena(byteCount: byteCount, inLargePages: false)
        else { return nil }
        let bytes = UnsafeMutableRawBufferPointer(start: arena.address(of: 0), count: byteCount)
        guard read(file, at: 0, to: bytes) else { return nil }
        let content = headLength + count * tokenLength..<byteCount - sumLength
        let start = UnsafeRawBufferPointer(rebasing: bytes[..<content.lowerBound])
        let sum = Checksum.hash(
            UnsafeRawBufferPointer(rebasing: bytes[content]),
            seed: Checksum.hash(start)
        )
        let stored = bytes.loadUnaligned(fromByteOffset: content.upperBound, as: UInt64.self)
        guard sum == UInt64(littleEndian: stored),
            tokenCount(in: start, byteCount: byteCount, owner: owner) == count
        else { return nil }
        let tokens = (0..<count).map { index in
            let place = headLength + index * tokenLength
            return Int32(littleEndian: start.loadUnaligned(fromByteOffset: place, as: Int32.self))
        }
        return Prefix(tokens: tokens, arena: arena, range: content)
    }

    // MARK: The head

    private static func head(of count: Int, owner: PrefixOwner) -> [UInt64] {
        [
            magic, version, owner.digest.first, owner.digest.second, UInt64(owner.layers),
            UInt64(owner.heads), UInt64(owner.headWidth), UInt64(count),
        ]
    }

    private static func tokenCount(
        of file: Int32,
        byteCount: Int,
        owner: PrefixOwner
    ) -> Int? {
        var head = [UInt8](repeating: 0, count: headLength)
        guard head.withUnsafeMutableBytes({ read(file, at: 0, to: $0) }) else { return nil }
        return head.withUnsafeBytes { tokenCount(in: $0, byteCount: byteCount, owner: owner) }
    }

    /// How many tokens a head announces; nil unless it is the owner's and fits the file's length.
    private static func tokenCount(
        in bytes: UnsafeRawBufferPointer,
        byteCount: Int,
        owner: PrefixOwner
    ) -> Int? {
        let words = (0..<headLength / 8).map { index in
            UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        guard let count = words.last.flatMap(Int.init(exactly:)), count > 0,
            self.byteCount(tokens: count, owner: owner) == byteCount,
            words == head(of: count, owner: owner)
        else { return nil }
        return count
    }

    // MARK: Bytes

    private static func littleEndianBytes<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let count = Foundation.write(file, start, rest.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
        return true
    }

    private static func read(
        _ file: Int32,
        at offset: Int,
        to bytes: UnsafeMutableRawBufferPointer
    ) -> Bool {
        var done = 0
        while let start = bytes.baseAddress, done < bytes.count {
            let count = pread(file, start + done, bytes.count - done, off_t(offset + done))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return false }
            done += count
        }
        return true
    }
}
