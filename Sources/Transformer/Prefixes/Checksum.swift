/// A hash of bytes that finds what was cut, mixed up or damaged; XXH64 (Collet, 2012), not made against forgery.
package enum Checksum {
    private static let primes: (UInt64, UInt64, UInt64, UInt64, UInt64) = (
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
        0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5
    )

    /// The hash of some bytes, begun with a number or with the hash of what stands before them.
    package static func hash(_ bytes: UnsafeRawBufferPointer, seed: UInt64 = 0) -> UInt64 {
        let (p1, p2, p3, p4, p5) = primes
        var offset = 0
        var hash = seed &+ p5
        if bytes.count >= 32 {
            var (a, b, c, d) = (seed &+ p1 &+ p2, seed &+ p2, seed, seed &- p1)
            while offset + 32 <= bytes.count {
                a = round(a, word(bytes, offset))
                b = round(b, word(bytes, offset + 8))
                c = round(c, word(bytes, offset + 16))
                d = round(d, word(bytes, offset + 24))
                offset += 32
            }
            hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
            for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* p1 &+ p4 }
        }
        hash &+= UInt64(bytes.count)
        while offset + 8 <= bytes.count {
            hash = rotated(hash ^ round(0, word(bytes, offset)), 27) &* p1 &+ p4
            offset += 8
        }
        if offset + 4 <= bytes.count {
            let half = bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
            hash = rotated(hash ^ UInt64(UInt32(littleEndian: half)) &* p1, 23) &* p2 &+ p3
            offset += 4
        }
        for byte in bytes[offset...] { hash = rotated(hash ^ UInt64(byte) &* p5, 11) &* p1 }
        hash = (hash ^ hash >> 33) &* p2
        hash = (hash ^ hash >> 29) &* p3
        return hash ^ hash >> 32
    }

    @inline(__always)
    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        rotated(lane &+ word &* primes.1, 31) &* primes.0
    }

    @inline(__always)
    private static func rotated(_ value: UInt64, _ count: UInt64) -> UInt64 {
        value << count | value >> (64 - count)
    }
}

/// Two hashes of the same bytes: enough to name things by.
struct Digest: Hashable, Sendable {
    var first: UInt64
    var second: UInt64

    /// The digest of some bytes, begun with that of what stands before them.
    init(_ bytes: UnsafeRawBufferPointer, after digest: Digest = Digest(first: 1, second: 2)) {
        first = Checksum.hash(bytes, seed: digest.first)
        second = Checksum.hash(bytes, seed: digest.second)
    }

    init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    /// The digest of numbers behind this one.
    func followed<Number: FixedWidthInteger>(by numbers: [Number]) -> Digest {
        numbers.map(\.littleEndian).withUnsafeBytes { Digest($0, after: self) }
    }

    /// The digest of a text behind this one.
    func followed(by text: String) -> Digest { followed(by: Array(text.utf8)) }

    /// 32 digits.
    var hexadecimal: String {
        [first, second].map { value in
            let digits = String(value, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
